package dev.exitcode.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.builtin.EventRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a signed JSON body holds: the Events API sends JSON where all else comes as a form.
 *
 * @see <a href="https://docs.slack.dev/apis/events-api">Events API</a>
 */
sealed interface EventBody {
  /** The type of a body that carries an event. */
  String CALLBACK = "event_callback";

  int LONGEST_CHALLENGE = 500;

  /** Something happened; the JSON as it was read, so that Bolt cannot read it differently. */
  record Event(JsonObject json) implements EventBody {
    EventRequest request(AppConfig config) {
      EventRequest request = new EventRequest(json.toString(), new RequestHeaders(Map.of()));
      request.updateContext(config);
      return request;
    }
  }

  /** Slack asks, when the address is entered, whether it is ours. */
  record Challenge(String challenge) implements EventBody {
    String answer() {
      JsonObject json = new JsonObject();
      json.addProperty("challenge", challenge);
      return json.toString();
    }
  }

  /** Something valid that needs no answer. */
  record Other() implements EventBody {}

  /** Not JSON that Slack would send. */
  record Malformed() implements EventBody {}

  /** Whether a body of this content type is one. */
  static boolean isEvent(@Nullable String contentType) {
    return contentType != null && contentType.startsWith("application/json");
  }

  static EventBody read(byte[] body) {
    try {
      return JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
              instanceof JsonObject json
          ? read(json)
          : new Malformed();
    } catch (JsonParseException e) {
      return new Malformed();
    }
  }

  private static EventBody read(JsonObject json) {
    return switch (text(json, "type")) {
      case CALLBACK -> json.get("event") instanceof JsonObject ? new Event(json) : new Malformed();
      case "url_verification" -> challenge(text(json, "challenge"));
      case String _ -> new Other();
    };
  }

  private static EventBody challenge(String challenge) {
    return challenge.isEmpty() || challenge.length() > LONGEST_CHALLENGE
        ? new Malformed()
        : new Challenge(challenge);
  }

  private static String text(JsonObject json, String name) {
    return json.get(name) instanceof JsonPrimitive text ? text.getAsString() : "";
  }
}
