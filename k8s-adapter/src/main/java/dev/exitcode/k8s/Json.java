package dev.exitcode.k8s;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Fields of trees that anybody may have written: what is not of the type asked for is absent, and
 * so is an empty text, which is how Kubernetes writes what is not set.
 */
final class Json {
  /** Kubernetes writes the year 1 for no time; nothing it writes lies outside of these. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Json() {}

  static @Nullable String text(JsonNode object, String field) {
    String text = scalar(object.path(field));
    return text == null || text.isEmpty() ? null : text;
  }

  /** The first of these fields that has a text, or null. */
  static @Nullable String firstText(JsonNode object, String... fields) {
    for (String field : fields) {
      String text = text(object, field);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  static @Nullable Boolean flag(JsonNode object, String field) {
    String text = text(object, field);
    if ("true".equals(text)) {
      return true;
    }
    return "false".equals(text) ? false : null;
  }

  static @Nullable Long whole(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() ? value.longValue() : null;
    }
    return value.isString() ? parsed(value.stringValue()) : null;
  }

  static @Nullable Integer small(JsonNode object, String field) {
    Long value = whole(object, field);
    return value == null || value != value.intValue() ? null : (Integer) value.intValue();
  }

  static @Nullable Instant time(JsonNode object, String field) {
    return time(object.path(field));
  }

  static @Nullable Instant time(JsonNode value) {
    if (!value.isString()) {
      return null;
    }
    try {
      String text = value.stringValue();
      Instant plain = PlainTime.parse(text);
      Instant time = plain == null ? Instant.parse(text) : plain;
      return time.isBefore(FIRST) || time.isAfter(LAST) ? null : time;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The objects in an array. */
  static List<JsonNode> objects(JsonNode object, String field) {
    List<JsonNode> objects = new ArrayList<>();
    JsonNode array = object.path(field);
    if (array.isArray()) {
      array.forEach(item -> add(objects, item.isObject() ? item : null));
    }
    return objects;
  }

  /** The texts in an array; a text alone is one. */
  static List<String> texts(JsonNode object, String field) {
    List<String> texts = new ArrayList<>();
    JsonNode value = object.path(field);
    if (value.isArray()) {
      value.forEach(item -> add(texts, scalar(item)));
    } else {
      add(texts, scalar(value));
    }
    return texts;
  }

  /** The texts of an object, by field, in their order. */
  static Map<String, String> entries(JsonNode object, String field) {
    Map<String, String> entries = new LinkedHashMap<>();
    JsonNode all = object.path(field);
    all.forEachEntry(
        (name, value) -> {
          String text = scalar(value);
          if (text != null) {
            entries.put(name, text);
          }
        });
    return entries;
  }

  private static <T> void add(List<T> list, @Nullable T item) {
    if (item != null) {
      list.add(item);
    }
  }

  private static @Nullable String scalar(JsonNode value) {
    return value.isString() || value.isNumber() || value.isBoolean() ? value.asString() : null;
  }

  private static @Nullable Long parsed(String digits) {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
