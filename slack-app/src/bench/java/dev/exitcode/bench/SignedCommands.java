package dev.exitcode.bench;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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
  private final Mac mac;
  private long count;

  SignedCommands(int port) {
    this.port = port;
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** The bytes of the next HTTP request. */
  byte[] next() {
    String body = FORM + ++count;
    String now = Long.toString(System.currentTimeMillis() / 1000);
    byte[] signature =
        mac.doFinal(("v0:" + now + ":" + body).getBytes(StandardCharsets.ISO_8859_1));
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
            + "\r\nX-Slack-Signature: v0="
            + HexFormat.of().formatHex(signature)
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
