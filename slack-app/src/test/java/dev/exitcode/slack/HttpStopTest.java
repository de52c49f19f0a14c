package dev.exitcode.slack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Stopping in the middle of the work. */
final class HttpStopTest {
  private static final int REQUESTS = 20;

  @Test
  void stop_answersWhatIsUnderWay_takesNothingNew_andEndsInTime() throws Exception {
    SlackBot bot = Fixtures.started(Fixtures.unreachable(), Fixtures.KNOWLEDGE, Clock.systemUTC());
    InetSocketAddress address = bot.address();
    List<Half> halves = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      halves.add(new Half(address));
    }

    long asked = System.nanoTime();
    Thread stopping = Thread.ofVirtual().start(bot::close);
    Awaitility.await().untilAsserted(() -> assertRefused(address));
    for (Half half : halves) {
      assertThat(half.complete()).contains(" 200 ");
    }
    stopping.join();
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(20));
  }

  private static void assertRefused(InetSocketAddress address) {
    assertThatThrownBy(() -> new Socket(address.getAddress(), address.getPort()).close())
        .isInstanceOf(IOException.class);
  }

  /** A signed request whose body has come to its half, and which the bot has begun to read. */
  private static final class Half {
    private static final String BODY = SlackClient.command("137");

    private final Socket socket;
    private final BufferedReader in;

    Half(InetSocketAddress address) throws IOException {
      socket = new Socket(address.getAddress(), address.getPort());
      socket.setSoTimeout(10_000);
      in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      String stamp = Long.toString(Instant.now().getEpochSecond());
      String signature = SlackClient.sign(Fixtures.SECRET, stamp, BODY);
      write(
          """
          POST /slack/events HTTP/1.1
          Host: x
          Content-Length: %d
          Expect: 100-continue
          X-Slack-Request-Timestamp: %s
          X-Slack-Signature: %s

          """
              .formatted(BODY.length(), stamp, signature)
              .replace("\n", "\r\n"));
      assertThat(in.readLine()).as("the bot waits for the body").contains(" 100 ");
      in.lines().takeWhile(line -> !line.isEmpty()).forEach(header -> {});
      write(BODY.substring(0, BODY.length() / 2));
    }

    String complete() throws IOException {
      try (socket) {
        write(BODY.substring(BODY.length() / 2));
        return in.readLine();
      }
    }

    private void write(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(US_ASCII));
    }
  }
}
