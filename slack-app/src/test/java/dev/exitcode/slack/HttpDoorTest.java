package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpDoorTest {
  private static SlackBot bot;
  private static SlackClient slack;

  @BeforeAll
  static void start() throws IOException {
    bot = Fixtures.started(Fixtures.unreachable(), Fixtures.KNOWLEDGE, Clock.systemUTC());
    slack = new SlackClient(bot.address(), Fixtures.SECRET);
  }

  @AfterAll
  static void stop() {
    slack.close();
    bot.close();
  }

  @Test
  void unsignedOrForged_gets401WithoutBody() throws Exception {
    String body = SlackClient.command("137");
    for (HttpRequest.Builder request :
        List.of(
            slack.unsigned(body),
            slack.signed(body).setHeader("X-Slack-Signature", "v0=" + "0".repeat(64)),
            slack.signed(body).header("X-Slack-Signature", "v0=" + "0".repeat(64)),
            slack.signed(body, "1531420618"))) {
      var answer = slack.send(request);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void replayedCommand_getsTheSameAnswer() throws Exception {
    HttpRequest.Builder request = slack.signed(SlackClient.command("137"));
    String first = slack.send(request).body();
    for (int i = 0; i < 100; i++) {
      var again = slack.send(request);
      assertThat(again.statusCode()).isEqualTo(200);
      assertThat(again.body()).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command=%2Fexitcode&text=137&text=143",
        "command=%2Fexitcode&text=137&command=%2Fexitcode",
        "payload=%7B%7D&payload=%7B%7D",
        "command=%2Fexitcode&payload=%7B%7D",
        "command=%2Fexitcode&te%78t=137",
        "command=%2Fexitcode& text=137",
        "command=%2Fexitcode&text=a=b",
        "command=%2Fexitcode&text=%",
        "command=%2Fexitcode&text=%zz",
        "command=%2Fexitcode&text=\u00e9",
        "command=%2Fexitcode&text",
        "payload=%5B%5D",
        "payload=%7B",
        "{\"type\":\"url_verification\",\"challenge\":\"x\"}",
        "nothing=here",
        ""
      })
  void ambiguousForms_areRefused(String body) throws Exception {
    assertThat(slack.send(slack.signed(body)).statusCode()).isEqualTo(400);
  }

  @Test
  void theRawBytes_areSigned() throws Exception {
    String plus = SlackClient.command("137 java");
    String percent = plus.replace("137+java", "137%20java");
    assertThat(slack.send(slack.signed(plus)).body())
        .isEqualTo(slack.send(slack.signed(percent)).body());
    String stamp = Long.toString(Clock.systemUTC().instant().getEpochSecond());
    assertThat(
            slack
                .send(
                    slack
                        .unsigned(percent)
                        .header("X-Slack-Request-Timestamp", stamp)
                        .header(
                            "X-Slack-Signature", SlackClient.sign(Fixtures.SECRET, stamp, plus)))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void invalidUtf8InTheText_isHarmless() throws Exception {
    String body = SlackClient.command("x").replace("text=x", "text=%ff%fe%c0%80");
    assertThat(slack.send(slack.signed(body)).statusCode()).isEqualTo(200);
  }

  @Test
  void gzippedBody_isRefused() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(SlackClient.command("137").getBytes(StandardCharsets.UTF_8));
    }
    HttpRequest.Builder request =
        slack
            .signed(SlackClient.command("137"))
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(bytes.toByteArray()));
    assertThat(slack.send(request).statusCode()).isEqualTo(401);
  }

  @Test
  void chunkedBody_isReadLikeAnyOther() throws Exception {
    String body = SlackClient.command("137");
    HttpRequest.Builder request =
        slack
            .signed(body)
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    assertThat(slack.send(request).statusCode()).isEqualTo(200);
  }

  @Test
  void tooLargeBody_gets413() throws Exception {
    String body = "text=" + "a".repeat(1 << 20);
    assertThat(slack.send(slack.signed(body)).statusCode()).isEqualTo(413);
  }

  /** Not all clients read an answer before they have sent everything. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tooLargeBodySentFirst_gets413AndNoReset(boolean chunked) throws Exception {
    byte[] body = "a".repeat(5 << 20).getBytes(StandardCharsets.US_ASCII);
    String size = Integer.toHexString(body.length);
    try (Socket socket = new Socket(bot.address().getAddress(), bot.address().getPort())) {
      socket.setSoTimeout(5_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /slack/events HTTP/1.1\r\nHost: x\r\n"
                  + (chunked
                      ? "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\n"
                      : "Content-Length: " + body.length + "\r\n\r\n"))
              .getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      out.write((chunked ? "\r\n0\r\n\r\n" : "").getBytes(StandardCharsets.US_ASCII));
      assertThat(statusLine(socket.getInputStream())).contains(" 413 ");
    }
  }

  @Test
  void claimedGigabyte_isRefusedUnread() throws Exception {
    try (Socket socket = new Socket(bot.address().getAddress(), bot.address().getPort())) {
      socket.setSoTimeout(5_000);
      socket
          .getOutputStream()
          .write(
              ("POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1073741824\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(statusLine(socket.getInputStream())).contains(" 413 ");
    }
  }

  @Test
  void tenThousandHeaders_areRefused_andOthersServed() throws Exception {
    try (Socket socket = new Socket(bot.address().getAddress(), bot.address().getPort())) {
      socket.setSoTimeout(5_000);
      StringBuilder request = new StringBuilder("POST /slack/events HTTP/1.1\r\nHost: x\r\n");
      for (int i = 0; i < 10_000; i++) {
        request.append("X-").append(i).append(": 1\r\n");
      }
      try {
        socket
            .getOutputStream()
            .write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        assertThat(statusLine(socket.getInputStream())).doesNotContain(" 200 ");
      } catch (IOException e) {
        assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe|abort).*");
      }
    }
    assertThat(slack.ask("137").statusCode()).isEqualTo(200);
  }

  @Test
  void idleConnections_holdUpNobody() throws Exception {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        idle.add(new Socket(bot.address().getAddress(), bot.address().getPort()));
      }
      long before = System.nanoTime();
      assertThat(slack.ask("137").statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "GET, /slack/events, 405",
    "PUT, /slack/events, 405",
    "TRACE, /slack/events, 405",
    "POST, /health, 404",
    "POST, /metrics, 404",
    "POST, /, 404",
    "POST, /slack/events/, 404",
    "POST, /slack/../slack/events, 404",
    "POST, /slack/%2e%2e/slack/events, 404",
    "POST, /slack/event%73, 404",
    "POST, //slack/events, 404",
  })
  void otherPathsAndMethods_getNothing(String method, String path, int status) throws Exception {
    try (Socket socket = new Socket(bot.address().getAddress(), bot.address().getPort())) {
      socket.setSoTimeout(5_000);
      socket
          .getOutputStream()
          .write(
              "%s %s HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
                  .formatted(method, path)
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(statusLine(socket.getInputStream())).contains(" " + status + " ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "team_id, T0OTHER",
    "team_id, ''",
    "api_app_id, A0OTHER",
    "api_app_id, ''",
  })
  void otherWorkspacesAndApps_areRefused(String field, String value) throws Exception {
    var answer = slack.send(slack.signed(SlackClient.command("137", Map.of(field, value))));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void hostileInput_isHarmless() throws Exception {
    for (String text :
        List.of(
            "9".repeat(10_000),
            "<!channel> <@U1> <https://evil|x>",
            "\u0000\u001b[31m\u202e",
            "🦀".repeat(500),
            "';--",
            "\ud83d")) {
      var answer = slack.ask(text);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).doesNotContain("<!channel>").doesNotContain("9999999999");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "help", "HELP", " ? "})
  void help_isShown(String text) throws Exception {
    assertThat(slack.ask(text).body()).contains("/exitcode 137 java").contains("137 vs 143");
  }

  private static String statusLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString();
  }
}
