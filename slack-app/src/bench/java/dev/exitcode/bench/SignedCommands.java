package dev.exitcode.bench;

import dev.exitcode.redact.Secret;
import dev.exitcode.slack.Signature;
import java.nio.charset.StandardCharsets;

/**
 * Slack's requests for {@code /exitcode 139}: each with a trigger id of its own and signed now, so
 * that no target can answer one from memory or refuse it as a replay. For one thread.
 */
final class SignedCommands {
  /** Given to both targets. */
  static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  static final String TEAM = "T0TEAM";
  static final String APP = "A0APP";
  static final String PATH = "/slack/events";

  private static final String FORM =
      "token=legacy&team_id="
          + TEAM
          + "&team_domain=example&channel_id=C0CHANNEL&channel_name=general&user_id=U0USER"
          + "&user_name=ada&command=%2Fexitcode&text=139&api_app_id="
          + APP
          + "&is_enterprise_install=false"
          + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT0%2F1%2Fabc"
          + "&trigger_id=13345224609.738474920.";

  private final int port;
  private final Signature signature = new Signature(Secret.of(SECRET));
  private long count;

  SignedCommands(int port) {
    this.port = port;
  }

  /** The bytes of the next HTTP request. */
  byte[] next() {
    String body = FORM + ++count;
    String now = Long.toString(System.currentTimeMillis() / 1000);
    return ("POST "
            + PATH
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nUser-Agent: Slackbot 1.0 (+https://api.slack.com/robots)"
            + "\r\nAccept: application/json,*/*"
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + body.length()
            + "\r\nX-Slack-Request-Timestamp: "
            + now
            + "\r\nX-Slack-Signature: "
            + signature.of(now, body.getBytes(StandardCharsets.ISO_8859_1))
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
