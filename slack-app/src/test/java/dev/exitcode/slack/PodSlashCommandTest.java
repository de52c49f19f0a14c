package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.exitcode.access.Grant;
import dev.exitcode.access.Right;
import dev.exitcode.access.Subject;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.k8s.PodMatch;
import dev.exitcode.k8s.PodRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions about pods by slash command, over HTTP, with a cluster in memory. */
final class PodSlashCommandTest {
  private final FakeSlack fake = new FakeSlack();
  private final FakeCluster cluster =
      new FakeCluster("payments/api-7c9", "payments/cart-1", "payments/cart-2", "secret/vault-0");
  private SlackBot bot;
  private SlackClient slack;

  private void start(Grant... grants) throws Exception {
    start(cluster.knowledge(grants));
  }

  private void start(Knowledge knowledge) throws Exception {
    bot = Fixtures.started(fake.endpoints(), knowledge, Clock.systemUTC());
    slack = new SlackClient(bot.address(), Fixtures.SECRET);
  }

  private void startFor(Right... rights) throws Exception {
    start(FakeCluster.user("U0USER", "payments", rights));
  }

  @AfterEach
  void stop() {
    slack.close();
    bot.close();
    fake.close();
  }

  private String raw(String text) throws Exception {
    return slack
        .send(slack.signed(SlackClient.command(text, Map.of("response_url", fake.responseUrl()))))
        .body();
  }

  private JsonObject ask(String text) throws Exception {
    return SlackLimits.checkMessage(raw(text));
  }

  @Test
  void pod_isExplainedInTheAcknowledgement() throws Exception {
    startFor(Right.LOGS);
    JsonObject card = ask("pod payments/api");
    assertThat(card.get("response_type").getAsString()).isEqualTo("ephemeral");
    assertThat(card.toString())
        .contains("Liveness probe failed · certain")
        .contains("prod")
        .contains("payments/api-7c9")
        .contains("137 · SIGKILL")
        .containsPattern("Ended \\d+ min ago")
        .contains("after running 30 s")
        .contains("5 times in 20 min")
        .contains("CrashLoopBackOff")
        .contains("kubectl logs")
        .contains("Memory limit exceeded")
        .contains("FATAL boom <!channel>")
        .contains(PodButtons.LOGS, PodButtons.TIMELINE, PodButtons.RECHECK)
        .doesNotContain("hunter2secret")
        .doesNotContain(PodButtons.SHARE);
  }

  @Test
  void withoutTheRightToLogs_noLineIsShown() throws Exception {
    startFor(Right.PODS);
    assertThat(ask("pod payments/api").toString())
        .doesNotContain("FATAL boom")
        .doesNotContain(PodButtons.LOGS)
        .contains("you may not see logs here")
        .contains(PodButtons.EVENTS);
  }

  @Test
  void rightToExplainAlone_showsTheCauseAlone() throws Exception {
    startFor(Right.EXPLAIN);
    assertThat(ask("payments/api-7c9").toString())
        .contains("Liveness probe failed")
        .doesNotContain(PodButtons.EVENTS);
  }

  @Test
  void whatTheClusterDenies_isAsAbsent() throws Exception {
    Grant all = FakeCluster.user("U0USER", "*", Right.LOGS);
    start(new Grant(all.who(), all.where(), all.rights(), new Subject("jane", List.of())));
    cluster.allowed.add("payments");
    assertThat(raw("pod payments/api")).contains("Liveness probe failed");
    String denied = raw("pod secret/vault-0");
    assertThat(denied).contains("I found no such pod").doesNotContain("secret", "vault");
    assertThat(raw("pod secret/vault-1")).isEqualTo(denied);
    assertThat(raw("pod absent/vault-0")).isEqualTo(denied);
    assertThat(raw("pod vault-0")).isEqualTo(denied);
  }

  @Test
  void deniedAndAbsent_areEqualBytes() throws Exception {
    startFor(Right.LOGS);
    String denied = raw("pod secret/vault-0");
    assertThat(denied).contains("I found no such pod").contains("payments");
    assertThat(raw("pod secret/vault-1")).isEqualTo(denied);
    assertThat(raw("pod absent/vault-0")).isEqualTo(denied);
    assertThat(raw("pod vault-0")).isEqualTo(denied);
    assertThat(raw("pod stage:secret/vault-0")).isEqualTo(denied);
    assertThat(raw("pod nowhere:secret/vault-0")).isEqualTo(denied);
    assertThat(denied).doesNotContain("secret", "vault", "stage");
  }

  @Test
  void noPolicy_deniesAll() throws Exception {
    start();
    assertThat(raw("pod payments/api-7c9"))
        .contains("I found no such pod")
        .contains("may not ask about any namespace yet")
        .doesNotContain("In cluster", "prod");
  }

  @Test
  void severalPods_areOffered() throws Exception {
    startFor(Right.PODS);
    JsonObject choice = ask("pod cart");
    assertThat(choice.toString())
        .contains("Which one?")
        .contains("payments/cart-1", "payments/cart-2")
        .contains(PodButtons.PICK + "0", PodButtons.PICK + "1");
  }

  @Test
  void workloads_areOfferedOnceAndAnsweredByTheWorst() throws Exception {
    startFor(Right.PODS);
    Owner web = new Owner("Deployment", "web");
    PodRef pod = new PodRef("prod", "payments", "web-7c-x", "u1");
    cluster.add(new PodMatch(pod, web, "CrashLoopBackOff", 2, true, FakeCluster.DIED, 11));
    assertThat(ask("pod payments/web").toString())
        .contains("The worst off of 12 pods of Deployment web.");
    cluster.add(
        new PodMatch(
            new PodRef("prod", "payments", "web-ui-0", "u2"), null, "Running", 0, false, null, 0));
    assertThat(ask("pod payments/web").toString())
        .contains("2 restarts", "min ago; the worst off of 12 pods of Deployment web");
  }

  @Test
  void slowCluster_isPromisedAndFilledIn() throws Exception {
    startFor(Right.PODS);
    cluster.open = new CountDownLatch(1);
    long begin = System.nanoTime();
    String ack = raw("why did payments/api crash?");
    assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(2_900);
    assertThat(ack).contains("The answer follows here");
    assertThat(fake.responses()).isEmpty();
    cluster.open.countDown();
    await().until(() -> fake.responses().size() == 1);
    JsonObject card = SlackLimits.checkMessage(fake.responses().getFirst());
    assertThat(card.get("replace_original").getAsBoolean()).isTrue();
    assertThat(card.toString()).contains("Liveness probe failed");
  }

  @Test
  void fatalError_leavesNoPromiseStanding() throws Exception {
    startFor(Right.PODS);
    cluster.fatal = true;
    assertThat(raw("why did payments/api crash?")).contains("I could not look at the cluster");
    cluster.open = new CountDownLatch(1);
    assertThat(raw("why did payments/api crash?")).contains("The answer follows here");
    cluster.open.countDown();
    await().until(() -> fake.responses().size() == 1);
    JsonObject told = SlackLimits.checkMessage(fake.responses().getFirst());
    assertThat(told.get("replace_original").getAsBoolean()).isTrue();
    assertThat(told.toString()).contains("I could not look at the cluster");
  }

  @Test
  void codes_areAnsweredWithoutTheCluster() throws Exception {
    startFor(Right.PODS);
    assertThat(raw("139")).contains("139");
    assertThat(raw("OOMKilled")).contains("OOMKilled");
    assertThat(raw("help")).contains("Type /exitcode");
    assertThat(cluster.finds.get()).isZero();
  }

  @Test
  void wordThatIsNoPod_isAnsweredAsBefore() throws Exception {
    startFor(Right.PODS);
    assertThat(raw("nonsuch")).contains("known here");
    assertThat(raw("cart-1")).contains("Liveness probe failed");
  }

  @Test
  void again_asksTheSame() throws Exception {
    startFor(Right.PODS);
    assertThat(raw("again?")).contains("was not asked about a pod here before");
    raw("pod payments/api");
    assertThat(raw("again?")).contains("api-7c9");
    String none = raw("pod payments/nonsuch");
    assertThat(raw("again?")).as("tells nothing of what others found").isEqualTo(none);
  }

  @Test
  void timeThatWasAskedAbout_isHeldAgainstTheLastEnd() throws Exception {
    startFor(Right.PODS);
    assertThat(raw("why did payments/api crash in the last hour"))
        .doesNotContain("You asked about");
    // The case counts, not what was known when the pod was found.
    PodRef pod = new PodRef("prod", "payments", "web-0", "u");
    Instant earlier = FakeCluster.DIED.minus(Duration.ofDays(3));
    cluster.add(new PodMatch(pod, null, "Running", 1, false, earlier, 0));
    assertThat(raw("why did payments/web-0 crash in the last hour"))
        .doesNotContain("You asked about");
    cluster.ended = null;
    assertThat(raw("why did payments/web-0 crash last night"))
        .contains("You asked about last night (by UTC, since I cannot see your time zone)")
        .contains("I see no end at all.");
  }

  @Test
  void flood_isHeldBack() throws Exception {
    startFor(Right.PODS);
    String last = "";
    for (int i = 0; i < 30; i++) {
      last = raw("pod payments/api");
    }
    assertThat(last).contains("more than I can answer at once");
    assertThat(cluster.finds.get()).isBetween(12, 16);
  }

  @Test
  void withoutClusters_itIsSaidWhatToDo() throws Exception {
    start(Fixtures.KNOWLEDGE);
    assertThat(raw("pod api")).contains("I know no cluster yet").contains("kubectl describe pod");
    assertThat(raw("api-7c9")).contains("known here");
  }
}
