package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.EventFacts.Regarding;
import dev.exitcode.evidence.Probe;
import dev.exitcode.evidence.Termination;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ends with success, by time limits and by nothing that is known. */
class EndRulesTest {
  private static final Regarding ANY_POD = new Regarding("Pod", null, null, null, null);
  private static final String[] LIMIT = {"timeout", "-k", "15", "60", "crawl"};

  static Stream<Arguments> ends() {
    return Stream.of(
        Arguments.of(
            "a Job's end", "certain completed", pod("Never", c -> c.ended(0, "Completed", 0, 60))),
        Arguments.of(
            "a text's end",
            "likely completed",
            Scenes.text().restartPolicy("").container("a", c -> c.ended(Termination.code(0)))),
        Arguments.of(
            "only the word",
            "likely completed",
            Scenes.text()
                .restartPolicy("")
                .container(
                    "a", c -> c.ended(new Termination(null, null, "Completed", null, null, null)))),
        Arguments.of(
            "again and again",
            "certain completed-but-restarted",
            pod("Always", c -> c.last(0, "Completed", 0, 1).backingOff())),
        Arguments.of(
            "will be again",
            "likely completed-but-restarted",
            pod("Always", c -> c.ended(0, "Completed", 0, 1))),
        Arguments.of(
            "once after a long run",
            "possible completed-but-restarted",
            pod("Always", c -> c.last(0, "Completed", 0, 90_000).running(90_002))),
        Arguments.of(
            "once after ten minutes",
            "likely completed-but-restarted",
            pod("Always", c -> c.last(0, "Completed", 0, 600).running(602))),
        Arguments.of(
            "once after a second more",
            "possible completed-but-restarted",
            pod("Always", c -> c.last(0, "Completed", 0, 601).running(603))),
        Arguments.of(
            "twice after a long run",
            "possible completed-but-restarted",
            pod("Always", c -> c.last(0, "Completed", 0, 90_000).running(90_002).restarts(2))),
        Arguments.of(
            "for the first time after a long run, with a probe",
            "possible completed-but-restarted",
            pod("Always", c -> c.probe(Probe.Kind.LIVENESS).ended(0, "Completed", 0, 90_000))),
        Arguments.of(
            "an init container's end",
            "healthy",
            Scenes.pod("shop", "a").init("setup", c -> c.ended(0, "Completed", 0, 5))),
        Arguments.of(
            "a native sidecar of a Job ends",
            "likely completed-but-restarted",
            Scenes.pod("shop", "a")
                .restartPolicy("Never")
                .sidecar("mesh", c -> c.last(0, "Completed", 0, 5).running(7))),
        Arguments.of(
            "a phase that says it",
            "certain completed",
            Scenes.text()
                .restartPolicy("")
                .phase("Succeeded")
                .container("a", c -> c.ended(Termination.code(0)))),
        Arguments.of(
            "docker has not restarted it",
            "certain completed",
            pod("always", c -> c.ended(Termination.code(0))).on(Platform.DOCKER)),
        Arguments.of(
            "once after a long run, with a probe",
            "possible liveness-probe-failed",
            pod(
                "Always",
                c -> c.probe(Probe.Kind.LIVENESS).last(0, "Completed", 0, 90_000).running(90_002))),
        Arguments.of(
            "often after a long run, with a probe",
            "likely completed-but-restarted",
            pod(
                "Always",
                c ->
                    c.probe(Probe.Kind.LIVENESS)
                        .last(0, "Completed", 0, 90_000)
                        .running(90_002)
                        .restarts(3))),
        Arguments.of(
            "backing off without a policy",
            "certain completed-but-restarted",
            Scenes.text().container("a", c -> c.last(0, "Completed").backingOff())),
        Arguments.of(
            "docker restarts it",
            "likely completed-but-restarted",
            pod("unless-stopped", c -> c.ended(Termination.code(0)).restarts(3))
                .on(Platform.DOCKER)),
        Arguments.of(
            "docker does not",
            "certain completed",
            pod("no", c -> c.ended(Termination.code(0))).on(Platform.DOCKER)),
        Arguments.of(
            "124 with a limit that fits", "certain time-limit-by-wrapper", limited(124, 60, LIMIT)),
        Arguments.of("124 with a limit", "likely time-limit-by-wrapper", limited(124, 40, LIMIT)),
        Arguments.of(
            "124 in a shell's words",
            "certain time-limit-by-wrapper",
            limited(124, 120, "sh", "-c", "sleep 1; exec timeout 2m run")),
        Arguments.of(
            "124 with another command", "possible application-error", limited(124, 60, "crawl")),
        Arguments.of(
            "124 of an image's own command",
            "possible time-limit-by-wrapper",
            pod("Never", c -> c.ended(124, "Error", 0, 60))),
        Arguments.of(
            "KILL when it is due", "likely time-limit-by-wrapper", limited(137, 75, LIMIT)),
        Arguments.of(
            "KILL when it is not due", "possible sigkill-unattributed", limited(137, 60, LIMIT)),
        Arguments.of(
            "KILL as its signal",
            "likely time-limit-by-wrapper",
            limited(137, 60, "timeout", "--signal=KILL", "60", "crawl")),
        Arguments.of(
            "no KILL without the option",
            "possible sigkill-unattributed",
            limited(137, 60, "timeout", "60", "crawl")),
        Arguments.of(
            "1 alone", "possible application-error", pod("Never", c -> c.ended(1, "Error", 0, 60))),
        Arguments.of(
            "the word Error alone",
            "possible application-error",
            Scenes.text()
                .container(
                    "a", c -> c.ended(new Termination(null, null, "Error", null, null, null)))),
        Arguments.of(
            "150, which no signal shares",
            "possible runtime-version-mismatch",
            pod("Never", c -> c.ended(150, "Error", 0, 60))),
        Arguments.of(
            "backing off, and no code",
            "possible unknown",
            Scenes.text().container("a", c -> c.backingOff())),
        Arguments.of(
            "an end of which nothing is known",
            "possible unknown",
            Scenes.text()
                .container("a", c -> c.ended(new Termination(null, null, null, null, null, null)))),
        Arguments.of(
            "an event that says it is restarted",
            "possible unknown",
            Scenes.text().event("BackOff", "Back-off restarting failed container", null, ANY_POD)),
        Arguments.of(
            "a warning of a pod of which nothing else is told",
            "possible unknown",
            Scenes.text().event("Unhealthy", "Readiness probe failed: x", null, ANY_POD)),
        Arguments.of(
            "an event of ordinary life",
            "healthy",
            Scenes.text().event("Pulled", "Container image is present", null, ANY_POD)),
        Arguments.of(
            "an event that says its image is pulled again",
            "possible image-not-found",
            Scenes.text().event("BackOff", "Back-off pulling image \"x\"", null, ANY_POD)),
        Arguments.of("a failed pod", "possible unknown", Scenes.pod("shop", "a").phase("Failed")),
        Arguments.of(
            "a reason of its own", "possible unknown", Scenes.pod("shop", "a").reason("Odd", "x")),
        Arguments.of(
            "143 with a probe and nothing else",
            "possible liveness-probe-failed",
            pod(
                "Always",
                c -> c.probe(Probe.Kind.LIVENESS).last(143, "Error", 0, 90_000).running(90_002))),
        Arguments.of(
            "130 with a probe and nothing else",
            "possible stopped-on-request",
            pod(
                "Always",
                c -> c.probe(Probe.Kind.LIVENESS).last(130, "Error", 0, 90_000).running(90_002))),
        Arguments.of(
            "143 with a probe, and its events say nothing of it",
            "possible stopped-on-request",
            pod(
                    "Always",
                    c -> c.probe(Probe.Kind.LIVENESS).last(143, "Error", 0, 90_000).running(90_002))
                .event("Pulled", "Container image present", 90_001, "api")),
        Arguments.of("a phase alone", "likely node-lost", Scenes.pod("a", "b").phase("Unknown")),
        Arguments.of(
            "a running pod of which nothing is known",
            "healthy",
            Scenes.pod("a", "b").phase("Running")),
        Arguments.of(
            "prepared for long",
            "possible unknown",
            Scenes.pod("a", "b")
                .phase("Pending")
                .container("c", c -> c.waiting("ContainerCreating", null))
                .observed(700)),
        Arguments.of(
            "not ready for long",
            "possible unknown",
            Scenes.pod("a", "b").container("c", c -> c.running(1).notReady()).observed(700)),
        Arguments.of(
            "not ready yet",
            "healthy",
            Scenes.pod("a", "b").container("c", c -> c.running(1).notReady()).observed(500)),
        Arguments.of(
            "not ready for it is to go",
            "healthy",
            Scenes.pod("a", "b")
                .container("c", c -> c.running(1).notReady())
                .observed(700)
                .deleted(690, 30)),
        Arguments.of(
            "a new container",
            "healthy",
            Scenes.pod("a", "b")
                .phase("Pending")
                .container("c", c -> c.waiting("ContainerCreating", null))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void end_isToldByWhatIsKnown(String what, String expected, Scenes scenes) {
    assertThat(FirstDiagnosis.of(scenes)).as(what).isEqualTo(expected);
  }

  @Test
  void summary_countsOneRestartAsOne() {
    Scenes once = pod("Always", c -> c.last(0, "Completed", 0, 5).running(7));

    assertThat(FirstDiagnosis.first(once).summary()).contains("(1 restart)");
  }

  @Test
  void evidence_namesThePolicyThatRestartsIt() {
    assertThat(FirstDiagnosis.first(pod("Always", c -> c.ended(0, "Completed", 0, 1))).evidence())
        .extracting(Diagnosis.Fact::fact)
        .contains("restartPolicy Always");
  }

  private static Scenes limited(long code, long ran, String... command) {
    return pod("Never", c -> c.command(command).ended(code, "Error", 0, ran));
  }

  private static Scenes pod(String policy, Containers.Shape shape) {
    return Scenes.pod("shop", "a").restartPolicy(policy).container("api", shape);
  }
}
