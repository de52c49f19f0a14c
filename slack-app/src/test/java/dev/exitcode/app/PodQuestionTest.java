package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.access.Grant;
import dev.exitcode.access.LabelSelector;
import dev.exitcode.access.Right;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.demo.cluster.DemoCluster;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.redact.Secret;
import dev.exitcode.slack.Connection;
import dev.exitcode.slack.Endpoints;
import dev.exitcode.slack.Knowledge;
import dev.exitcode.slack.SlackBot;
import dev.exitcode.slack.SlackConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a slash command through the real adapter to the demo's API server, and back to a card. */
final class PodQuestionTest {
  private static final URI NOBODY = URI.create("http://127.0.0.1:9/");

  private final HttpClient slack = HttpClient.newHttpClient();
  private DemoCluster cluster;
  private ClusterDesk desk;
  private SlackBot bot;

  @BeforeEach
  void start() throws Exception {
    cluster = DemoCluster.start(0, Clock.systemUTC());
    Grant shop =
        new Grant(
            new Grant.Who(Set.of("U1"), Set.of(), Set.of()),
            new Grant.Where(List.of("*"), List.of("shop"), LabelSelector.ANY),
            Set.of(Right.LOGS));
    desk =
        new ClusterDesk(
            new ClusterSettings(List.of(ClusterAccess.url("demo", cluster.url())), List.of(shop)),
            Clock.systemUTC());
    bot =
        new SlackBot(
            new SlackConfig(
                Secret.of("xoxb-1-canary-bot"),
                null,
                null,
                new Connection.Http(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    List.of(Secret.of(ServerTest.SECRET))),
                new Endpoints(NOBODY.resolve("api/"), NOBODY, NOBODY)),
            new Knowledge(
                Catalog::bundled, Diagnosing::ofText, desk.knowledge(() -> TeamKnowledge.NONE)),
            Clock.systemUTC());
    bot.start();
    desk.warm();
  }

  @AfterEach
  void stop() {
    slack.close();
    bot.close();
    desk.close();
    cluster.close();
  }

  private String ask(String question) throws Exception {
    return slack
        .send(SignedRequest.of(bot.address(), question, ServerTest.SECRET), BodyHandlers.ofString())
        .body();
  }

  @Test
  void workload_isFoundReadAndExplained() throws Exception {
    await()
        .untilAsserted(
            () ->
                assertThat(ask("pod cart"))
                    .contains("cluster ", "demo", "shop/cart-7c9d6b5f4-x8kqp")
                    .contains("certain")
                    .contains("kubectl")
                    .contains("Logs", "Timeline", "Recheck"));
  }

  @Test
  void namespaceThatMayNotBeSeen_doesNotExist() throws Exception {
    await().untilAsserted(() -> assertThat(ask("pod cart")).contains("x8kqp"));
    String denied = ask("pod payments/api");
    assertThat(denied).contains("I found no such pod", "shop").doesNotContain("payments/api-");
    assertThat(ask("pod absent/api")).isEqualTo(denied);
  }
}
