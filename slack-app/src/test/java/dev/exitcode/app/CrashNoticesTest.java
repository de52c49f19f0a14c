package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.demo.Transcript;
import dev.exitcode.demo.Transcript.Entry;
import dev.exitcode.demo.Transcript.Kind;
import dev.exitcode.demo.Workspace;
import dev.exitcode.demo.cluster.Death;
import dev.exitcode.demo.cluster.DemoCluster;
import dev.exitcode.incident.Routing;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.redact.Secret;
import dev.exitcode.slack.ClusterKnowledge;
import dev.exitcode.slack.Connection;
import dev.exitcode.slack.Endpoints;
import dev.exitcode.slack.Knowledge;
import dev.exitcode.slack.SlackBot;
import dev.exitcode.slack.SlackConfig;
import dev.exitcode.store.Location;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a container that ends, in a cluster's stand-in, to a message in Slack's stand-in. */
final class CrashNoticesTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;
  private Workspace workspace;
  private DemoCluster cluster;
  private Transcript transcript;
  private Clusters clusters;
  private SlackBot bot;
  private NoticeDesk notices;

  @BeforeEach
  void start() throws Exception {
    Secret secret = Secret.of("a-signing-secret-of-some-length");
    workspace = Workspace.start(0, secret);
    transcript = Transcript.of(workspace);
    cluster = DemoCluster.start(0, CLOCK);
    InetSocketAddress anyFree = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    SlackConfig config =
        new SlackConfig(
            workspace.botToken(),
            null,
            null,
            new Connection.Http(anyFree, List.of(secret)),
            new Endpoints(workspace.api(), workspace.responseUrls(), workspace.files()));
    Knowledge knowledge =
        new Knowledge(Catalog::bundled, Diagnosing::ofText, ClusterKnowledge.NONE);
    bot = new SlackBot(config, knowledge, CLOCK);
    bot.start();
    startNotices();
  }

  private void startNotices() {
    clusters = Clusters.of(List.of(ClusterAccess.url("demo", cluster.url())), CLOCK);
    notices =
        NoticeDesk.of(
            new NoticeSettings(
                Routing.all(workspace.channel()),
                new Location.SqliteFile(folder.resolve("exitcode.db"))),
            new NoticeDesk.Beside(
                () -> clusters, () -> TeamKnowledge.NONE, Catalog::bundled, bot.calls()),
            CLOCK);
    notices.start();
  }

  private void stopNotices() {
    notices.close();
    clusters.close();
  }

  @AfterEach
  void stop() {
    stopNotices();
    bot.close();
    cluster.close();
    workspace.close();
  }

  @Test
  void crash_isToldOnceAndNotAgainAfterARestart() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> transcript.entries().stream().anyMatch(e -> e.kind() == Kind.POSTED));
    int before = posted().size();
    assertThat(before).as("what was so before is one summary").isEqualTo(1);
    cluster
        .kubelet()
        .crash("shop", web(), "web", Death.of(139, "Error").withLog("panic: segfault"));
    await().atMost(Duration.ofSeconds(30)).until(() -> posted().size() > before);
    stopNotices();
    startNotices();
    await().atMost(Duration.ofSeconds(30)).until(() -> notices.health().ok());
    assertThat(posted()).hasSize(before + 1);
  }

  private String web() {
    return "web-6d4b75cb6d-4jq7s";
  }

  private List<Entry> posted() {
    return transcript.entries().stream().filter(e -> e.kind() == Kind.POSTED).toList();
  }
}
