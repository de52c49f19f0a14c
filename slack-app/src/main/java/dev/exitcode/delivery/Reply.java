package dev.exitcode.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What became of a call of Slack's Web API. */
public sealed interface Reply {
  /** Slack did it; {@code body} is its whole answer. */
  record Done(JsonNode body) implements Reply {}

  /** Slack did not do it, and {@code error} is its word for why. */
  record Refused(String error) implements Reply {}

  /** Slack did not do it and wants to be left alone for a while. */
  record Limited(Duration pause) implements Reply {}

  /** The call never left: Slack cannot have done it. */
  record NotSent(String why) implements Reply {}

  /** The call left, and nobody says whether Slack did it. */
  record InDoubt(String why) implements Reply {}

  /**
   * Reads an answer.
   *
   * @param retryAfter the header of that name, or null
   * @param body as it came
   */
  static Reply of(int status, @Nullable String retryAfter, String body) {
    if (status == 429) {
      return new Limited(RetryAfter.of(retryAfter));
    }
    JsonNode json = tree(body);
    if (json.path("ok").asBoolean(false)) {
      return new Done(json);
    }
    JsonNode error = json.path("error");
    return error.isString() ? refused(error.stringValue()) : wordless(status);
  }

  /** What stands between here and Slack answered, or Slack's own edge. */
  private static Reply wordless(int status) {
    String why = "Slack's address answered with status %d and no word of Slack's".formatted(status);
    if (status == 413) {
      return new Refused("msg_too_long");
    }
    // A gateway may give up on a post that Slack has taken.
    return status >= 400 && status < 500 ? new NotSent(why) : new InDoubt(why);
  }

  private static Reply refused(String error) {
    return Refusal.of(error) == Refusal.DOUBTFUL
        ? new InDoubt("Slack answered " + error)
        : new Refused(error);
  }

  private static JsonNode tree(String body) {
    try {
      JsonNode tree = JsonMapper.shared().readTree(body);
      return tree == null ? JsonMapper.shared().missingNode() : tree;
    } catch (JacksonException notJson) {
      return JsonMapper.shared().createObjectNode();
    }
  }
}
