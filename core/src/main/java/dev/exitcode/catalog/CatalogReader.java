package dev.exitcode.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads catalog files into entries. */
final class CatalogReader {
  private static final List<String> FILES = List.of("signal-codes");

  private CatalogReader() {}

  static List<Entry> bundled() {
    JsonMapper mapper = JsonMapper.shared();
    List<Entry> all = new ArrayList<>();
    for (String file : FILES) {
      try (InputStream in = CatalogReader.class.getResourceAsStream(file + ".json")) {
        if (in == null) {
          throw new IllegalStateException("catalog file missing from the jar: " + file);
        }
        mapper.readTree(in).path("entries").forEach(node -> all.add(entry(node)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  private static Entry entry(JsonNode n) {
    return new Entry(
        text(n, "id"),
        list(n, "codes", CatalogReader::range),
        list(n, "with", JsonNode::asString),
        list(n, "words", JsonNode::asString),
        text(n, "name"),
        optional(n, "signal"),
        text(n, "meaning"),
        text(n, "setBy"),
        text(n, "normal"),
        Severity.valueOf(text(n, "severity").toUpperCase(Locale.ROOT)),
        list(n, "causes", c -> new Entry.Cause(platform(c), text(c, "cause"), text(c, "tellBy"))),
        list(
            n,
            "nextSteps",
            s -> new Entry.Step(platform(s), text(s, "do"), optional(s, "command"))),
        list(n, "prevention", JsonNode::asString),
        list(
            n, "misconceptions", m -> new Entry.Misconception(text(m, "belief"), text(m, "truth"))),
        list(n, "contrasts", c -> new Entry.Contrast(text(c, "to"), text(c, "difference"))),
        list(n, "seeAlso", JsonNode::asString),
        n.path("common").asBoolean(false),
        list(n, "sources", s -> new Entry.Source(text(s, "title"), optional(s, "url"))));
  }

  private static Entry.CodeRange range(JsonNode n) {
    if (n.isNumber()) {
      return new Entry.CodeRange(n.longValue(), n.longValue());
    }
    String[] ends = n.asString().split("-", 2);
    return new Entry.CodeRange(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
  }

  private static Platform platform(JsonNode n) {
    String on = optional(n, "on");
    return on == null ? Platform.ANY : Platform.valueOf(on.toUpperCase(Locale.ROOT));
  }

  private static String text(JsonNode n, String field) {
    return n.path(field).asString();
  }

  private static @Nullable String optional(JsonNode n, String field) {
    return n.has(field) ? n.path(field).asString() : null;
  }

  private static <T> List<T> list(JsonNode n, String field, Function<JsonNode, T> each) {
    return n.path(field).valueStream().map(each).toList();
  }
}
