package dev.exitcode.app;

import dev.exitcode.slack.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells Slack's secrets apart by their form; see https://docs.slack.dev/authentication/tokens. */
final class SlackSecretForm {
  /** How every token begins, the kinds not named below included; a regular expression. */
  static final String TOKEN_START = "\\bx(?:ox[a-z]|app|wfp)[-.]";

  private static final Map<String, String> TOKENS = new LinkedHashMap<>();

  static {
    TOKENS.put("xoxb-", "a bot token (xoxb-)");
    TOKENS.put("xapp-", "an app-level token (xapp-)");
    TOKENS.put("xoxp-", "a user token (xoxp-)");
    TOKENS.put("xoxe.", "a rotating token (xoxe.), which Exitcode does not renew");
    TOKENS.put("xoxe-", "a refresh token (xoxe-)");
    TOKENS.put("xwfp-", "a workflow token (xwfp-)");
  }

  private SlackSecretForm() {}

  /**
   * What is wrong with a value that should be a token with this prefix, or a signing secret where
   * the prefix is empty; says nothing of its characters.
   */
  static Optional<String> mismatch(String prefix, String value) {
    if (value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      return Optional.of("white space or characters no secret of Slack's has");
    }
    Optional<String> other = otherToken(prefix, value);
    if (other.isPresent()) {
      return other;
    }
    return prefix.isEmpty() ? badSecret(value) : badToken(prefix, value);
  }

  private static Optional<String> otherToken(String prefix, String value) {
    return TOKENS.entrySet().stream()
        .filter(token -> value.startsWith(token.getKey()) && !token.getKey().equals(prefix))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Optional<String> badToken(String prefix, String value) {
    return value.startsWith(prefix) && value.length() > prefix.length() + 5
        ? Optional.empty()
        : Optional.of("no token of the right form");
  }

  private static Optional<String> badSecret(String value) {
    return value.length() >= Connection.Http.SHORTEST_SECRET
        ? Optional.empty()
        : Optional.of("something too short for a signing secret");
  }
}
