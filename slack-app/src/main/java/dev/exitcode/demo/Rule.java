package dev.exitcode.demo;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What one field of a payload may hold.
 *
 * @param at the type of object and its field, as in {@code header.text}
 * @param is what the field holds
 * @param of the types of object it may hold, or the words
 * @param min fewest characters or items
 * @param max most characters or items
 * @param each most characters of each text in a list
 * @param required whether an object without it is refused
 * @param unless the field that, where present, makes this one optional; empty where none does
 */
record Rule(
    String at,
    Kind is,
    List<String> of,
    int min,
    int max,
    int each,
    boolean required,
    String unless) {

  enum Kind {
    TYPE,
    STRING,
    BOOLEAN,
    NUMBER,
    /** One of a few words. */
    ONE,
    /** An object that names its type. */
    OBJECT,
    /** A list of objects that name their types. */
    LIST,
    /** An object of the only type that fits, which it does not name. */
    PLAIN,
    /** A list of such objects. */
    PLAINS,
    /** A sum over the payload, not a field. */
    TOTAL
  }

  Rule {
    of = List.copyOf(of);
  }

  static Rule read(JsonNode row) {
    String is = Json.text(row, "is").replace(' ', '_').toUpperCase(Locale.ROOT);
    String unless = Json.text(row, "unless");
    return new Rule(
        Json.text(row, "at"),
        Kind.valueOf(is),
        row.path("of").valueStream().map(word -> word.asString("")).toList(),
        row.path("min").asInt(0),
        row.path("max").asInt(Integer.MAX_VALUE),
        row.path("each").asInt(Integer.MAX_VALUE),
        row.path("required").asBoolean(false) || !unless.isEmpty(),
        unless);
  }

  String type() {
    return at.substring(0, at.indexOf('.'));
  }

  String field() {
    return at.substring(at.indexOf('.') + 1);
  }

  /** Whether either form of text fits, which Slack words in its own way when neither does. */
  boolean takesAnyText() {
    return of.contains("mrkdwn") && of.contains("plain_text");
  }
}
