package dev.exitcode.incident;

import dev.exitcode.catalog.DataFile;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The sentences of {@code reasons.json}. */
final class Sentences {
  private static final Map<String, String> ALL = read();

  private Sentences() {}

  private static Map<String, String> read() {
    Map<String, String> all = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry :
        DataFile.tree(Sentences.class, "reasons.json").properties()) {
      all.put(entry.getKey(), entry.getValue().asString());
    }
    return Map.copyOf(all);
  }

  /** Why something was told or not. */
  static String of(Reason reason, Object... values) {
    return of(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), values);
  }

  /** A sentence by its key, with these values for each {@code {}} in turn. */
  static String of(String key, Object... values) {
    String sentence = Objects.requireNonNull(ALL.get(key), () -> "no sentence for " + key);
    for (Object value : values) {
      int at = sentence.indexOf("{}");
      sentence = at < 0 ? sentence : sentence.substring(0, at) + value + sentence.substring(at + 2);
    }
    return sentence;
  }
}
