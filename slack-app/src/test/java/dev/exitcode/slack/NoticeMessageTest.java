package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.exitcode.Incidents;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.incident.Storm;
import dev.exitcode.incident.Telling.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NoticeMessageTest {
  private static final Instant NOW = Incidents.BEGAN.plusSeconds(1800);
  private static final NoticeMessage NOTICES =
      new NoticeMessage(Fixtures.CATALOG, EnumSet.allOf(NoticeButton.class));

  private static String text(String payload) {
    return JsonParser.parseString(payload).getAsJsonObject().get("text").getAsString();
  }

  @Test
  void pushNotification_saysWhoWhyHowOftenAndWhatToDo() {
    assertThat(text(NOTICES.root(Incidents.usual(), null, NOW)))
        .isEqualTo(
            "🔴 payments/api · Memory limit exceeded, in prod-eu."
                + " The kernel killed api because it used more than its memory limit of 256Mi."
                + " 12 times in 20 min: first 01:02:03 UTC, last 01:22:03 UTC."
                + " First: Look at what it used before it died."
                + " kubectl top pod api-7c9f8d6b54-ht4kp -n payments --containers");
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, 🔴 payments/api · Memory limit exceeded",
    "QUIET, 🟡 payments/api · Memory limit exceeded",
    "RECOVERED, ✅ payments/api recovered · Memory limit exceeded",
    "CLOSED, ⚪ payments/api is closed · Memory limit exceeded"
  })
  void state_leadsTheCard(Incident.State state, String heading) {
    String payload = NOTICES.root(Incidents.usual(state, 12), null, NOW);
    JsonObject header =
        JsonParser.parseString(payload)
            .getAsJsonObject()
            .getAsJsonArray("blocks")
            .get(0)
            .getAsJsonObject();
    assertThat(header.getAsJsonObject("text").get("text").getAsString()).isEqualTo(heading);
  }

  @Test
  void whatIsOver_asksForNothing() {
    String payload = NOTICES.root(Incidents.usual(Incident.State.RECOVERED, 12), null, NOW);
    assertThat(payload)
        .contains("all pods are ready")
        .doesNotContain("not ready", "kubectl", "notice.acknowledge", "notice.snooze")
        .contains("notice.logs");
  }

  @Test
  void changedCause_saysWhatItWasTakenFor() {
    Incident changed = Incidents.with(Incidents.usual(), Cause.SIGKILL_UNATTRIBUTED);
    assertThat(NOTICES.root(changed, null, NOW))
        .contains("At first taken for: Killed by SIGKILL, sender unknown.");
    assertThat(NOTICES.root(Incidents.usual(), null, NOW)).doesNotContain("At first");
  }

  @Test
  void buttons_areThoseThatSomethingHandles() {
    NoticeMessage few = new NoticeMessage(Fixtures.CATALOG, Set.of(NoticeButton.LOGS));
    assertThat(few.root(Incidents.usual(), null, NOW))
        .contains("notice.logs", "\"i-5f2c1a\"")
        .doesNotContain("notice.snooze");
    NoticeMessage none = new NoticeMessage(Fixtures.CATALOG, Set.of());
    assertThat(none.root(Incidents.usual(), null, NOW)).doesNotContain("\"actions\"");
  }

  @ParameterizedTest
  @CsvSource({
    "U012AB, <@U012AB>",
    "S012AB, <!subteam^S012AB>",
    "@here, <!here>",
    "@channel, <!channel>",
    "<!everyone>, &lt;!everyone&gt;",
    "oncall, oncall"
  })
  void mention_callsWhomTheSettingsMayCall(String target, String mrkdwn) {
    String payload = NOTICES.root(Incidents.usual(), target, NOW);
    assertThat(text(payload)).endsWith(" " + mrkdwn);
    assertThat(payload.split(java.util.regex.Pattern.quote(mrkdwn), -1)).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          STILL     | payments/api: It goes on: 12 times by now, the last at 01:22:03 UTC. 2 of 3 pods are not ready.
          REOPENED  | payments/api: It fails again, at 01:22:03 UTC: Memory limit exceeded.
          WORSE     | payments/api: It is worse now, critical. 2 of 3 pods are not ready.
          CALLED    | Among them, payments/api is critical: Memory limit exceeded. 2 of 3 pods are not ready.
          RECOVERED | payments/api: ✅ Recovered, at 01:28:03 UTC. It failed 12 times in 20 min.
          """)
  void reply_saysWhatChanged(Step step, String sentence) {
    String payload =
        NOTICES.reply(step, Incidents.usual(), new NoticeMessage.Manner(null, true), NOW);
    assertThat(text(payload)).isEqualTo(sentence);
    assertThat(payload).contains("\"reply_broadcast\":true");
    assertThat(NOTICES.reply(step, Incidents.usual(), NoticeMessage.Manner.QUIET, NOW))
        .doesNotContain("reply_broadcast");
  }

  @Test
  void tail_isRedacted() {
    String payload =
        LogTails.payload(Incidents.usual(), "api-1", List.of("password=hunter2hunter2", "bye"));
    assertThat(payload).doesNotContain("hunter2").contains("bye");
  }

  @ParameterizedTest
  @CsvSource({
    "NODE, ip-10-0-3-7, 🔴 31 workloads fail on node ip-10-0-3-7",
    "REGISTRY, ghcr.example, 🔴 31 workloads got no image from ghcr.example",
    "ROLLOUT, shop/web 5b9c7, 🔴 Rollout of shop/web 5b9c7 fails",
    "MANY, '', 🔴 31 workloads fail at once in prod-eu",
    "START, '', 🕓 31 workloads failed already when the watch on prod-eu began",
    "CATCH_UP, '', 🕓 31 workloads failed while nobody watched prod-eu"
  })
  void storm_saysWhatTheyShare_andNamesTheOneThatIsDifferentFirst(
      Storm.Kind kind, String shared, String heading) {
    Incident usual = Incidents.usual();
    List<Incident> many = new ArrayList<>();
    IntStream.range(0, 30).forEach(i -> many.add(Incidents.of(usual, "shop", "svc-" + i)));
    many.add(Incidents.caused(Incidents.of(usual, "payments", "lone"), Cause.PORT_UNAVAILABLE));
    String payload = NOTICES.storm(Incidents.storm(kind, shared, 31), many, null, NOW);
    assertThat(text(payload)).startsWith(heading + ".").contains("payments/lone");
    assertThat(payload.indexOf("payments/lone", payload.indexOf("blocks")))
        .isPositive()
        .isLessThan(payload.indexOf("shop/svc-0,", payload.indexOf("blocks")));
    IntStream.range(0, 30)
        .forEach(i -> assertThat(payload).containsPattern("shop/svc-" + i + "\\b"));
  }

  @Test
  void jobThatFailed_isNotCalledReady() {
    Incident usual = Incidents.usual(Incident.State.QUIET, 12);
    String doc = IncidentFiles.write(usual).replace("\"Deployment\"", "\"Job\"");
    Incident job = IncidentFiles.read(doc, Incident.class);
    assertThat(NOTICES.root(usual, null, NOW)).contains("Ready again since");
    assertThat(NOTICES.root(job, null, NOW))
        .doesNotContain("Ready again")
        .contains("No pod of it fails since 01:28:03 UTC; whether it is over, its next run shows.");
  }

  @Test
  void stormThatHasEnded_countsAll_andNamesThoseThatGoOn() {
    Incident over = Incidents.usual(Incident.State.RECOVERED, 12);
    List<Incident> all = new ArrayList<>();
    IntStream.range(0, 6).forEach(i -> all.add(Incidents.of(over, "shop", "svc-" + i)));
    Incident alone = Incidents.of(Incidents.usual(), "shop", "i1");
    assertThat(alone.isToldAlone()).isTrue();
    all.add(alone);
    Storm ended = Incidents.ended(Incidents.storm(Storm.Kind.NODE, "n1", 7), NOW);
    String payload = NOTICES.storm(ended, all, null, NOW);
    assertThat(text(payload))
        .startsWith("✅ 7 workloads failed on node n1.")
        .contains("Go on in messages of their own: shop/i1.", "✅ Over: shop/svc-0");
  }

  @Test
  void storm_saysWhoLooksAtHowManyOfThemUntilWhen() {
    Incident usual = Incidents.usual();
    List<Incident> some =
        List.of(
            Incidents.lookedAt(Incidents.of(usual, "shop", "a"), "U0USER", NOW.plusSeconds(7_200)),
            Incidents.lookedAt(Incidents.of(usual, "shop", "b"), "U0USER", NOW.plusSeconds(3_600)),
            Incidents.of(usual, "shop", "c"));
    String payload = NOTICES.storm(Incidents.storm(Storm.Kind.MANY, "", 3), some, null, NOW);
    assertThat(payload)
        .contains(
            "<@U0USER> looks at 2 of them, until " + Words.at(NOW.plusSeconds(3_600), NOW),
            NoticeButton.ACKNOWLEDGE.action());
  }

  @Test
  void largeStorm_namesTwoHundred() {
    List<Incident> many =
        IntStream.range(0, 210)
            .mapToObj(i -> Incidents.of(Incidents.usual(), "team-" + i % 50, "service-name-" + i))
            .toList();
    String payload = NOTICES.storm(Incidents.storm(Storm.Kind.MANY, "", 210), many, null, NOW);
    many.forEach(i -> assertThat(payload).contains(i.workload().namespacedName()));
  }

  @Test
  void channelThatTakesNothing_isNamedWithWhatToDo() {
    assertThat(text(NOTICES.unreachable("C0123", "not_in_channel")))
        .isEqualTo(
            "⚠ I cannot post notices in <#C0123> because I am not in it. Invite me there with"
                + " /invite: a quarter of an hour later I tell there what it did not take.");
  }

  /** Nothing that an incident holds calls anybody, links anywhere or steers a terminal. */
  @Property(tries = 500)
  void anyIncident_showsAsItIs(@ForAll long seed) {
    Incidents some = new Incidents(seed);
    Incident incident = some.any();
    Instant now = incident.course().lastAt();
    SlackLimits.checkMessage(NOTICES.root(incident, null, now));
    SlackLimits.checkMessage(
        NOTICES.storm(some.anyStorm(), List.of(incident, some.any()), null, now));
    SlackLimits.checkMessage(LogTails.payload(incident, some.text(), List.of(some.text())));
    for (Step step : Step.values()) {
      SlackLimits.checkMessage(NOTICES.reply(step, incident, NoticeMessage.Manner.QUIET, now));
    }
  }
}
