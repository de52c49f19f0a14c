package dev.exitcode.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Slack's word for a refusal means for the message that was refused. */
enum Refusal {
  /** The message is at fault: a smaller one may be taken. */
  SHRINK,
  /** The channel is at fault: nothing gets there until somebody changes it. */
  ELSEWHERE,
  /** The app or its token is at fault: no message gets anywhere. */
  STOP,
  /** The message to change, or to answer below, is not there any more. */
  GONE,
  /** The message is there, and takes no answer or no change any more; its channel takes others. */
  SEALED,
  /** Slack is at fault, and nothing happened. */
  AGAIN,
  /** Slack is at fault, and it may have happened all the same. */
  DOUBTFUL,
  /** No word of Slack's lists: it is worth a few tries, and no more. */
  UNKNOWN;

  private static final String RESOURCE = "slack-refusals.json";

  private static final Map<String, Refusal> BY_WORD = read();

  /** The meaning of a word, as the field {@code error} holds it. */
  static Refusal of(String word) {
    return BY_WORD.getOrDefault(word, UNKNOWN);
  }

  private static Map<String, Refusal> read() {
    JsonNode words = bundled();
    Map<String, Refusal> byWord = new HashMap<>();
    for (Refusal refusal : values()) {
      String all = words.path(refusal.name().toLowerCase(Locale.ROOT)).asString("");
      for (String word : all.split(" ", -1)) {
        byWord.put(word, refusal);
      }
    }
    return byWord;
  }

  private static JsonNode bundled() {
    try (InputStream in = Refusal.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
