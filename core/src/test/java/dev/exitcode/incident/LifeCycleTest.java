package dev.exitcode.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.incident.Incident.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One incident, from its first end to its last word. */
final class LifeCycleTest {
  private final Desk desk = new Desk();
  private final Crash crash = Crash.of("api");

  @Test
  void crash_isToldAtOnce() {
    assertThat(desk.see(crash).reason()).isEqualTo(Reason.OPENED);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    assertThat(desk.only().state()).isEqualTo(State.OPEN);
  }

  @Test
  void podThatRunsAgain_isQuietButNotRecovered() {
    desk.see(crash);
    desk.ready(crash).after(Duration.ofMinutes(9));
    assertThat(desk.only().state()).isEqualTo(State.QUIET);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
  }

  @Test
  void podThatRanLongerThanKubeletRemembers_isRecovered() {
    desk.see(crash);
    desk.ready(crash).after(Duration.ofMinutes(11));
    assertThat(desk.only().state()).isEqualTo(State.RECOVERED);
    assertThat(desk.said()).containsExactly("ROOT OPENED", "REPLY RECOVERED");
  }

  @Test
  void podReadyBetweenTwoCrashes_isNeverCalledRecovered() {
    for (int i = 1; i <= 100; i++) {
      desk.see(crash.nr(i));
      desk.ready(crash).afterSeconds(20).notReady(crash).after(Duration.ofMinutes(5));
    }
    assertThat(desk.said()).doesNotContain("REPLY RECOVERED");
  }

  @Test
  void crashEveryHalfHour_isCalledRecoveredOnceAtMost() {
    for (int i = 1; i <= 48; i++) {
      desk.see(crash.nr(i));
      desk.ready(crash).after(Duration.ofMinutes(30));
    }
    assertThat(desk.said().stream().filter("REPLY RECOVERED"::equals)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void recoveredOne_thatFailsAgain_isTheSameAndSaysSoInTheChannel() {
    desk.see(crash);
    desk.ready(crash).after(Duration.ofMinutes(11));
    desk.afterSeconds(3600);
    assertThat(desk.see(crash.nr(2)).reason()).isEqualTo(Reason.REOPENED);
    assertThat(desk.only().course().count()).isEqualTo(2);
    assertThat(desk.messages().toList().getLast().toChannel()).isTrue();
  }

  @Test
  void recoveredOne_isForgottenAfterADay() {
    desk.see(crash);
    desk.ready(crash).after(Duration.ofMinutes(20));
    desk.after(Duration.ofHours(27));
    assertThat(desk.board().incidents()).isEmpty();
    desk.see(crash.nr(2));
    assertThat(desk.said()).containsExactly("ROOT OPENED", "REPLY RECOVERED", "ROOT OPENED");
  }

  @Test
  void deletedWorkload_isGoneWithoutAWord() {
    desk.see(crash);
    desk.gone(crash).after(Duration.ofMinutes(2));
    assertThat(desk.only().state()).isEqualTo(State.GONE);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    assertThat(desk.edits()).isPositive();
  }

  @Test
  void workloadWhosePodsAreReplacedAllAtOnce_isNotCalledGone() {
    desk.see(crash);
    desk.notReady(crash).after(Duration.ofMinutes(3));
    long edits = desk.edits();
    desk.gone(crash).afterSeconds(10).notReady(crash).afterSeconds(10);
    assertThat(desk.only().state()).isEqualTo(State.OPEN);
    assertThat(desk.edits()).isLessThanOrEqualTo(edits + 1);
    desk.gone(crash).afterSeconds(10).ready(crash).after(Duration.ofMinutes(11));
    assertThat(desk.said()).containsExactly("ROOT OPENED", "REPLY RECOVERED");
  }

  @Test
  void workloadThatWasGone_andIsThereAgain_isNotGone() {
    desk.see(crash);
    desk.gone(crash).after(Duration.ofHours(1));
    assertThat(desk.only().state()).isEqualTo(State.GONE);
    desk.ready(crash).afterSeconds(60);
    assertThat(desk.only().state()).isEqualTo(State.QUIET);
    assertThat(desk.only().notice().stale()).isFalse();
  }

  @Test
  void barePodOfTheSameName_isAnotherIncident() {
    Crash bare = crash.ownedBy("Pod", "shell").pod("shell");
    desk.see(bare);
    Observation other = bare.seen(desk.now());
    Observation.Key key = new Observation.Key("another uid", "app", 0, "1 0");
    Outcome outcome =
        new Triage(Routing.all("#c"), java.util.List.of())
            .observe(
                desk.board(),
                new Observation(
                    key,
                    other.workload(),
                    other.pod(),
                    other.container(),
                    other.place(),
                    1,
                    other.at(),
                    other.how(),
                    other.diagnosis(),
                    false,
                    false,
                    0,
                    0,
                    other.labels(),
                    other.annotations(),
                    List.of()),
                desk.now());
    assertThat(outcome.incidents()).extracting(Incident::state).contains(State.CLOSED, State.OPEN);
    assertThat(outcome.tellings()).extracting(Telling::kind).contains(Telling.Kind.ROOT);
  }

  @Test
  void failedJob_isNeverCalledRecovered() {
    Crash job = crash.ownedBy("CronJob", "report");
    desk.see(job);
    desk.gone(job).after(Duration.ofHours(20));
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    desk.see(job.pod("report-2"));
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    desk.after(Duration.ofHours(60));
    assertThat(desk.board().incidents()).isEmpty();
  }

  @Test
  void lastReplicaThatFails_makesItWorse() {
    desk.see(crash.replicas(1, 2));
    desk.see(crash.nr(2).replicas(2, 2));
    assertThat(desk.see(crash.nr(3).replicas(2, 2)).reason()).isEqualTo(Reason.WORSE);
    assertThat(desk.only().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(desk.said()).containsExactly("ROOT OPENED", "REPLY WORSE");
  }

  @Test
  void betterEvidenceOfSomethingCritical_callsWhoeverIsCalledForIt() {
    desk.routing(Desk.CALLS);
    desk.see(crash.cause(Cause.APPLICATION_ERROR));
    desk.acknowledge(desk.only(), Duration.ofHours(1)).afterSeconds(3);
    Verdict verdict = desk.see(crash.cause(Cause.DISK_FULL));
    assertThat(verdict.reason()).isEqualTo(Reason.WORSE);
    assertThat(desk.said()).containsExactly("ROOT OPENED", "REPLY WORSE");
    assertThat(desk.called()).containsExactly("oncall");
    assertThat(desk.only().acknowledged()).isNull();
  }

  @Test
  void betterEvidenceOfSomethingCritical_justEditsTheFirstWord_whereNobodyIsCalled() {
    desk.see(crash.cause(Cause.APPLICATION_ERROR));
    desk.afterSeconds(3).see(crash.cause(Cause.DISK_FULL));
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    desk.after(Duration.ofMinutes(2)).see(crash.nr(2).cause(Cause.DISK_FULL));
    assertThat(desk.only().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void recheck_putsTheCauseRight_andShowsItAtOnce() {
    desk.see(crash.cause(Cause.APPLICATION_ERROR));
    desk.recheck(crash.cause(Cause.UNCAUGHT_EXCEPTION));
    assertThat(desk.only().cause()).isEqualTo(Cause.UNCAUGHT_EXCEPTION);
    assertThat(desk.only().course().count()).isEqualTo(1);
    assertThat(desk.only().notice().stale()).isFalse();
    assertThat(desk.said()).containsExactly("ROOT OPENED");
  }

  /** Events and logs are kept for an hour; what was found while they were there stands. */
  @Test
  void recheck_thatFindsNothingWrongAnyMore_takesNothingBack() {
    desk.see(crash);
    long edits = desk.edits();
    desk.recheck(crash.history()).recheck(crash.cause(Cause.APPLICATION_ERROR));
    assertThat(desk.only().state()).isEqualTo(State.OPEN);
    assertThat(desk.only().cause()).isEqualTo(Cause.DEPENDENCY_UNREACHABLE);
    assertThat(desk.edits()).isGreaterThan(edits);
    assertThat(desk.recheck(crash.nr(9)).only().course().count()).isEqualTo(1);
  }

  @Test
  void betterEvidence_callsNobodyInASilence() {
    desk.routing(Desk.CALLS).see(crash.cause(Cause.APPLICATION_ERROR));
    Duration day = Duration.ofDays(1);
    desk.silences(new Silence("1", Match.ALL, desk.now(), desk.now().plus(day), "U1", ""));
    desk.after(Duration.ofMinutes(2)).see(crash.cause(Cause.DISK_FULL));
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    assertThat(desk.called()).isEmpty();
  }

  /** It waits, and does nothing by which it would be seen again. */
  @Test
  void silencedOne_thatStillFailsWhenThatIsOver_isToldThen() {
    Crash image = silencedForAnHour();
    desk.notReady(image).after(Duration.ofMinutes(50));
    assertThat(desk.said()).isEmpty();
    desk.after(Duration.ofMinutes(20));
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    assertThat(desk.verdicts.values()).extracting(Verdict::reason).containsExactly(Reason.OPENED);
  }

  @Test
  void silencedOne_thatStillFailsWhenThatIsLifted_isToldThen() {
    desk.notReady(silencedForAnHour()).after(Duration.ofMinutes(10));
    desk.silences().afterSeconds(2);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
  }

  @Test
  void silencedOne_thatIsWellWhenThatIsOver_isNotTold() {
    Crash image = silencedForAnHour();
    desk.ready(image).after(Duration.ofMinutes(70));
    assertThat(desk.said()).isEmpty();
    assertThat(desk.only().isOpen()).isFalse();
    assertThat(desk.verdicts.values()).extracting(Verdict::reason).containsExactly(Reason.SILENCE);
  }

  @Test
  void silencedOne_thatIsMutedWhenThatIsOver_isNotTold() {
    Crash image = silencedForAnHour();
    desk.notReady(image).annotated(Map.of("exitcode.dev/mute", "true"));
    desk.after(Duration.ofMinutes(70));
    assertThat(desk.said()).isEmpty();
    assertThat(desk.verdicts.values()).extracting(Verdict::reason).containsExactly(Reason.MUTED);
  }

  @Test
  void mutedOne_thatStillFailsWhenThatIsOver_isToldThen() {
    String until = desk.now().plus(Duration.ofMinutes(30)).toString();
    desk.notReady(muted(until)).after(Duration.ofMinutes(20));
    assertThat(desk.said()).isEmpty();
    desk.after(Duration.ofMinutes(11));
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    assertThat(desk.verdicts.values()).extracting(Verdict::reason).containsExactly(Reason.OPENED);
  }

  @Test
  void mutedOne_thatStillFailsWhenThatIsLifted_isToldThen_andIsLeftAloneUntilThen() {
    desk.notReady(muted("true")).after(Duration.ofHours(1));
    assertThat(desk.said()).isEmpty();
    assertThat(desk.changed).isEqualTo(1);
    desk.annotated(Map.of()).afterSeconds(2);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
  }

  @Test
  void mutedOne_thatIsWellWhenThatIsLifted_isNotTold() {
    desk.ready(muted("true")).annotated(Map.of()).after(Duration.ofMinutes(11));
    assertThat(desk.said()).isEmpty();
    assertThat(desk.only().isOpen()).isFalse();
  }

  @Test
  void silencedOne_thatIsMutedMeanwhile_isToldWhenBothAreOver() {
    Crash image = silencedForAnHour();
    desk.notReady(image).annotated(Map.of("exitcode.dev/mute", "true"));
    desk.after(Duration.ofMinutes(70));
    assertThat(desk.said()).isEmpty();
    desk.annotated(Map.of()).afterSeconds(2);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
  }

  /** It waits, and does nothing by which it would be seen again. */
  private Crash muted(String until) {
    Crash image = crash.cause(Cause.IMAGE_NOT_FOUND, null).annotated("mute", until);
    assertThat(desk.see(image).reason()).isEqualTo(Reason.MUTED);
    desk.annotated(Map.of("exitcode.dev/mute", until));
    return image;
  }

  private Crash silencedForAnHour() {
    Duration hour = Duration.ofHours(1);
    desk.silences(new Silence("1", Match.ALL, desk.now(), desk.now().plus(hour), "U1", ""));
    Crash image = crash.cause(Cause.IMAGE_NOT_FOUND, null);
    assertThat(desk.see(image).reason()).isEqualTo(Reason.SILENCE);
    return image;
  }

  /** Who wanted silence did not want the others never to hear of it. */
  @Test
  void becomingCriticalInASilence_callsWhenThatIsOver() {
    desk.routing(Desk.CALLS).see(crash);
    Duration hour = Duration.ofHours(1);
    desk.silences(new Silence("1", Match.ALL, desk.now(), desk.now().plus(hour), "U1", ""));
    assertThat(desk.see(crash.nr(3).times(2).replicas(3, 3)).reason()).isEqualTo(Reason.SILENCE);
    desk.notReady(crash).after(hour);
    assertThat(desk.said()).containsExactly("ROOT OPENED", "REPLY WORSE");
    assertThat(desk.see(crash.nr(5).replicas(3, 3)).reason()).isNotEqualTo(Reason.WORSE);
    assertThat(desk.called()).containsExactly("oncall");
  }

  /** Also where it does nothing by which it would be seen again. */
  @Test
  void silenceOverWhatWasTold_isFollowedByAWord_whereItStillFails() {
    desk.see(crash);
    silenceForAnHour();
    desk.notReady(crash).after(Duration.ofMinutes(50));
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    desk.after(Duration.ofMinutes(11)).after(Duration.ofHours(3));
    assertThat(desk.said()).containsExactly("ROOT OPENED", "REPLY STILL");
    assertThat(desk.only().isToldAlone()).isTrue();
  }

  @Test
  void silenceOverWhatWasTold_thatIsLifted_isFollowedByAWord_unlessItIsMutedThen() {
    desk.see(crash);
    silenceForAnHour();
    desk.notReady(crash).annotated(Map.of("exitcode.dev/mute", "true")).afterSeconds(60);
    desk.silences().afterSeconds(60);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    int changed = desk.changed;
    desk.afterSeconds(60);
    assertThat(desk.changed).isEqualTo(changed);
    desk.annotated(Map.of()).afterSeconds(2);
    assertThat(desk.said()).containsExactly("ROOT OPENED", "REPLY STILL");
  }

  @Test
  void toldOne_thatCrashesWhileItIsMuted_isFollowedByAWordWhenThatIsTakenAway() {
    desk.see(crash);
    desk.after(Duration.ofMinutes(10)).annotated(Map.of("exitcode.dev/mute", "true"));
    desk.see(crash.nr(2).annotated("mute", "true"));
    desk.notReady(crash).afterSeconds(60);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    desk.annotated(Map.of()).afterSeconds(2);
    assertThat(desk.said()).containsExactly("ROOT OPENED", "REPLY STILL");
  }

  @Test
  void silenceOverWhatWasTold_isFollowedByNoWord_whereItIsWellOrSomebodyLooksAtIt() {
    desk.see(crash);
    silenceForAnHour();
    desk.ready(crash).after(Duration.ofHours(2));
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    desk.notReady(crash).see(crash.nr(2));
    silenceForAnHour();
    desk.afterSeconds(2).acknowledge(desk.only(), Duration.ofHours(3)).after(Duration.ofHours(2));
    assertThat(desk.said()).containsExactly("ROOT OPENED", "REPLY REOPENED");
  }

  private void silenceForAnHour() {
    Duration hour = Duration.ofHours(1);
    desk.silences(new Silence("1", Match.ALL, desk.now(), desk.now().plus(hour), "U1", ""));
  }

  @Test
  void acknowledgedOne_isCountedOnly_untilItGetsWorse() {
    desk.see(crash);
    desk.acknowledge(desk.only(), Duration.ofHours(1));
    desk.see(crash.nr(2));
    assertThat(desk.see(crash.nr(3)).reason()).isEqualTo(Reason.ACKNOWLEDGED);
    assertThat(desk.see(crash.nr(4).replicas(3, 3)).reason()).isEqualTo(Reason.WORSE);
    assertThat(desk.only().acknowledged()).isNull();
  }

  @Test
  void acknowledgement_ends() {
    desk.see(crash);
    desk.acknowledge(desk.only(), Duration.ofMinutes(1)).afterSeconds(120);
    assertThat(desk.see(crash.nr(2).times(2)).reason()).isEqualTo(Reason.STILL);
  }

  @Test
  void acknowledgementThatIsOver_isShownNoMore() {
    desk.see(crash);
    desk.acknowledge(desk.only(), Duration.ofMinutes(5));
    long edits = desk.edits();
    desk.notReady(crash).after(Duration.ofMinutes(7));
    assertThat(desk.only().acknowledged()).isNull();
    assertThat(desk.edits()).isEqualTo(edits + 1);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
  }

  @Test
  void crashInARollout_isToldWhenItHasNotComeUp() {
    desk.notReady(crash);
    assertThat(desk.see(crash.inRollout()).reason()).isEqualTo(Reason.SETTLING);
    assertThat(desk.said()).isEmpty();
    desk.afterSeconds(11);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    assertThat(desk.verdicts.values()).extracting(Verdict::reason).containsExactly(Reason.OPENED);
  }

  /** What runs once never comes up. */
  @Test
  void jobOfAnotherTemplateThanTheLast_isToldAtOnce() {
    Crash job = crash.ownedBy("CronJob", "report").inRollout();
    assertThat(desk.see(job).reason()).isEqualTo(Reason.OPENED);
  }

  @Test
  void crashInARollout_thatComesUp_isNotTold() {
    desk.see(crash.inRollout());
    desk.ready(crash).afterSeconds(11);
    assertThat(desk.said()).isEmpty();
    assertThat(desk.verdicts.values()).extracting(Verdict::reason).containsExactly(Reason.SETTLED);
  }

  @Test
  void crashInARollout_thatWasToStop_isNotTold() {
    desk.notReady(crash).see(crash.inRollout());
    desk.afterSeconds(2).see(crash.cause(Cause.STOPPED_ON_REQUEST, 1L).stopped());
    desk.afterSeconds(30);
    assertThat(desk.tellings).isEmpty();
    assertThat(desk.verdicts.values()).extracting(Verdict::reason).containsExactly(Reason.STOPPING);
  }

  @Test
  void crashInARollout_thatIsSilencedMeanwhile_isNotTold() {
    desk.notReady(crash).see(crash.inRollout());
    Duration day = Duration.ofDays(1);
    desk.silences(new Silence("1", Match.ALL, desk.now(), desk.now().plus(day), "U1", ""));
    desk.afterSeconds(11);
    assertThat(desk.tellings).isEmpty();
    assertThat(desk.verdicts.values()).extracting(Verdict::reason).containsExactly(Reason.SILENCE);
    desk.silences().see(crash.nr(2));
    assertThat(desk.said()).containsExactly("ROOT OPENED");
  }

  @Test
  void secondCrashInARollout_isToldAtOnce() {
    desk.see(crash.inRollout());
    desk.see(crash.inRollout().nr(2));
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    assertThat(desk.verdicts.values())
        .extracting(Verdict::reason)
        .containsExactly(Reason.OPENED, Reason.OPENED);
  }

  @Test
  void stillKnowsEverything_afterARestart() {
    desk.see(crash.cause(Cause.MEMORY_LIMIT_EXCEEDED, 137L));
    desk.restart();
    desk.see(crash.nr(2).cause(Cause.MEMORY_LIMIT_EXCEEDED, 137L));
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    assertThat(desk.only().course().count()).isEqualTo(2);
  }
}
