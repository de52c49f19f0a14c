package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** A newcomer asks about a pod in the demo: page, bot, adapter and cluster together. */
@Timeout(120)
class DemoPodsQuestionTest {
  private Demo demo;
  private HttpClient browser;

  @BeforeEach
  void start() throws IOException {
    demo = Demo.start(0, null, Clock.systemUTC());
    browser = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    browser.shutdownNow();
    demo.close();
  }

  @Test
  void podByHalfItsName_isExplained() throws Exception {
    say("/exitcode pod cart");
    awaitMessage("shop/cart-7c9d6b5f4-x8kqp", "OOMKilled");
  }

  @Test
  void namespacedName_isExplained() throws Exception {
    say("/exitcode payments/api");
    awaitMessage("api-7c9f8d6b54-ht4kp", "iveness probe");
  }

  @Test
  void mention_isAnsweredInTheChannel() throws Exception {
    say("@Exitcode why did payments/worker crash?");
    awaitMessage("worker-75b6c8d9ff-l2gxn", "PAYMENTS_QUEUE_URL");
  }

  @Test
  void unknownContext_isRefusedInASentence() {
    Run run = Run.of("demo", "--port", "0", "--context", "no-such-context-of-mine");
    assertThat(run.status()).isEqualTo(ExitStatus.UNAVAILABLE);
    assertThat(run.err()).doesNotContain("Exception");
    assertThat(run.err().lines()).hasSize(1);
  }

  private void say(String text) throws Exception {
    String body = JsonMapper.shared().createObjectNode().put("text", text).toString();
    HttpRequest request =
        HttpRequest.newBuilder(demo.page().resolve("/do/say"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(browser.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private void awaitMessage(String... parts) {
    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(seen()).contains(parts));
  }

  /** All that the page shows. */
  private String seen() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(demo.page() + "events")).build();
    var response = browser.send(request, BodyHandlers.ofInputStream());
    try (var events =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      return events.readLine();
    }
  }
}
