package dev.exitcode.demo.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The few chores with JSON that this package shares. */
final class Json {
  static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  /** The texts of an object, by field. */
  static Map<String, String> entries(JsonNode object) {
    Map<String, String> entries = new LinkedHashMap<>();
    object.forEachEntry((name, value) -> entries.put(name, value.asString("")));
    return entries;
  }

  /** The value at a path of fields with dots between them, as text; empty where there is none. */
  static String at(JsonNode object, String path) {
    JsonNode here = object;
    for (String field : path.split("\\.", -1)) {
      here = here.path(field);
    }
    return here.asString("");
  }

  /** A text that ships with this package. */
  static String file(String name) {
    String text = fileOrEmpty(name);
    if (text.isEmpty()) {
      throw new IllegalArgumentException("there is no file " + name);
    }
    return text;
  }

  /** A text that may ship with this package. */
  static String fileOrEmpty(String name) {
    try (InputStream file = Json.class.getResourceAsStream(name)) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
