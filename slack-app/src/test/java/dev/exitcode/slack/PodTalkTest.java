package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.exitcode.access.Grant;
import dev.exitcode.access.Right;
import dev.exitcode.evidence.Missing;
import dev.exitcode.k8s.PodMatch;
import dev.exitcode.k8s.PodRef;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mentions, direct messages and clicks, over HTTP, with a cluster in memory. */
final class PodTalkTest {
  private static final Grant USER = FakeCluster.user("U0USER", "payments", Right.LOGS);

  private final FakeSlack fake = new FakeSlack();
  private final FakeCluster cluster =
      new FakeCluster("payments/api-7c9", "payments/cart-1", "payments/cart-2", "secret/vault-0");
  private Clock clock = Clock.systemUTC();
  private SlackBot bot;
  private SlackClient slack;

  @BeforeEach
  void answers() {
    for (String method : List.of("chat.postEphemeral", "chat.update")) {
      fake.answer(method, okJson("{\"ok\":true}"));
    }
  }

  private void start(Grant... grants) throws Exception {
    bot = Fixtures.started(fake.endpoints(), cluster.knowledge(grants), clock);
    slack = new SlackClient(bot.address(), Fixtures.SECRET);
  }

  @AfterEach
  void stop() {
    slack.close();
    bot.close();
    fake.close();
  }

  private void say(JsonObject event) throws Exception {
    var request = slack.signed(event.toString()).setHeader("Content-Type", "application/json");
    assertThat(slack.send(request).statusCode()).isEqualTo(200);
  }

  private void mention(String text, Map<String, String> more) throws Exception {
    JsonObject body = SlackPayloads.direct("Ev" + text.hashCode(), "<@U0BOT> " + text, more);
    JsonObject event = body.getAsJsonObject("event");
    event.addProperty("type", "app_mention");
    event.addProperty("channel", "C0CHANNEL");
    event.remove("channel_type");
    say(body);
  }

  private List<String> calls(String method) {
    return fake.server().findAll(postRequestedFor(urlEqualTo("/api/" + method))).stream()
        .map(request -> request.getBodyAsString())
        .toList();
  }

  private JsonObject next(String method) {
    await().until(() -> !calls(method).isEmpty());
    return SlackLimits.checkMessage(calls(method).getLast());
  }

  private String click(String action, String key, boolean ephemeral, String user) throws Exception {
    int before = fake.responses().size();
    String trigger = "t" + action + user + before;
    String json =
        new Clicked(action, key, fake.responseUrl(), trigger, ephemeral)
            .json()
            .replace("U0USER", user);
    HttpResponse<String> ack =
        slack.send(slack.signed(SlackClient.encode(Map.of("payload", json))));
    assertThat(ack.statusCode()).isEqualTo(200);
    await().until(() -> fake.responses().size() > before);
    return fake.responses().getLast();
  }

  private static String key(String card) {
    int at = card.indexOf("\"value\":\"", card.indexOf(PodButtons.RECHECK)) + 9;
    return card.substring(at, card.indexOf('"', at));
  }

  /** The key on the asker's own card, asked for by command. */
  private String ownKey() throws Exception {
    return key(slack.ask("pod payments/api").body());
  }

  @Test
  void mention_isAnsweredBelowIt_whereTheChannelMaySee() throws Exception {
    start(USER, FakeCluster.channel("C0CHANNEL", "pay*", Right.LOGS));
    mention("why did payments/api crash?", Map.of());
    JsonObject card = next("chat.postMessage");
    assertThat(card.get("channel").getAsString()).isEqualTo("C0CHANNEL");
    assertThat(card.get("thread_ts").getAsString()).isEqualTo("1700000000.000100");
    assertThat(card.toString()).contains("Liveness probe failed", "FATAL boom");
  }

  @Test
  void mention_inAThread_isAnsweredThere() throws Exception {
    start(USER, FakeCluster.channel("C0CHANNEL", "pay*", Right.PODS));
    mention("payments/api", Map.of("thread_ts", "1699999999.000001"));
    JsonObject card = next("chat.postMessage");
    assertThat(card.get("thread_ts").getAsString()).isEqualTo("1699999999.000001");
    assertThat(card.toString()).doesNotContain("FATAL boom").contains("this channel may not see");
  }

  @Test
  void mention_isAnsweredToTheAskerAlone_whereTheChannelMayNotSee() throws Exception {
    start(USER);
    mention("why did payments/api crash?", Map.of());
    JsonObject card = next("chat.postEphemeral");
    assertThat(card.get("user").getAsString()).isEqualTo("U0USER");
    assertThat(card.toString()).contains("Liveness probe failed").doesNotContain(PodButtons.SHARE);
    bot.close();
    assertThat(calls("chat.postMessage")).isEmpty();
  }

  @Test
  void mention_ofAnExitCode_isExplained() throws Exception {
    start(USER);
    mention("what is exit code 137?", Map.of());
    assertThat(next("chat.postMessage").toString()).contains("SIGKILL");
    assertThat(cluster.finds.get()).isZero();
  }

  @Test
  void mention_byABot_isLeftAlone() throws Exception {
    start(USER);
    mention("payments/api", Map.of("bot_id", "B0OTHER"));
    bot.close();
    assertThat(cluster.finds.get()).isZero();
  }

  @Test
  void directMessage_isAnsweredThere() throws Exception {
    start(USER);
    say(SlackPayloads.direct("Ev1", "why did the api pod crash in payments?", Map.of()));
    JsonObject card = next("chat.postMessage");
    assertThat(card.get("channel").getAsString()).isEqualTo("D0DIRECT");
    assertThat(card.toString()).contains("Liveness probe failed");
  }

  @Test
  void slowCluster_isPromisedAndFilledIn() throws Exception {
    start(USER);
    cluster.open = new CountDownLatch(1);
    say(SlackPayloads.direct("Ev1", "payments/api", Map.of()));
    assertThat(next("chat.postMessage").toString()).contains("The answer follows here");
    cluster.open.countDown();
    JsonObject card = next("chat.update");
    assertThat(card.get("ts").getAsString()).isEqualTo("1.2");
    assertThat(card.toString()).contains("Liveness probe failed");
  }

  @Test
  void promiseThatSlackDoesNotTake_losesNoAnswer() throws Exception {
    start(USER, FakeCluster.channel("C0CHANNEL", "pay*", Right.PODS));
    fake.answer("chat.postEphemeral", okJson("{\"ok\":false,\"error\":\"fatal_error\"}"));
    cluster.open = new CountDownLatch(1);
    mention("payments/api", Map.of());
    await().until(() -> !calls("chat.postEphemeral").isEmpty());
    cluster.open.countDown();
    assertThat(next("chat.postMessage").toString()).contains("Liveness probe failed");
  }

  @Test
  void fatalError_leavesNoPromiseStanding() throws Exception {
    start(USER);
    cluster.fatal = true;
    cluster.open = new CountDownLatch(1);
    say(SlackPayloads.direct("Ev1", "payments/api", Map.of()));
    assertThat(next("chat.postMessage").toString()).contains("The answer follows here");
    cluster.open.countDown();
    assertThat(next("chat.update").toString()).contains("I could not look at the cluster");
  }

  @Test
  void buttons_tellMore() throws Exception {
    start(USER);
    String key = ownKey();
    assertThat(click(PodButtons.EVENTS, key, true, "U0USER")).contains("Started \\u00d75");
    assertThat(click(PodButtons.TIMELINE, key, true, "U0USER")).contains("ended with 137 (Error)");
    assertThat(click(PodButtons.CHANGES, key, true, "U0USER"))
        .contains("image api:1.4", "24 min before the last end");
    assertThat(click(PodButtons.LOGS, key, true, "U0USER"))
        .contains("FATAL boom <!channel>", "ephemeral")
        .doesNotContain("hunter2secret");
    assertThat(click(PodButtons.RECHECK, key, true, "U0USER"))
        .contains("\"replace_original\":true", "Liveness probe failed");
    fake.responses().forEach(SlackLimits::checkMessage);
  }

  @Test
  void logThatBreaksOff_isSaidToBeAPart() throws Exception {
    start(USER);
    String key = ownKey();
    cluster.logMissing = Missing.Why.TIMED_OUT;
    assertThat(click(PodButtons.LOGS, key, true, "U0USER"))
        .contains("FATAL boom", "in part: the cluster took too long");
    cluster.log = "";
    assertThat(click(PodButtons.LOGS, key, true, "U0USER"))
        .contains("cannot be shown: the cluster took too long");
  }

  @Test
  void podThatWasReplacedUnderItsName_isSaidToBeAnother() throws Exception {
    start(USER);
    String key = ownKey();
    cluster.pods.clear();
    PodRef other = new PodRef("prod", "payments", "api-7c9", "another");
    cluster.add(new PodMatch(other, null, "Running", 0, false, null, 0));
    for (String button : List.of(PodButtons.LOGS, PodButtons.EVENTS, PodButtons.RECHECK)) {
      assertThat(click(button, key, true, "U0USER")).contains("Another pod has this name since.");
    }
  }

  @Test
  void recheckThatFindsNothing_leavesTheAnswer() throws Exception {
    start(USER);
    String key = ownKey();
    cluster.pods.clear();
    assertThat(click(PodButtons.RECHECK, key, true, "U0USER"))
        .contains("I found no such pod", "\"replace_original\":false");
  }

  @Test
  void tooManyClicks_loseNoAnswer() throws Exception {
    clock = Clock.fixed(Instant.now(), ZoneOffset.UTC); // no allowance grows back
    start(USER, FakeCluster.channel("C0CHANNEL", "pay*", Right.PODS));
    String key = ownKey();
    String last = "";
    for (int i = 0; i < 14 && !last.contains("more than I can answer"); i++) {
      last = click(PodButtons.RECHECK, key, true, "U0USER");
    }
    assertThat(last).contains("more than I can answer", "\"replace_original\":false");
    assertThat(click(PodButtons.SHARE, key, true, "U0USER")).contains("more than I can answer");
  }

  @Test
  void buttonsOfAPrivateAnswer_areItsAskersAlone() throws Exception {
    start(USER, FakeCluster.user("U0OTHER", "payments", Right.LOGS));
    String key = ownKey();
    for (String action : PodButtons.ALL) {
      assertThat(click(action, key, true, "U0OTHER")).contains("somebody else");
    }
    for (String forged : List.of("", "x", key + "x", key.substring(1), "prod:secret/vault-0")) {
      assertThat(click(PodButtons.LOGS, forged, true, "U0USER")).contains("or too old");
    }
  }

  @Test
  void share_showsTheChannelWhatItMaySee() throws Exception {
    start(USER, FakeCluster.channel("C0CHANNEL", "pay*", Right.PODS));
    String key = ownKey();
    assertThat(click(PodButtons.SHARE, key, true, "U0USER"))
        .contains("in_channel", "<@U0USER>", "Liveness probe failed")
        .doesNotContain("FATAL boom");
    assertThat(click(PodButtons.SHARE, key, true, "U0USER")).contains("Already shared");
  }

  @Test
  void share_isRefused_whereTheChannelMayNotSee() throws Exception {
    start(USER);
    assertThat(click(PodButtons.SHARE, ownKey(), true, "U0USER")).contains("may not see that pod");
  }

  @Test
  void choice_answersInItsPlace() throws Exception {
    start(USER);
    String choice = slack.ask("pod cart").body();
    int at = choice.indexOf("\"value\":\"", choice.indexOf(PodButtons.PICK + "1")) + 9;
    String key = choice.substring(at, choice.indexOf('"', at));
    assertThat(click(PodButtons.PICK + "1", key, true, "U0USER"))
        .contains("\"replace_original\":true", "payments/cart-2");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void longLog_isSentAsAFileToTheAsker(boolean withSecret) throws Exception {
    start(USER);
    String key = ownKey();
    cluster.log = (withSecret ? "password=hunter2secret\n" : "") + "line of the log\n".repeat(400);
    String upload = fake.server().baseUrl() + "/upload/v1/abc";
    fake.answer(
        "files.getUploadURLExternal",
        okJson("{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"" + upload + "\"}"));
    fake.answer("files.completeUploadExternal", okJson("{\"ok\":true}"));
    fake.server().stubFor(post(urlEqualTo("/upload/v1/abc")).willReturn(okJson("OK")));
    assertThat(click(PodButtons.LOGS, key, true, "U0USER")).contains("as a file, directly");
    String file =
        fake.server()
            .findAll(postRequestedFor(urlEqualTo("/upload/v1/abc")))
            .getFirst()
            .getBodyAsString();
    assertThat(file).contains("line of the log").doesNotContain("hunter2secret");
    assertThat(calls("chat.postMessage").getFirst()).contains("\"channel\":\"U0USER\"");
    assertThat(calls("files.completeUploadExternal").getFirst()).contains("channel_id=D0DIRECT");
  }

  @Test
  void uploadElsewhere_isNotMade() throws Exception {
    start(USER);
    String key = ownKey();
    cluster.log = "line of the log\n".repeat(400);
    fake.answer(
        "files.getUploadURLExternal",
        okJson("{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"http://169.254.169.254/x\"}"));
    assertThat(click(PodButtons.LOGS, key, true, "U0USER")).contains("could not look");
  }
}
