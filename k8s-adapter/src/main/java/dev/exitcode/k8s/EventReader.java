package dev.exitcode.k8s;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads one event of a watch. For one thread at a time. */
final class EventReader {
  private final PodReader pods = new PodReader();
  private String type = "";
  private int code;
  private @Nullable PodNow pod;

  /**
   * Reads it, and uses up the line; what was read is good until the next one.
   *
   * @throws tools.jackson.core.JacksonException where it is no JSON
   */
  void read(byte[] line, int length) {
    type = "";
    code = 0;
    pod = null;
    int rest = ManagedFields.emptied(line, length);
    try (JsonParser parser = Api.JSON.createParser(line, 0, rest)) {
      parser.nextToken();
      Tokens in = new Tokens(parser);
      if (in.isObject()) {
        for (String field = in.nextField(); field != null; field = in.nextField()) {
          field(field, in);
        }
      }
    }
  }

  private void field(String field, Tokens in) {
    switch (field) {
      case "type" -> type = in.textOrEmpty();
      case "object" -> pod = pods.read(in);
      case "code" -> code = in.number();
      default -> in.skip();
    }
  }

  /** Such as {@code ADDED}; empty: it has none. */
  String type() {
    return type;
  }

  /**
   * The status that the server has to tell, as an event of its own or in the place of all events;
   * 0: none.
   */
  int code() {
    return code != 0 || pod == null ? code : pod.code;
  }

  /** The object with its version; null: it has none. */
  @Nullable PodNow object() {
    return pod;
  }

  /** The object where it says which pod it is; else null. */
  @Nullable PodNow pod() {
    return pod == null || pod.namespace.isEmpty() || pod.name.isEmpty() || pod.uid.isEmpty()
        ? null
        : pod;
  }
}
