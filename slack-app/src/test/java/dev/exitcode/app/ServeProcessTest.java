package dev.exitcode.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as an operator runs it. */
@Timeout(60)
class ServeProcessTest {
  private static final Pattern REQUESTS = Pattern.compile("requests=127\\.0\\.0\\.1:(\\d+)/");

  @TempDir private Path folder;

  @Test
  void sigterm_stopsInOrderWithinTwentySeconds() throws Exception {
    Path file = Files.writeString(folder.resolve("s.yaml"), ServerTest.UNREACHABLE.formatted(0));
    ProcessBuilder child = Child.main(List.of(), "serve", "--settings", file.toString());
    child.environment().putAll(ServerTest.SECRETS);
    Process process = child.start();
    try (BufferedReader log = process.inputReader(UTF_8);
        HttpClient slack = HttpClient.newHttpClient()) {
      InetSocketAddress bot = new InetSocketAddress("127.0.0.1", port(log));
      assertThat(
              slack
                  .send(SignedRequest.of(bot, "137", ServerTest.SECRET), BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(200);
      long asked = System.nanoTime();
      process.toHandle().destroy(); // SIGTERM, and its output stays readable
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(20));
      assertThat(process.exitValue()).isEqualTo(143);
      assertThat(log.lines().toList())
          .anyMatch(l -> l.contains("message=Stopped."))
          .allMatch(l -> l.startsWith("time="))
          .noneMatch(l -> l.contains("canary"));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void everyMissingToken_isNamed() throws Exception {
    ProcessBuilder child = Child.main(List.of(), "serve");
    assertThat(Child.output(child).lines())
        .satisfiesExactly(
            l -> assertThat(l).startsWith("SLACK_BOT_TOKEN is not set"),
            l -> assertThat(l).startsWith("SLACK_APP_TOKEN is not set"));
  }

  static int port(BufferedReader log) throws Exception {
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      Matcher m = REQUESTS.matcher(line);
      if (m.find()) {
        return Integer.parseInt(m.group(1));
      }
    }
    throw new AssertionError("the bot ended without saying where it listens");
  }
}
