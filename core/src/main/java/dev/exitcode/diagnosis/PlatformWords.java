package dev.exitcode.diagnosis;

import dev.exitcode.catalog.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What platforms say, and the cause it means: {@code platform-words.json}, by situation. */
final class PlatformWords {
  private static final Map<String, List<Phrase>> BY_SITUATION = read();

  private final List<Phrase> phrases;

  private PlatformWords(List<Phrase> phrases) {
    this.phrases = phrases;
  }

  /** The words of one situation. */
  static PlatformWords of(String situation) {
    List<Phrase> phrases = BY_SITUATION.get(situation);
    if (phrases == null) {
      throw new IllegalArgumentException("no such situation: " + situation);
    }
    return new PlatformWords(phrases);
  }

  /** The first phrase that stands in the text, whatever its case; null: none, or no text. */
  @Nullable Phrase in(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String low = text.toLowerCase(Locale.ROOT);
    for (Phrase phrase : phrases) {
      if (phrase.standsIn(low)) {
        return phrase;
      }
    }
    return null;
  }

  /**
   * Words that mean a cause.
   *
   * @param any one of these stands in the text, in lower case
   * @param all and each of these
   * @param starts what the text begins with, or empty
   */
  record Phrase(
      Cause cause, Confidence confidence, List<String> any, List<String> all, String starts) {
    boolean standsIn(String low) {
      return low.startsWith(starts) && hasAll(low) && hasAny(low);
    }

    private boolean hasAll(String low) {
      for (int i = 0; i < all.size(); i++) {
        if (!low.contains(all.get(i))) {
          return false;
        }
      }
      return true;
    }

    private boolean hasAny(String low) {
      for (int i = 0; i < any.size(); i++) {
        if (low.contains(any.get(i))) {
          return true;
        }
      }
      return false;
    }
  }

  private static Map<String, List<Phrase>> read() {
    Map<String, List<Phrase>> situations = new TreeMap<>();
    JsonNode file = DataFile.tree(PlatformWords.class, "platform-words.json");
    for (Map.Entry<String, JsonNode> one : file.properties()) {
      List<Phrase> phrases = new ArrayList<>();
      one.getValue().forEach(phrase -> phrases.add(phrase(phrase)));
      situations.put(one.getKey(), List.copyOf(phrases));
    }
    return situations;
  }

  private static Phrase phrase(JsonNode node) {
    String confidence = node.path("confidence").asString("certain");
    return new Phrase(
        Cause.byId(node.path("cause").asString()).orElseThrow(),
        Confidence.valueOf(confidence.toUpperCase(Locale.ROOT)),
        strings(node.path("any")),
        strings(node.path("all")),
        node.path("starts").asString(""));
  }

  private static List<String> strings(JsonNode array) {
    List<String> all = new ArrayList<>();
    array.forEach(text -> all.add(text.asString()));
    return List.copyOf(all);
  }
}
