package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.EventFacts.Regarding;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.Termination;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StopRulesTest {
  private static final String STOPPING = "Stopping container api";

  static Stream<Arguments> ends() {
    return Stream.of(
        Arguments.of("143 in time", "certain stopped-on-request", stopped(143, 162)),
        Arguments.of("0 in time", "certain stopped-on-request", stopped(0, 162)),
        Arguments.of("2, as Go ends", "certain stopped-on-request", stopped(2, 162)),
        Arguments.of("Windows", "certain stopped-on-request", stopped(-1073741510L, 162)),
        Arguments.of("a code of its own", "likely stopped-on-request", stopped(77, 162)),
        Arguments.of("a crash while stopping", "likely bus-error", stopped(135, 162)),
        Arguments.of(
            "deleted, no event",
            "likely stopped-on-request",
            pod(c -> c.ended(143, "Error", 0, 162)).deleted(160, 30)),
        Arguments.of("1, as a handler may end", "certain stopped-on-request", stopped(1, 162)),
        Arguments.of(
            "ended as it was deleted, by another clock",
            "likely stopped-on-request",
            pod(c -> c.ended(143, "Error", 0, 158)).deleted(160, 30)),
        Arguments.of(
            "ended three seconds before it was deleted",
            "possible stopped-on-request",
            pod(c -> c.ended(143, "Error", 0, 157)).deleted(160, 30)),
        Arguments.of(
            "deleted while the next instance runs",
            "possible stopped-on-request",
            pod(c -> c.last(143, "Error", 0, 162).running(164)).deleted(160, 30)),
        Arguments.of(
            "deleted after it had ended",
            "possible application-error",
            pod(c -> c.ended(9, "Error", 0, 100)).deleted(160, 30)),
        Arguments.of(
            "killed when the grace was over", "certain grace-period-exceeded", stopped(137, 190)),
        Arguments.of(
            "killed when the grace was over, no event",
            "likely grace-period-exceeded",
            pod(c -> c.ended(137, "Error", 0, 190)).deleted(160, 30)),
        Arguments.of(
            "killed as the grace was over, by another clock",
            "certain grace-period-exceeded",
            stopped(137, 188)),
        Arguments.of(
            "killed three seconds before the grace was over",
            "possible sigkill-unattributed",
            stopped(137, 187)),
        Arguments.of(
            "killed long before the grace was over",
            "possible sigkill-unattributed",
            stopped(137, 165)),
        Arguments.of(
            "no times",
            "likely grace-period-exceeded",
            pod(c -> c.ended(new Termination(137L, null, "Error", null, null, null)))
                .deleted(160, 30)),
        Arguments.of(
            "stopped because its sandbox went",
            "possible node-restarted",
            pod(c -> c.last(137, "Error", 0, 190).running(192))
                .event("SandboxChanged", "Pod sandbox changed, it will be killed", 160)
                .event("Killing", STOPPING, 160, "api")),
        Arguments.of(
            "ended in time because its sandbox went",
            "possible node-restarted",
            pod(c -> c.last(143, "Error", 0, 162).running(164))
                .event("SandboxChanged", "Pod sandbox changed, it will be killed", 160)
                .event("Killing", STOPPING, 160, "api")),
        Arguments.of(
            "asked to go five seconds after the sandbox changed",
            "possible node-restarted",
            pod(c -> c.last(143, "Error", 0, 167).running(169))
                .event("SandboxChanged", "Pod sandbox changed, it will be killed", 160)
                .event("Killing", STOPPING, 165, "api")),
        Arguments.of(
            "asked to go six seconds after the sandbox changed",
            "certain stopped-on-request",
            pod(c -> c.last(143, "Error", 0, 168).running(170))
                .event("SandboxChanged", "Pod sandbox changed, it will be killed", 160)
                .event("Killing", STOPPING, 166, "api")),
        Arguments.of(
            "deleted as its sandbox changed",
            "certain stopped-on-request",
            stopped(143, 162).event("SandboxChanged", "Pod sandbox changed", 160)),
        Arguments.of(
            "asked to go long after the sandbox changed",
            "certain stopped-on-request",
            stopped(143, 162).event("SandboxChanged", "Pod sandbox changed", 20)),
        Arguments.of(
            "the hook sleeps longer than the grace",
            "likely prestop-hook-overran",
            hooked("exec: sleep 40", 190)),
        Arguments.of(
            "the hook sleeps as long as the grace",
            "likely prestop-hook-overran",
            hooked("exec: sleep 30", 190)),
        Arguments.of(
            "the hook sleeps a second less than the grace",
            "certain grace-period-exceeded",
            hooked("exec: sleep 29", 190)),
        Arguments.of(
            "a hook that got one second more",
            "certain grace-period-exceeded",
            hooked("exec: /drain", 191)),
        Arguments.of(
            "a hook that overran, nobody asked",
            "possible sigkill-unattributed",
            pod(c -> c.preStop("exec: sleep 40").ended(137, "Error", 0, 190))),
        Arguments.of(
            "a hook that overran before an end in time",
            "likely stopped-on-request",
            pod(c -> c.preStop("exec: sleep 40").ended(143, "Error", 0, 190)).deleted(160, 30)),
        Arguments.of(
            "the hook failed four seconds before the end",
            "certain prestop-hook-overran",
            hooked("exec: /drain", 190)
                .event("FailedPreStopHook", "PreStopHook failed", 186, "api")),
        Arguments.of(
            "the hook failed five seconds before the end",
            "certain grace-period-exceeded",
            hooked("exec: /drain", 190)
                .event("FailedPreStopHook", "PreStopHook failed", 185, "api")),
        Arguments.of(
            "a short sleep is not to blame",
            "certain grace-period-exceeded",
            hooked("exec: sleep 5", 190)),
        Arguments.of(
            "a hook that was cut off got two seconds more",
            "likely prestop-hook-overran",
            hooked("exec: /drain", 192)),
        Arguments.of(
            "a hook of unknown length",
            "certain grace-period-exceeded",
            hooked("exec: /drain", 190)),
        Arguments.of(
            "the hook was cut off",
            "certain prestop-hook-overran",
            hooked("exec: /drain", 192)
                .event("FailedPreStopHook", "PreStopHook failed", 190, "api")),
        Arguments.of(
            "the hook failed at once",
            "certain grace-period-exceeded",
            hooked("exec: /drain", 190)
                .event("FailedPreStopHook", "PreStopHook failed", 161, "api")),
        Arguments.of(
            "Ctrl-C in a terminal",
            "likely stopped-on-request",
            text(130, "running", "^Cinterrupted")),
        Arguments.of(
            "Ctrl-C beside the log of the container",
            "likely stopped-on-request",
            text(130, "^CGracefully stopping...").log("web", "KeyboardInterrupt")),
        Arguments.of(
            "docker stop in a terminal",
            "likely stopped-on-request",
            text(143, "$ docker stop web")),
        Arguments.of(
            "kubectl delete in a terminal",
            "likely stopped-on-request",
            text(143, "$ kubectl delete pod web")),
        Arguments.of(
            "Ctrl-C in the log of the container",
            "likely stopped-on-request",
            Scenes.text()
                .on(Platform.DOCKER)
                .container("web", c -> c.ended(Termination.code(130)))
                .log("web", "running", "^C")),
        Arguments.of(
            "Ctrl-C is no SIGTERM", "possible stopped-on-request", text(143, "running", "^C")),
        Arguments.of(
            "a pod's program that stops others",
            "possible stopped-on-request",
            pod(c -> c.ended(143, "Error", 0, 162)).log("api", "$ docker stop web")),
        Arguments.of(
            "docker stop that was ignored",
            "likely grace-period-exceeded",
            text(137, "$ docker stop web")),
        Arguments.of(
            "a code of Windows that only a stop has",
            "likely stopped-on-request",
            text(3221225786L, "x")),
        Arguments.of(
            "143 alone",
            "possible stopped-on-request",
            Scenes.text().container("web", c -> c.ended(Termination.code(143)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void end_isAStopOnlyWhereSomebodyAsked(String what, String expected, Scenes scenes) {
    assertThat(FirstDiagnosis.of(scenes)).as(what).isEqualTo(expected);
  }

  @Test
  void stopOfAContainerOutsideKubernetes_isSeenInItsEvent() {
    Regarding about = new Regarding("Container", null, null, null, null);
    Scenes scenes =
        Scenes.text()
            .container("web", c -> c.ended(Termination.code(137)))
            .event("Killing", "Stopping container", null, about);
    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("likely grace-period-exceeded");
  }

  @Test
  void nativeSidecar_isStoppedWhenItsPodIsDone() {
    List<Diagnosis> all =
        FirstDiagnosis.all(
            pod(c -> c.ended(1, "Error", 0, 100))
                .restartPolicy("Never")
                .sidecar("mesh", c -> c.ended(143, "Error", 0, 102)));
    assertThat(all)
        .extracting(d -> d.cause().id())
        .containsExactly("application-error", "stopped-on-request");
  }

  @ParameterizedTest
  @CsvSource({
    "143, stopped-on-request",
    "137, grace-period-exceeded",
    "9, stopped-on-request",
    "139, native-crash"
  })
  void nativeSidecar_isStoppedWithTheCode(long code, String told) {
    Scenes scenes =
        Scenes.pod("shop", "a")
            .restartPolicy("Never")
            .sidecar("mesh", c -> c.ended(code, "Error", 0, 102))
            .container("api", c -> c.ended(1, "Error", 0, 100));

    assertThat(FirstDiagnosis.all(scenes))
        .filteredOn(d -> "mesh".equals(d.subject().container()))
        .extracting(d -> d.cause().id())
        .containsExactly(told);
  }

  @Test
  void nativeSidecar_endsByItselfWhileItsPodWorks() {
    Scenes scenes =
        pod(c -> c.running(1).ready()).sidecar("mesh", c -> c.ended(9, "Error", 0, 102));

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("possible application-error");
  }

  @Test
  void evidence_tellsWhoAskedAndHowLongItTook() {
    assertThat(FirstDiagnosis.first(stopped(137, 190)).evidence())
        .extracting(Diagnosis.Fact::fact)
        .contains("ended 30 s after the request; the grace is 30 s", "the pod is being deleted")
        .anyMatch(fact -> fact.contains(STOPPING));
    assertThat(FirstDiagnosis.first(text(137, "$ docker stop web")).evidence())
        .extracting(Diagnosis.Fact::fact)
        .contains("asked to stop, ended by SIGKILL", "$ docker stop web");
    assertThat(FirstDiagnosis.first(hooked("exec: sleep 40", 190)).evidence())
        .extracting(Diagnosis.Fact::fact)
        .contains("preStop: exec: sleep 40");
  }

  private static Scenes stopped(long code, long at) {
    return pod(c -> c.ended(code, code == 0 ? "Completed" : "Error", 0, at))
        .deleted(160, 30)
        .event("Killing", STOPPING, 160, "api");
  }

  private static Scenes hooked(String hook, long at) {
    return pod(c -> c.preStop(hook).ended(137, "Error", 0, at))
        .deleted(160, 30)
        .event("Killing", STOPPING, 160, "api");
  }

  private static Scenes pod(Containers.Shape shape) {
    return Scenes.pod("shop", "a").container("api", c -> shape.of(c.image("x/y:1")));
  }

  private static Scenes text(long code, String... lines) {
    return Scenes.text()
        .on(Platform.DOCKER)
        .container("web", c -> c.ended(Termination.code(code)))
        .log(new LogTail(null, LogTail.Instance.UNKNOWN, List.of(lines), false));
  }
}
