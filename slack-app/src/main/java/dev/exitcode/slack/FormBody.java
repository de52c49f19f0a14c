package dev.exitcode.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a signed body holds, read before Bolt reads it. Stricter than Bolt, so that both cannot read
 * it differently: plain ASCII, one equals sign a field, no field twice.
 *
 * @param fields name to decoded value; empty where the body is malformed
 */
record FormBody(Kind kind, Map<String, String> fields) {
  private static final int MOST_FIELDS = 100;
  private static final Set<String> ACTIONS =
      Set.of(
          BlockActionPayload.TYPE,
          BlockSuggestionPayload.TYPE,
          GlobalShortcutPayload.TYPE,
          MessageShortcutPayload.TYPE,
          ViewSubmissionPayload.TYPE);

  /** What a body holds. */
  enum Kind {
    /** A slash command. */
    COMMAND,
    /** A click on a button or in a menu, what is typed into a select, a modal that is sent. */
    ACTION,
    /** Something that happened in the workspace; stands in JSON and envelopes, never in a form. */
    EVENT,
    /** Something valid that needs no answer. */
    OTHER,
    /** Not a form that Slack would send. */
    MALFORMED
  }

  static FormBody read(String body) {
    try {
      Map<String, String> fields = fields(body);
      return new FormBody(kindOf(fields), fields);
    } catch (IllegalArgumentException | JsonParseException e) {
      return new FormBody(Kind.MALFORMED, Map.of());
    }
  }

  /** What the JSON of an interaction or a Socket Mode envelope holds. */
  static Kind kindOf(JsonObject payload) {
    if (payload.has("command")) {
      return Kind.COMMAND;
    }
    return payload.get("type") instanceof JsonPrimitive type
        ? kindOf(type.getAsString())
        : Kind.OTHER;
  }

  private static Kind kindOf(String type) {
    if (ACTIONS.contains(type)) {
      return Kind.ACTION;
    }
    return type.equals(EventBody.CALLBACK) ? Kind.EVENT : Kind.OTHER;
  }

  private static Kind kindOf(Map<String, String> fields) {
    String payload = fields.get("payload");
    if (fields.containsKey("command")) {
      return payload == null ? Kind.COMMAND : Kind.MALFORMED;
    }
    if (payload == null) {
      return fields.containsKey("ssl_check") ? Kind.OTHER : Kind.MALFORMED;
    }
    JsonElement json = JsonParser.parseString(payload);
    return json instanceof JsonObject object && kindOf(object) != Kind.EVENT
        ? kindOf(object)
        : Kind.MALFORMED;
  }

  private static Map<String, String> fields(String body) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      add(fields, pair);
    }
    return fields;
  }

  private static void add(Map<String, String> fields, String pair) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? "" : pair.substring(0, equals);
    String value = pair.substring(equals + 1);
    if (!isName(name) || value.indexOf('=') >= 0 || !isPrintableAscii(value)) {
      throw new IllegalArgumentException("not a field");
    }
    if (fields.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8)) != null
        || fields.size() > MOST_FIELDS) {
      throw new IllegalArgumentException("a field twice, or too many");
    }
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean isPrintableAscii(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) <= ' ' || value.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return true;
  }
}
