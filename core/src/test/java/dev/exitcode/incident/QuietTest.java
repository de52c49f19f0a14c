package dev.exitcode.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Confidence;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.incident.Observation.How;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not told, and why. */
final class QuietTest {
  private static final Crash CRASH = Crash.of("api");
  private final Desk desk = new Desk();

  static Stream<Arguments> normalLife() {
    return Stream.of(
        Arguments.of("finished", CRASH.cause(Cause.COMPLETED, 0L), Reason.FINISHED),
        Arguments.of("stopped", CRASH.cause(Cause.STOPPED_ON_REQUEST, 143L), Reason.STOPPING),
        Arguments.of("drained", CRASH.cause(Cause.EVICTED_BY_API, 143L), Reason.STOPPING),
        Arguments.of(
            "killed at a rollout",
            CRASH.cause(Cause.GRACE_PERIOD_EXCEEDED, 137L).stopped(),
            Reason.STOPPING),
        Arguments.of(
            "bare code while stopping",
            CRASH.cause(Cause.APPLICATION_ERROR, 1L).stopped(),
            Reason.STOPPING),
        Arguments.of(
            "killed, not at a rollout",
            CRASH.cause(Cause.GRACE_PERIOD_EXCEEDED, 137L),
            Reason.BELOW_MINIMUM),
        Arguments.of("siblings", CRASH.cause(Cause.RESTARTED_WITH_SIBLINGS), Reason.BENIGN),
        Arguments.of("changed", CRASH.cause(Cause.CONTAINER_DEFINITION_CHANGED), Reason.BENIGN),
        Arguments.of("node shutdown", CRASH.cause(Cause.NODE_SHUTDOWN), Reason.NODE_SHUTDOWN),
        Arguments.of("history", CRASH.history(), Reason.HISTORY),
        Arguments.of("history before the first look", CRASH.history().how(How.OLD), Reason.HISTORY),
        Arguments.of(
            "came up while nobody looked",
            CRASH.cause(Cause.IMAGE_NOT_FOUND, null).history().how(How.CAUGHT_UP),
            Reason.HISTORY),
        Arguments.of("preempted", CRASH.cause(Cause.PREEMPTED), Reason.BELOW_MINIMUM),
        Arguments.of("muted", CRASH.annotated("mute", "true"), Reason.MUTED),
        Arguments.of("muted until", CRASH.annotated("mute", "2026-11-29T00:00:00Z"), Reason.MUTED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void normalLife(String name, Crash crash, Reason reason) {
    Verdict verdict = desk.see(crash);
    assertThat(verdict.reason()).as(name).isEqualTo(reason);
    assertThat(verdict.sentence()).isNotBlank().doesNotContain("{}");
    assertThat(desk.tellings).isEmpty();
  }

  static Stream<Arguments> nearMisses() {
    return Stream.of(
        Arguments.of(
            "out of memory while stopping",
            CRASH.cause(Cause.MEMORY_LIMIT_EXCEEDED, 137L).stopped()),
        Arguments.of("stuck while stopping", CRASH.cause(Cause.TERMINATION_STUCK, null).stopped()),
        Arguments.of("bare code", CRASH.cause(Cause.APPLICATION_ERROR, 1L)),
        Arguments.of("0, for ever", CRASH.cause(Cause.COMPLETED_BUT_RESTARTED, 0L)),
        Arguments.of("mute over", CRASH.annotated("mute", "2026-11-27T00:00:00Z")),
        Arguments.of("mute unclear", CRASH.annotated("mute", "maybe")),
        Arguments.of("mute false", CRASH.annotated("mute", "false")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void nearMisses(String name, Crash crash) {
    assertThat(desk.see(crash).reason()).as(name).isEqualTo(Reason.OPENED);
  }

  @Test
  void silence_holdsUntilItIsOver_andNothingIsForgotten() {
    desk.silences(silence(match(CRASH, Set.of())));
    assertThat(desk.see(CRASH).reason()).isEqualTo(Reason.SILENCE);
    desk.after(Duration.ofHours(1));
    assertThat(desk.see(CRASH.nr(2)).reason()).isEqualTo(Reason.OPENED);
    assertThat(desk.only().course().count()).isEqualTo(2);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
  }

  @Test
  void silenceOfOneCause_leavesTheOthers() {
    desk.silences(silence(match(CRASH, Set.of(Cause.DISK_FULL))));
    assertThat(desk.see(CRASH.cause(Cause.DISK_FULL)).reason()).isEqualTo(Reason.SILENCE);
    assertThat(desk.see(CRASH.nr(2)).reason()).isEqualTo(Reason.OPENED);
  }

  @Test
  void silencedOne_isEditedButNotAnswered() {
    desk.see(CRASH);
    desk.silences(silence(Match.ALL));
    assertThat(desk.see(CRASH.nr(2).times(9)).reason()).isEqualTo(Reason.SILENCE);
    desk.ready(CRASH).after(Duration.ofMinutes(11));
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    assertThat(desk.only().state()).isEqualTo(Incident.State.RECOVERED);
    assertThat(desk.edits()).isPositive();
  }

  private static Silence silence(Match match) {
    return new Silence("1", match, Desk.START, Desk.START.plus(Duration.ofHours(1)), "U1", "known");
  }

  private static Match match(Crash crash, Set<Cause> causes) {
    return new Match(null, "shop", crash.workload().name(), null, Map.of(), causes, null);
  }

  @ParameterizedTest
  @CsvSource({
    "DEPENDENCY_UNREACHABLE, Deployment, 1, 1, 3, 1, WARNING",
    "DEPENDENCY_UNREACHABLE, Deployment, 1, 3, 3, 1, WARNING",
    "DEPENDENCY_UNREACHABLE, Deployment, 1, 3, 3, 3, CRITICAL",
    "DEPENDENCY_UNREACHABLE, Deployment, 1, 2, 3, 9, WARNING",
    "DEPENDENCY_UNREACHABLE, Deployment, 1, 1, 0, 9, WARNING",
    "DEPENDENCY_UNREACHABLE, Job, 1, 1, 1, 9, WARNING",
    "IMAGE_NOT_FOUND, Deployment, , 1, 1, 1, CRITICAL",
    "IMAGE_NOT_FOUND, Deployment, , 1, 3, 1, WARNING",
    "DATA_DIRECTORY_UNUSABLE, StatefulSet, 1, 1, 3, 1, CRITICAL",
    "PREEMPTED, Deployment, 143, 3, 3, 9, INFO",
  })
  void severity(Cause cause, String kind, Long code, int hit, int total, int count, Severity is) {
    Crash crash = CRASH.ownedBy(kind, "x").cause(cause, code).replicas(hit, total);
    assertThat(Severities.of(crash.seen(desk.now()), count)).isEqualTo(is);
  }

  @ParameterizedTest
  @EnumSource
  void reason_hasASentence(Reason reason) {
    assertThat(Sentences.of(reason, "a", "b")).endsWith(".").doesNotContain("{}");
  }

  @ParameterizedTest
  @CsvSource({
    "137, LIKELY, containerStatuses, true",
    "143, POSSIBLE, containerStatuses, true",
    "0, LIKELY, containerStatuses, true",
    "2, LIKELY, log, false",
    "137, CERTAIN, containerStatuses, false",
    "143, LIKELY, event Killing, false",
    "1, POSSIBLE, containerStatuses, false",
    ", POSSIBLE, containerStatuses, false",
  })
  void diagnosis_waitsForEvents(Long code, Confidence confidence, String from, boolean waits) {
    Diagnosis diagnosis =
        new Diagnosis(
            new Diagnosis.Subject("shop", "api-1", "app", code),
            Cause.SIGKILL_UNATTRIBUTED,
            confidence,
            false,
            true,
            "It ended.",
            List.of(new Diagnosis.Fact("fact", from)),
            List.of(),
            List.of(),
            List.of());
    assertThat(Triage.waitsForEvents(diagnosis)).isEqualTo(waits);
  }
}
