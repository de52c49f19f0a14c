package dev.exitcode.slack;

import com.slack.api.app_backend.SlackSignature;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Slack's side of an HTTP request: builds, signs and sends it. */
final class SlackClient implements AutoCloseable {
  private final URI door;
  private final String secret;
  private final HttpClient http = HttpClient.newHttpClient();

  SlackClient(InetSocketAddress address, String secret) {
    this.door =
        URI.create(
            "http://%s:%d%s"
                .formatted(
                    address.getAddress().getHostAddress(), address.getPort(), SlackBot.PATH));
    this.secret = secret;
  }

  URI door() {
    return door;
  }

  HttpClient http() {
    return http;
  }

  static String command(String text) {
    return command(text, Map.of());
  }

  static String command(String text, Map<String, String> instead) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("token", "legacy-verification-token");
    form.put("team_id", Fixtures.TEAM);
    form.put("team_domain", "example");
    form.put("channel_id", "C0CHANNEL");
    form.put("channel_name", "general");
    form.put("user_id", "U0USER");
    form.put("user_name", "ada");
    form.put("command", "/exitcode");
    form.put("text", text);
    form.put("api_app_id", Fixtures.APP);
    form.put("is_enterprise_install", "false");
    form.put("response_url", "https://hooks.slack.com/commands/T0/1/abc");
    form.put("trigger_id", "13345224609.738474920.8088930838d88f008e0");
    form.putAll(instead);
    return encode(form);
  }

  static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** A request signed now. */
  HttpRequest.Builder signed(String body) {
    return signed(body, Long.toString(Instant.now().getEpochSecond()));
  }

  HttpRequest.Builder signed(String body, String timestamp) {
    return unsigned(body)
        .header("X-Slack-Request-Timestamp", timestamp)
        .header("X-Slack-Signature", sign(secret, timestamp, body));
  }

  HttpRequest.Builder unsigned(String body) {
    return HttpRequest.newBuilder(door)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  static String sign(String secret, String timestamp, String body) {
    return new SlackSignature.Generator(secret).generate(timestamp, body);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> ask(String text) throws IOException, InterruptedException {
    return send(signed(command(text)));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
