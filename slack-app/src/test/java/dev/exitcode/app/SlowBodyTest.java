package dev.exitcode.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The JDK reads its limits once per JVM, so that a small one needs a JVM of its own. */
@Timeout(60)
class SlowBodyTest {
  @TempDir private Path folder;

  @Test
  void slowBody_isCutOff() throws Exception {
    Path file = Files.writeString(folder.resolve("s.yaml"), ServerTest.UNREACHABLE.formatted(0));
    ProcessBuilder child =
        Child.main(
            List.of("-Dsun.net.httpserver.maxReqTime=3"), "serve", "--settings", file.toString());
    child.environment().putAll(ServerTest.SECRETS);
    Process process = child.start();
    try (BufferedReader log = process.inputReader(UTF_8);
        Socket slow = new Socket("127.0.0.1", ServeProcessTest.port(log))) {
      OutputStream out = slow.getOutputStream();
      out.write(
          "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"
              .getBytes(US_ASCII));
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> answer(slow), Thread::startVirtualThread);
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> isOver(answer, out));
      assertThat(answer.join()).as("status line: a refusal has one, a cut-off none").isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Sends one byte more; whether the other side has answered or given up. */
  private static boolean isOver(CompletableFuture<String> answer, OutputStream out) {
    try {
      out.write('x');
      return answer.isDone();
    } catch (IOException e) {
      return true;
    }
  }

  /** The first line of what comes back until the connection ends; empty where nothing does. */
  private static String answer(Socket slow) {
    try {
      String line =
          new BufferedReader(new InputStreamReader(slow.getInputStream(), US_ASCII)).readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      return "";
    }
  }
}
