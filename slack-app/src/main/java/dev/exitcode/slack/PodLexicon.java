package dev.exitcode.slack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the words of a question about a pod are for; read when somebody first asks one. */
final class PodLexicon {
  private static final String RESOURCE = "pod-words.json";

  private final Map<String, Role> roles = new HashMap<>();
  private final Map<String, AskedTime> times = new HashMap<>();

  private static final class Kept {
    private static final PodLexicon BUNDLED = new PodLexicon(bundled());
  }

  /** What a word is for. */
  enum Role {
    KIND,
    THING,
    NAMESPACE,
    CLUSTER,
    PLACE,
    ARTICLE,
    TROUBLE,
    FILLER,
    AGAIN,
    /** None of the others: it may be a name. */
    NAME
  }

  private PodLexicon(JsonNode words) {
    for (Role role : Role.values()) {
      String all = words.path(role.name().toLowerCase(Locale.ROOT)).asString("");
      for (String word : all.split(" ", -1)) {
        roles.put(word, role);
      }
    }
    for (String from : List.of("midnight", "now")) {
      words.path(from).forEachEntry((time, hours) -> times.put(time, time(time, from, hours)));
    }
  }

  private static AskedTime time(String words, String from, JsonNode hours) {
    boolean ofDay = from.equals("midnight");
    return new AskedTime(words, ofDay, hours.path(0).asInt(), hours.path(1).asInt());
  }

  static PodLexicon standard() {
    return Kept.BUNDLED;
  }

  private static JsonNode bundled() {
    try (InputStream in = PodLexicon.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The role of a word in small letters. */
  Role of(String word) {
    return roles.getOrDefault(word, Role.NAME);
  }

  /** The stretch of time that words name, or null where they name none. */
  @Nullable AskedTime time(String words) {
    return times.get(words);
  }
}
