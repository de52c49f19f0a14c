package dev.exitcode.redact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the kinds of secrets; trusts their form, which {@code kinds.schema.json} fixes. */
final class KindReader {
  private static final String FILE = "kinds.json";

  private KindReader() {}

  /** The kinds that ship with Exitcode, the particular before the general. */
  static List<Kind> bundled() {
    try (InputStream in = KindReader.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("file missing from the jar: " + FILE);
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Kind> read(InputStream in) {
    List<Kind> kinds = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      while (json.nextToken() != JsonToken.START_ARRAY) {}
      while (json.nextToken() != JsonToken.END_ARRAY) {
        kinds.add(kind(json));
      }
    }
    return kinds;
  }

  private static Kind kind(JsonParser json) {
    String name = "";
    String regex = "";
    List<String> keywords = new ArrayList<>();
    for (String field = json.nextName(); field != null; field = json.nextName()) {
      json.nextToken();
      switch (field) {
        case "kind" -> name = json.getString();
        case "regex" -> regex = json.getString();
        case "keywords" -> addTo(keywords, json);
        default -> json.skipChildren();
      }
    }
    return new Kind(name, keywords, regex);
  }

  private static void addTo(List<String> texts, JsonParser json) {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      texts.add(json.getString());
    }
  }
}
