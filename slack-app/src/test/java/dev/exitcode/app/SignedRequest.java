package dev.exitcode.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code /exitcode …} as Slack sends it, see docs.slack.dev/authentication/verifying-requests. */
final class SignedRequest {
  private SignedRequest() {}

  static HttpRequest of(InetSocketAddress bot, String question, String secret)
      throws GeneralSecurityException {
    String body =
        "token=x&team_id=T1&team_domain=t&channel_id=C1&channel_name=c&user_id=U1&user_name=u"
            + "&command=%2Fexitcode&text="
            + URLEncoder.encode(question, UTF_8)
            + "&api_app_id=A1&response_url=http%3A%2F%2F127.0.0.1%3A9%2F&trigger_id=1.2.3";
    String now = Long.toString(Instant.now().getEpochSecond());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal(("v0:" + now + ":" + body).getBytes(UTF_8));
    URI url = URI.create("http://127.0.0.1:" + bot.getPort() + "/slack/events");
    return HttpRequest.newBuilder(url)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Slack-Request-Timestamp", now)
        .header("X-Slack-Signature", "v0=" + HexFormat.of().formatHex(signature))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
