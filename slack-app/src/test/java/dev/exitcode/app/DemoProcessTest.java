package dev.exitcode.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demo as a newcomer runs it. */
@Timeout(60)
class DemoProcessTest {
  private static final Pattern PAGE = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/)");

  @Test
  void demo_servesThePageItPrintsUntilItIsStopped() throws Exception {
    Process process = Child.main(List.of(), "demo", "--port", "0").start();
    try (BufferedReader out = process.inputReader(UTF_8);
        HttpClient browser = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(page(out))).build();
      assertThat(browser.send(request, BodyHandlers.discarding()).version()).isNotNull();
      process.toHandle().destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(out.lines()).noneMatch(l -> l.contains("Exception"));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void takenPort_isExplainedInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Run run = Run.of("demo", "--port", "" + taken.getLocalPort());
      assertThat(run.status()).isEqualTo(69);
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.err()).contains("" + taken.getLocalPort()).contains("--port 0");
    }
  }

  @Test
  void impossiblePort_isRefused() {
    assertThat(Run.of("demo", "--port", "80860").status()).isEqualTo(64);
  }

  private static String page(BufferedReader out) throws Exception {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher m = PAGE.matcher(line);
      if (m.find()) {
        return m.group(1);
      }
    }
    throw new AssertionError("the demo ended without a page");
  }
}
