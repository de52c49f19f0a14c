package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.EventFacts.Regarding;
import dev.exitcode.evidence.Probe;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProbeRulesTest {
  private static final String LIVENESS = "Container api failed liveness probe, will be restarted";
  private static final String STARTUP = "Container api failed startup probe, will be restarted";
  private static final String UNHEALTHY = "Liveness probe failed: HTTP probe failed: 500";

  /** Fails at 20 s + 2 x 10 s: the last failure at 40 s, at the latest 10 s later. */
  private static final Probe SLOW = new Probe(Probe.Kind.LIVENESS, "tcp :1", 20, 10, 1, 3, null);

  private static final Probe START = new Probe(Probe.Kind.STARTUP, "tcp :1", 20, 10, 1, 3, null);

  static Stream<Arguments> ends() {
    return Stream.of(
        Arguments.of(
            "stopped at once",
            "certain liveness-probe-failed",
            ended(143, 160).event("Killing", LIVENESS, 159, "api")),
        Arguments.of(
            "ended well",
            "certain liveness-probe-failed",
            ended(0, 160).event("Killing", LIVENESS, 159, "api")),
        Arguments.of(
            "killed after the grace period",
            "certain liveness-probe-failed",
            ended(137, 160).event("Killing", LIVENESS, 130, "api")),
        Arguments.of(
            "startup",
            "certain startup-probe-failed",
            ended(137, 160).event("Killing", STARTUP, 130, "api")),
        Arguments.of(
            "of a former instance",
            "possible application-error",
            ended(9, 160).event("Killing", LIVENESS, 90, "api")),
        Arguments.of(
            "too long before",
            "possible sigkill-unattributed",
            pod(c -> c.last(137, "Error", 0, 160)).event("Killing", LIVENESS, 110, "api")),
        Arguments.of(
            "after the end, about the next instance",
            "possible sigkill-unattributed",
            ended(137, 160).event("Killing", LIVENESS, 180, "api")),
        Arguments.of(
            "of another container",
            "possible sigkill-unattributed",
            ended(137, 160).event("Killing", LIVENESS, 140, "other")),
        Arguments.of(
            "of another pod",
            "possible sigkill-unattributed",
            ended(137, 160)
                .event("Killing", LIVENESS, 140L, new Regarding("Pod", null, "b", null, "api"))),
        Arguments.of(
            "a repeated event that spans the end",
            "certain liveness-probe-failed",
            ended(137, 160).event(repeated("Killing", LIVENESS, 130, 300))),
        Arguments.of(
            "a crash is no stop",
            "likely bus-error",
            ended(135, 160).event("Killing", LIVENESS, 159, "api")),
        Arguments.of(
            "unhealthy until the end",
            "likely liveness-probe-failed",
            ended(143, 160).event(repeated("Unhealthy", UNHEALTHY, 140, 160))),
        Arguments.of(
            "unhealthy once is not enough",
            "possible stopped-on-request",
            ended(143, 160).event("Unhealthy", UNHEALTHY, 155, "api")),
        Arguments.of(
            "not yet started until the end",
            "likely startup-probe-failed",
            ended(143, 160).event(repeated("Unhealthy", "Startup probe failed: 503", 140, 160))),
        Arguments.of(
            "readiness kills nobody",
            "possible sigkill-unattributed",
            ended(137, 160).event(repeated("Unhealthy", "Readiness probe failed: 503", 130, 160))),
        Arguments.of(
            "unhealthy, but it ended by itself",
            "possible application-error",
            ended(1, 160).event(repeated("Unhealthy", UNHEALTHY, 140, 160))),
        Arguments.of(
            "unhealthy, but it was deleted",
            "certain stopped-on-request",
            ended(143, 160)
                .event(repeated("Unhealthy", UNHEALTHY, 140, 160))
                .event("Killing", "Stopping container api", 158, "api")),
        Arguments.of(
            "ran as long as the budget",
            "possible liveness-probe-failed",
            pod(c -> c.probe(SLOW).last(143, "Error", 100, 141).backingOff())
                .event("BackOff", "", 150)),
        Arguments.of(
            "ran longer than the budget",
            "possible stopped-on-request",
            pod(c -> c.probe(SLOW).last(143, "Error", 100, 160)).event("BackOff", "", 150)),
        Arguments.of(
            "ran a second less than the budget", "possible liveness-probe-failed", ran(39)),
        Arguments.of("ran two seconds less", "possible stopped-on-request", ran(38)),
        Arguments.of("ran as long as budget and slack", "possible liveness-probe-failed", ran(53)),
        Arguments.of("ran a second longer than that", "possible stopped-on-request", ran(54)),
        Arguments.of(
            "ran as long as a budget of startup",
            "possible startup-probe-failed",
            pod(c -> c.probe(START).last(143, "Error", 100, 141)).event("BackOff", "", 150)),
        Arguments.of(
            "killed twice, as long as budget and grace",
            "possible liveness-probe-failed",
            pod(c -> c.probe(SLOW).last(137, "Error", 100, 171).restarts(2))),
        Arguments.of(
            "was never restarted",
            "possible stopped-on-request",
            pod(c -> c.probe(SLOW).ended(143, "Error", 100, 141)).event("BackOff", "", 150)),
        Arguments.of(
            "ran shorter than the budget",
            "possible stopped-on-request",
            pod(c -> c.probe(SLOW).last(143, "Error", 100, 135)).event("BackOff", "", 150)),
        Arguments.of(
            "again and again, with a probe",
            "possible liveness-probe-failed",
            pod(c -> c.probe(SLOW).last(143, "Error", 100, 1_000).backingOff())
                .event("BackOff", "", 1_050)),
        Arguments.of(
            "again and again, without a probe",
            "possible application-error",
            pod(c -> c.last(143, "Error", 100, 1_000).backingOff())),
        Arguments.of(
            "ran as long as budget and grace",
            "possible liveness-probe-failed",
            pod(c -> c.probe(SLOW).last(137, "Error", 100, 171).backingOff())),
        Arguments.of(
            "killed once only",
            "possible sigkill-unattributed",
            pod(c -> c.probe(SLOW).last(137, "Error", 100, 171))),
        Arguments.of(
            "docker has no such probes",
            "possible application-error",
            pod(c -> c.probe(SLOW).last(143, "Error", 100, 141).backingOff()).on(Platform.DOCKER)),
        Arguments.of(
            "hook",
            "certain poststart-hook-failed",
            ended(137, 160)
                .event("FailedPostStartHook", "PostStartHook failed", 129, "api")
                .event("Killing", "FailedPostStartHook", 129, "api")),
        Arguments.of(
            "hook, by the waiting reason",
            "certain poststart-hook-failed",
            pod(c -> c.last(137, "Error").waiting("PostStartHookError", "x"))),
        Arguments.of(
            "hook, and nobody told of the kill",
            "certain poststart-hook-failed",
            ended(137, 160).event("FailedPostStartHook", "PostStartHook failed", 129, "api")),
        Arguments.of(
            "hook, but it crashed",
            "likely bus-error",
            ended(135, 160).event("FailedPostStartHook", "PostStartHook failed", 159, "api")),
        Arguments.of(
            "waiting for something else",
            "possible sigkill-unattributed",
            pod(c -> c.last(137, "Error").waiting("CrashLoopBackOff", "x"))),
        Arguments.of(
            "hook of the pod's other container",
            "possible sigkill-unattributed",
            ended(137, 160).event("FailedPostStartHook", "PostStartHook failed", 129, "other")),
        Arguments.of(
            "hook of a former instance",
            "possible sigkill-unattributed",
            ended(137, 160).event("FailedPostStartHook", "PostStartHook failed", 60, "api")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void end_isAProbeKillOnlyByEventOrRunLength(String what, String expected, Scenes scenes) {
    assertThat(FirstDiagnosis.of(scenes)).as(what).isEqualTo(expected);
  }

  @Test
  void eventsAlone_nameTheContainer() {
    Diagnosis told =
        FirstDiagnosis.first(
            Scenes.text()
                .event("Killing", LIVENESS, null, new Regarding(null, null, null, null, "api")));
    assertThat(told.cause()).isEqualTo(Cause.LIVENESS_PROBE_FAILED);
    assertThat(told.subject().container()).isEqualTo("api");
  }

  @Test
  void evidence_tellsThatSigtermWasIgnored() {
    Scenes scenes = ended(137, 160).event("Killing", LIVENESS, 130, "api");
    assertThat(FirstDiagnosis.first(scenes).evidence())
        .anyMatch(f -> f.fact().equals("it ignored SIGTERM and was killed 30 s later"));
  }

  @ParameterizedTest
  @CsvSource({"158, true", "159, false"})
  void sigterm_wasIgnoredOnlyWhereTimeWasLeft(long asked, boolean ignored) {
    Scenes scenes = ended(137, 160).event("Killing", LIVENESS, asked, "api");

    assertThat(FirstDiagnosis.first(scenes).evidence().toString().contains("ignored SIGTERM"))
        .isEqualTo(ignored);
  }

  @Test
  void evidence_namesTheBudgetOfTheProbe() {
    assertThat(FirstDiagnosis.first(ran(41)).evidence().getFirst().fact())
        .isEqualTo("it ran 41 s, as 20 s + 3 failures every 10 s allows");
  }

  private static Scenes ran(long seconds) {
    return pod(c -> c.probe(SLOW).last(143, "Error", 100, 100 + seconds)).event("BackOff", "", 150);
  }

  private static Scenes ended(long code, long at) {
    return pod(c -> c.probe(Probe.Kind.LIVENESS).last(code, "Error", 100, at));
  }

  private static Scenes pod(Containers.Shape shape) {
    return Scenes.pod("shop", "a").container("api", c -> shape.of(c.image("x/y:1")));
  }

  private static EventFacts repeated(String reason, String message, long first, long last) {
    return new EventFacts(
        "Warning",
        reason,
        message,
        new Regarding("Pod", null, "a", null, "api"),
        3,
        Scenes.at(first),
        Scenes.at(last),
        null);
  }
}
