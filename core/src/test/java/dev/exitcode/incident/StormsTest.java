package dev.exitcode.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.incident.Observation.How;
import dev.exitcode.incident.Reason.Decision;
import dev.exitcode.incident.Storm.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many at once. */
final class StormsTest {
  private final Desk desk = new Desk();

  @Test
  void loneOnesBesideAStormOfOneOwner_areTold() {
    List<Crash> lone =
        IntStream.range(0, 10).mapToObj(i -> Crash.of("lone-" + i).node("node-" + i)).toList();
    for (int i = 0; i < 9990; i++) {
      desk.see(Crash.of("big").pod("big-" + i % 999).nr(i / 999).node("node-" + i % 100));
      if (i % 999 == 500) {
        desk.see(lone.get(i / 999));
      }
    }
    assertThat(desk.said()).hasSize(10).containsOnly("ROOT OPENED", "REPLY STILL");
    assertThat(toldAlone()).hasSize(6);
    assertThat(desk.board().of(onlyStorm())).hasSize(5);
    assertBalance(10_000);
  }

  @Test
  void twoHundredOwners_areOneMessage_andLonePodsTheirOwn() {
    for (int i = 0; i < 10_000; i++) {
      int owner = i % 200;
      desk.see(
          Crash.of("owner-" + owner)
              .namespace("ns-" + owner % 50)
              .pod("owner-" + owner + "-" + i / 200)
              .node("node-" + i % 97));
      if (i % 1000 == 999) {
        Crash lone = Crash.of("x").namespace("ns-" + i / 1000);
        desk.see(lone.ownedBy("Pod", "lone-" + i).pod("lone-" + i).node("node-" + i % 97));
        desk.afterSeconds(1);
      }
    }
    assertThat(desk.messages().filter(t -> t.kind() == Telling.Kind.ROOT))
        .hasSizeLessThanOrEqualTo(30);
    assertThat(desk.board().incidents()).hasSize(210).allMatch(i -> i.notice().root() != null);
    assertThat(toldAlone()).filteredOn(i -> i.workload().isBarePod()).hasSize(10);
    assertThat(desk.board().storms().getFirst().stale()).isFalse();
    assertBalance(10_010);
  }

  @Test
  void podsOfOneNode_areOneMessageThatNamesIt() {
    crashOn("node-7", 20);
    Storm storm = onlyStorm();
    assertThat(storm.kind()).isEqualTo(Kind.NODE);
    assertThat(storm.shared()).isEqualTo("node-7");
    assertThat(desk.board().of(storm)).hasSize(20);
    assertThat(desk.said()).hasSize(4);
    desk.see(Crash.of("elsewhere").node("node-1"));
    assertThat(desk.said()).hasSize(5);
  }

  @Test
  void nodesOfASmallCluster_areNotWhatTheyShare() {
    for (int i = 0; i < 9; i++) {
      desk.see(Crash.of("w" + i).node("node-" + i % 3).namespace("ns" + i));
    }
    assertThat(onlyStorm().kind()).isEqualTo(Kind.MANY);
  }

  @Test
  void imagesOfOneRegistry_areOneMessage() {
    for (int i = 0; i < 8; i++) {
      desk.see(
          Crash.of("w" + i)
              .cause(Cause.IMAGE_REGISTRY_UNREACHABLE, null)
              .image("registry.example.com:5000/team/app:" + i)
              .node("node-" + i));
    }
    desk.see(Crash.of("other").cause(Cause.IMAGE_NOT_FOUND, null).image("nginx:typo"));
    assertThat(onlyStorm().kind()).isEqualTo(Kind.REGISTRY);
    assertThat(onlyStorm().shared()).isEqualTo("registry.example.com:5000");
    assertThat(desk.said()).hasSize(4);
  }

  @Test
  void containersOfOneRollout_areOneMessage() {
    for (String container : List.of("app", "proxy", "cache", "log")) {
      desk.see(Crash.of("api").container(container).revision("7c9"));
    }
    assertThat(onlyStorm().kind()).isEqualTo(Kind.ROLLOUT);
    assertThat(onlyStorm().shared()).isEqualTo("shop/api 7c9");
    assertThat(desk.said()).hasSize(3);
  }

  /** The review that tells of them makes the storm, and looks at it. */
  @Test
  void crashesInRollouts_areAStormThatGoesOn() {
    for (int i = 0; i < 8; i++) {
      Crash crash = Crash.of("w" + i).namespace("ns" + i).node("node-7").inRollout();
      desk.notReady(crash).see(crash);
    }
    desk.afterSeconds(11);
    assertThat(desk.said()).hasSize(4);
    assertThat(desk.board().of(onlyStorm())).hasSize(8);
    desk.after(Duration.ofMinutes(5));
    assertThat(desk.said()).hasSize(4);
    assertThat(onlyStorm().count()).isEqualTo(8);
  }

  @Test
  void laterOne_joinsWhileItIsFresh() {
    crashOn("node-7", 6);
    desk.after(Duration.ofMinutes(9));
    assertThat(desk.see(Crash.of("late").node("node-7")).reason()).isEqualTo(Reason.IN_STORM);
    desk.after(Duration.ofMinutes(11));
    assertThat(desk.see(Crash.of("later").node("node-7")).reason()).isEqualTo(Reason.OPENED);
  }

  @Test
  void foldedOne_isCountedThere() {
    List<Crash> all = crashOn("node-7", 6);
    assertThat(desk.see(all.getLast().nr(2)).reason()).isEqualTo(Reason.IN_STORM);
    assertThat(desk.see(all.getFirst().nr(2)).reason()).isEqualTo(Reason.FLAPPING);
  }

  @Test
  void acknowledgedTogether_areOneEditOfEachMessage() {
    crashOn("node-7", 6);
    int before = desk.tellings.size();
    desk.acknowledgeAll(Duration.ofHours(1));
    assertThat(desk.board().incidents()).allMatch(i -> i.acknowledged() != null);
    assertThat(desk.tellings.subList(before, desk.tellings.size()))
        .as("three of their own, and the storm's")
        .hasSize(4)
        .allMatch(telling -> telling.kind() == Telling.Kind.UPDATE);
  }

  @Test
  void fewThatAreLeft_goOnByThemselves() {
    List<Crash> all = crashOn("node-7", 8);
    all.subList(0, 6).forEach(desk::ready);
    all.subList(6, 8).forEach(desk::notReady);
    desk.after(Duration.ofMinutes(12));
    assertThat(desk.board().storms()).isEmpty();
    assertThat(desk.messages().filter(t -> t.step() == Telling.Step.LEFT_STORM)).hasSize(2);
    assertThat(desk.see(all.getLast().nr(2)).reason()).isEqualTo(Reason.FLAPPING);
  }

  @Test
  void fewThatAreLeft_butAcknowledged_goOnByThemselvesWhenThatIsOver() {
    List<Crash> all = fewLeft();
    desk.acknowledgeAll(Duration.ofHours(1));
    desk.after(Duration.ofMinutes(30));
    assertThat(left()).isEmpty();
    assertThat(desk.see(all.getLast().nr(2)).reason()).isEqualTo(Reason.IN_STORM);
    desk.after(Duration.ofMinutes(40));
    assertThat(left()).hasSize(2);
    assertThat(desk.board().storms()).isEmpty();
  }

  @Test
  void fewThatAreLeft_butSilenced_goOnByThemselvesWhenThatIsOver() {
    fewLeft();
    Match one = new Match(null, null, "w7", null, Map.of(), Set.of(), null);
    Duration hour = Duration.ofHours(1);
    desk.silences(new Silence("1", one, desk.now(), desk.now().plus(hour), "U1", ""));
    desk.after(Duration.ofMinutes(30));
    assertThat(left()).hasSize(1);
    desk.after(Duration.ofMinutes(40));
    assertThat(left()).hasSize(2);
  }

  /** What their pods and workloads say by then, not what they said when they crashed. */
  @Test
  void fewThatAreLeft_butMutedMeanwhile_goOnByThemselvesWhenThatIsOver() {
    fewLeft();
    desk.annotated(Map.of("exitcode.dev/mute", "true")).after(Duration.ofMinutes(30));
    assertThat(left()).isEmpty();
    assertThat(desk.board().storms()).hasSize(1);
    desk.annotated(Map.of("exitcode.dev/mute", "false")).afterSeconds(10);
    assertThat(left()).hasSize(2);
    assertThat(desk.board().storms()).isEmpty();
  }

  /** The message of many is all that says so of it. */
  @Test
  void fewThatAreLeft_ofWhichOneMayBeOver_waitForThatOne() {
    List<Crash> all = fewLeft();
    desk.after(Duration.ofMinutes(5));
    desk.ready(all.getLast()).after(Duration.ofMinutes(8));
    assertThat(left()).hasSize(1);
    assertThat(desk.board().storms()).hasSize(1);
    desk.after(Duration.ofMinutes(8));
    assertThat(left()).hasSize(1);
    assertThat(desk.board().storms()).isEmpty();
  }

  @Test
  void fewThatAreLeft_waitUntilTheyWereLookedAt() {
    fewLeft();
    desk.looking(false).after(Duration.ofMinutes(30));
    assertThat(left()).isEmpty();
    desk.looking(true).afterSeconds(10);
    assertThat(left()).hasSize(2);
  }

  @Test
  void oneThatIsLeft_andBecameCriticalInASilence_calls() {
    desk.routing(Desk.CALLS);
    List<Crash> all = fewLeft();
    Duration hour = Duration.ofHours(1);
    desk.silences(new Silence("1", Match.ALL, desk.now(), desk.now().plus(hour), "U1", ""));
    desk.see(all.getLast().nr(3).times(2).replicas(3, 3));
    desk.after(Duration.ofMinutes(30));
    assertThat(desk.called()).isEmpty();
    desk.after(Duration.ofMinutes(40));
    assertThat(left()).hasSize(2);
    assertThat(desk.called()).containsExactly("oncall");
  }

  @Test
  void fewThatAreLeft_callNobodyOnceMore() {
    desk.routing(
        new Routing(
            List.of(),
            new Route("#crashes", Severity.WARNING, Map.of(Severity.WARNING, "oncall"), null),
            Map.of(),
            Map.of("oncall", "S123")));
    fewLeft();
    int before = desk.called().size();
    desk.after(Duration.ofMinutes(30));
    assertThat(left()).hasSize(2);
    assertThat(desk.called()).hasSize(before);
  }

  /** Of eight on a node, six are ready from now on; the storm's message is all that two have. */
  private List<Crash> fewLeft() {
    List<Crash> all = crashOn("node-7", 8);
    all.subList(0, 6).forEach(desk::ready);
    all.subList(6, 8).forEach(desk::notReady);
    return all;
  }

  private List<Telling> left() {
    return desk.messages().filter(t -> t.step() == Telling.Step.LEFT_STORM).toList();
  }

  @Test
  void stormThatIsOver_saysSoOnce() {
    List<Crash> all = crashOn("node-7", 12);
    all.forEach(desk::ready);
    desk.after(Duration.ofMinutes(12));
    assertThat(desk.board().storms()).isEmpty();
    List<String> ofStorm =
        desk.messages().filter(t -> t.root().startsWith("s-")).map(t -> t.kind() + "").toList();
    assertThat(ofStorm).containsExactly("ROOT", "REPLY");
    assertThat(desk.messages().filter(t -> t.step() == Telling.Step.RECOVERED)).hasSize(4);
  }

  @Test
  void silencedOne_whoseStormIsOver_isToldWhereItWas() {
    List<Crash> all = crashOn("node-7", 6);
    Storm storm = onlyStorm();
    all.forEach(desk::ready);
    desk.after(Duration.ofMinutes(12));
    silenceAll();
    assertThat(desk.see(all.getLast().nr(2)).reason()).isEqualTo(Reason.SILENCE);
    assertThat(of(all.getLast()).notice().root()).isEqualTo(storm.id());
    desk.silences();
    assertThat(desk.see(all.getLast().nr(3)).reason()).isEqualTo(Reason.OPENED);
    assertThat(of(all.getLast()).isToldAlone()).isTrue();
  }

  @Test
  void silencedOne_whoseStormIsOver_isToldWhenTheSilenceIsOver() {
    List<Crash> all = crashOn("node-7", 6);
    all.forEach(desk::ready);
    desk.after(Duration.ofMinutes(12));
    silenceAll();
    assertThat(desk.see(all.getLast().nr(2)).reason()).isEqualTo(Reason.SILENCE);
    desk.notReady(all.getLast()).silences().afterSeconds(2);
    assertThat(of(all.getLast()).isToldAlone()).isTrue();
  }

  @Test
  void manyThatWereSilenced_areOneMessageWhenThatIsOver() {
    silenceAll();
    for (int i = 0; i < 50; i++) {
      Crash crash = Crash.of("w" + i).node("node-" + i);
      desk.see(crash);
      desk.notReady(crash);
    }
    desk.after(Duration.ofHours(1));
    assertThat(desk.said()).isEmpty();
    desk.silences().afterSeconds(2);
    assertThat(desk.messages().filter(t -> t.kind() == Telling.Kind.ROOT)).hasSize(7);
    assertThat(desk.board().incidents()).allMatch(i -> i.notice().root() != null);
  }

  @Test
  void silencedOne_thatASummaryToldOf_staysInIt() {
    Crash one = Crash.of("w").how(How.OLD);
    desk.see(one);
    desk.see(Crash.of("other").how(How.OLD));
    desk.ready(one);
    desk.after(Duration.ofMinutes(12));
    silenceAll();
    assertThat(desk.see(one.nr(2).how(How.LIVE)).reason()).isEqualTo(Reason.SILENCE);
    assertThat(desk.board().of(onlyStorm())).hasSize(2).allMatch(Incident::isOpen);
  }

  private void silenceAll() {
    Duration day = Duration.ofDays(1);
    desk.silences(new Silence("1", Match.ALL, desk.now(), desk.now().plus(day), "U1", ""));
  }

  private Incident of(Crash crash) {
    return desk.board().of(crash.workload()).getFirst();
  }

  @Test
  void manyStillFailing_stayOneMessage() {
    List<Crash> all = crashOn("node-7", 50);
    all.forEach(desk::notReady);
    for (int i = 2; i < 12; i++) {
      int nr = i;
      all.forEach(c -> desk.see(c.nr(nr)));
      desk.after(Duration.ofMinutes(5));
    }
    assertThat(desk.messages().filter(t -> t.kind() == Telling.Kind.ROOT)).hasSize(4);
  }

  @Test
  void manyAtOnce_onlyWhatIsNewIsHeard_untilItIsOver() {
    List<Crash> all =
        IntStream.range(0, 20)
            .mapToObj(i -> Crash.of("w" + i).node("node-" + i).namespace("ns-" + i % 3))
            .toList();
    for (int i = 1; i < 10; i++) {
      int nr = i;
      all.forEach(c -> desk.see(c.nr(nr)));
    }
    assertThat(desk.said()).doesNotContain("REPLY STILL");
    assertThat(onlyStorm().kind()).isEqualTo(Kind.MANY);
    desk.after(Duration.ofMinutes(3));
    desk.see(all.getFirst().nr(10));
    assertThat(desk.said()).contains("REPLY STILL");
  }

  @Test
  void twoThousandOldOnes_areOneSummary_alsoWhenTheyGoOn() {
    for (int i = 0; i < 2000; i++) {
      desk.see(Crash.of("w" + i).node("node-" + i % 50).how(How.OLD));
    }
    desk.afterSeconds(10);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    assertThat(onlyStorm().kind()).isEqualTo(Kind.START);
    desk.restart();
    for (int i = 0; i < 2000; i++) {
      Verdict verdict = desk.see(Crash.of("w" + i).nr(2));
      assertThat(verdict.reason()).isEqualTo(Reason.IN_SUMMARY);
    }
    assertThat(desk.see(Crash.of("new")).reason()).isEqualTo(Reason.OPENED);
    assertThat(desk.said()).containsExactly("ROOT OPENED", "ROOT OPENED");
  }

  @Test
  void oldOneThatRecovered_isToldByItselfNextTime() {
    Crash old = Crash.of("api").how(How.OLD);
    desk.see(old);
    desk.ready(old).after(Duration.ofMinutes(12));
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    desk.see(Crash.of("api").nr(2));
    assertThat(desk.said()).hasSize(2);
  }

  @Test
  void crashesOfADowntime_areOneDigest() {
    for (int i = 0; i < 300; i++) {
      desk.see(Crash.of("w" + i).how(How.CAUGHT_UP));
    }
    desk.restart().afterSeconds(10);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    assertThat(onlyStorm().kind()).isEqualTo(Kind.CATCH_UP);
    assertThat(onlyStorm().count()).isEqualTo(300);
    assertBalance(300);
  }

  @Test
  void crashesOfADowntime_thatAreWellAgain_areTold_andCallNobody() {
    desk.routing(Desk.CALLS);
    desk.after(Duration.ofHours(1));
    for (int i = 0; i < 5; i++) {
      Crash crash = Crash.of("w" + i).how(How.CAUGHT_UP).cause(Cause.DISK_FULL).history();
      desk.ready(crash, Duration.ofMinutes(40)).see(crash, Duration.ofMinutes(41));
    }
    desk.afterSeconds(10);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    assertThat(desk.verdicts.values()).extracting(Verdict::reason).containsOnly(Reason.IN_DIGEST);
    assertThat(desk.called()).isEmpty();
    assertThat(desk.board().storms()).isEmpty();
  }

  @Test
  void nextDowntime_hasADigestOfItsOwn() {
    for (int i = 0; i < 5; i++) {
      desk.see(Crash.of("w" + i).how(How.CAUGHT_UP));
    }
    desk.afterSeconds(60);
    desk.see(Crash.of("other").how(How.CAUGHT_UP));
    desk.afterSeconds(10);
    assertThat(desk.said()).containsExactly("ROOT OPENED", "ROOT OPENED");
    assertThat(desk.verdicts.get(Crash.of("other").seen(desk.now()).key()).reason())
        .isEqualTo(Reason.OPENED);
  }

  @Test
  void fewCrashesOfADowntime_haveTheirOwnMessages() {
    desk.see(Crash.of("a").how(How.CAUGHT_UP));
    desk.see(Crash.of("b").how(How.CAUGHT_UP));
    desk.afterSeconds(10);
    assertThat(toldAlone()).hasSize(2);
    assertThat(desk.verdicts.values()).extracting(Verdict::reason).containsOnly(Reason.OPENED);
    assertThat(desk.board().storms()).isEmpty();
  }

  @Test
  void criticalOneThatJoins_callsInTheThread_once() {
    desk.routing(Desk.CALLS);
    crashOn("node-7", 6);
    assertThat(desk.called()).isEmpty();
    desk.see(Crash.of("db").node("node-7").cause(Cause.DISK_FULL));
    desk.see(Crash.of("queue").node("node-7").cause(Cause.DISK_FULL));
    assertThat(desk.called()).containsExactly("oncall");
    Telling call = desk.messages().toList().getLast();
    assertThat(call.kind() + " " + call.step()).isEqualTo("REPLY CALLED");
    assertThat(call.root()).isEqualTo(onlyStorm().id());
    assertThat(desk.board().incident(call.incident()).workload().name()).isEqualTo("db");
    desk.afterSeconds(5);
    assertThat(onlyStorm().stale()).isFalse();
  }

  @Test
  void oneThatGetsWorseAmongMany_callsInTheThread() {
    desk.routing(Desk.CALLS);
    Crash worse = crashOn("node-7", 6).getLast();
    desk.see(worse.nr(2).times(2).replicas(3, 3));
    assertThat(desk.called()).containsExactly("oncall");
  }

  @Test
  void betterEvidenceOfSomethingCriticalAmongMany_callsInTheThread() {
    desk.routing(Desk.CALLS);
    Crash worse = crashOn("node-7", 6).getLast();
    desk.see(worse.cause(Cause.DISK_FULL));
    assertThat(desk.called()).containsExactly("oncall");
  }

  @Test
  void digest_callsEachOnce_forTheWorstFirst() {
    desk.routing(Desk.CALLS);
    for (int i = 0; i < 20; i++) {
      Crash crash = Crash.of("w" + i).how(How.CAUGHT_UP).annotated("mention", "team");
      desk.see(i % 2 == 0 ? crash : Crash.of("w" + i).how(How.CAUGHT_UP).cause(Cause.DISK_FULL));
    }
    desk.afterSeconds(10);
    assertThat(desk.said()).containsExactly("ROOT OPENED", "REPLY CALLED");
    assertThat(desk.called()).containsExactly("oncall", "team");
  }

  @Test
  void crashOfADowntime_thatIsSilencedMeanwhile_isNotTold() {
    desk.see(Crash.of("a").how(How.CAUGHT_UP));
    silenceAll();
    desk.afterSeconds(10);
    assertThat(desk.tellings).isEmpty();
    assertThat(desk.verdicts.values()).extracting(Verdict::reason).containsExactly(Reason.SILENCE);
  }

  @Test
  void crashOfADowntime_thatWasToStop_isNotTold() {
    Crash stopped = Crash.of("a").how(How.CAUGHT_UP);
    desk.see(stopped);
    desk.afterSeconds(1).see(stopped.cause(Cause.STOPPED_ON_REQUEST, 1L).stopped());
    desk.afterSeconds(10);
    assertThat(desk.tellings).isEmpty();
    assertThat(desk.board().storms()).isEmpty();
    assertThat(desk.verdicts.values()).extracting(Verdict::reason).containsExactly(Reason.STOPPING);
  }

  @Test
  void otherChannel_hasItsOwnStorm() {
    Routing.Rule rule =
        new Routing.Rule(
            "team",
            new Match(null, "team", null, null, Map.of(), Set.of(), null),
            Route.to("#team"));
    desk.routing(new Routing(List.of(rule), Route.to("#all"), Map.of(), Map.of()));
    for (int i = 0; i < 6; i++) {
      desk.see(Crash.of("a" + i).node("n"));
      desk.see(Crash.of("b" + i).namespace("team").node("n"));
    }
    assertThat(desk.board().storms())
        .extracting(Storm::channel)
        .containsExactlyInAnyOrder("#all", "#team");
  }

  private List<Crash> crashOn(String node, int workloads) {
    List<Crash> all = new ArrayList<>();
    for (int i = 0; i < workloads; i++) {
      all.add(Crash.of("w" + i).node(node));
      desk.see(all.getLast());
    }
    return all;
  }

  private Storm onlyStorm() {
    assertThat(desk.board().storms()).hasSize(1);
    return desk.board().storms().getFirst();
  }

  private List<Incident> toldAlone() {
    return desk.board().incidents().stream().filter(Incident::isToldAlone).toList();
  }

  private void assertBalance(int crashes) {
    assertThat(desk.verdicts.values().stream().mapToInt(Verdict::times).sum()).isEqualTo(crashes);
    assertThat(desk.board().incidents().stream().mapToInt(i -> i.course().count()).sum())
        .isEqualTo(crashes);
    assertThat(desk.verdicts.values())
        .extracting(v -> v.reason().decision())
        .isSubsetOf(Decision.TOLD, Decision.COALESCED);
  }
}
