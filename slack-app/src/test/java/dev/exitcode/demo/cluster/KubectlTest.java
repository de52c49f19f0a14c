package dev.exitcode.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real client finds its way, where there is one on this machine. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubectlTest {
  @TempDir private Path home;
  private DemoCluster cluster;

  @BeforeAll
  void start() throws Exception {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl"))),
        "no kubectl on the path");
    cluster = DemoCluster.start(0, Clock.systemUTC());
  }

  @AfterAll
  void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void getPods_showsWhatIsWrong() throws Exception {
    assertThat(kubectl("get", "pods", "--all-namespaces"))
        .containsPattern("NAMESPACE +NAME +READY +STATUS +RESTARTS +AGE")
        .containsPattern("shop +cart-7c9d6b5f4-x8kqp +0/1 +CrashLoopBackOff +5 +26m")
        .containsPattern("payments +checkout-86c7d5f9b8-z4c6h +0/1 +Init:CrashLoopBackOff +8")
        .containsPattern("platform +indexer-68d5c9b7f7-8dkfh +0/1 +Error")
        .containsPattern("payments +notifier-64c8b7d9f6-v8d5n +1/2 +Terminating");
  }

  @Test
  void get_pagesThroughLongLists() throws Exception {
    assertThat(kubectl("get", "pods", "-A", "--chunk-size", "5", "-o", "name").lines())
        .hasSize(21)
        .doesNotHaveDuplicates();
  }

  @Test
  void describePod_showsStateAndEvents() throws Exception {
    assertThat(kubectl("describe", "pod", "cart-7c9d6b5f4-x8kqp", "--namespace", "shop"))
        .containsPattern("Controlled By: +ReplicaSet/cart-7c9d6b5f4")
        .containsPattern("Reason: +OOMKilled")
        .contains("Back-off restarting failed container cart");
  }

  @Test
  void logs_areThoseOfTheInstanceAskedFor() throws Exception {
    assertThat(kubectl("logs", "search-0", "-n", "shop", "--previous"))
        .contains("Terminating due to java.lang.OutOfMemoryError");
    assertThat(kubectl("logs", "search-0", "-n", "shop"))
        .contains("search 5.1.2 up")
        .doesNotContain("java.lang");
    assertThat(kubectl("logs", "web-6d4b75cb6d-4jq7s", "-n", "shop", "-p"))
        .contains(
            "(BadRequest): previous terminated container \"web\" in pod \"web-6d4b75cb6d-4jq7s\""
                + " not found");
  }

  @Test
  void otherKinds_areListedToo() throws Exception {
    assertThat(kubectl("get", "deploy,rs,sts,ds,job,cronjob,node", "-n", "platform"))
        .contains("deployment.apps/greeter", "daemonset.apps/agent", "cronjob.batch/report")
        .contains("node/node-arm");
    assertThat(kubectl("get", "pod", "nobody", "-n", "shop"))
        .contains("Error from server (NotFound): pods \"nobody\" not found");
  }

  private String kubectl(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("kubectl", "--server", "" + cluster.url()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("KUBECONFIG", home.resolve("none").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
