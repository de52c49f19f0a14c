package dev.exitcode.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The JDK reads its limits once per JVM, so that a small one needs a JVM of its own. */
@Timeout(60)
class SlowBodyTest {
  @TempDir private Path folder;

  @Test
  void s09_slowBody_isCutOff() throws Exception {
    Path file = Files.writeString(folder.resolve("s.yaml"), ServerTest.UNREACHABLE.formatted(0));
    ProcessBuilder child =
        Child.main(
            List.of("-Dsun.net.httpserver.maxReqTime=1"), "serve", "--settings", file.toString());
    child.environment().putAll(ServerTest.SECRETS);
    Process process = child.start();
    try (BufferedReader log = process.inputReader(UTF_8);
        Socket slow = new Socket("127.0.0.1", ServeProcessTest.port(log))) {
      slow.setSoTimeout(10_000);
      OutputStream out = slow.getOutputStream();
      out.write(
          "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"
              .getBytes(US_ASCII));
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> isCutOff(out, slow.getInputStream()));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Sends one byte more; whether the other side has given up. */
  private static boolean isCutOff(OutputStream out, InputStream in) {
    try {
      out.write('x');
      return in.available() > 0;
    } catch (IOException e) {
      return true;
    }
  }
}
