package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.EventFacts.Regarding;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.Termination;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NodeRulesTest {
  private static final String REBOOTED = "Node n1 has been rebooted, boot id: x";

  static Stream<Arguments> restarts() {
    return Stream.of(
        Arguments.of("likely node-restarted", unknown()),
        Arguments.of("certain node-restarted", unknown().nodeEvent("Rebooted", REBOOTED, 110)),
        Arguments.of("likely node-restarted", unknown().nodeEvent("Rebooted", REBOOTED, 9_000)),
        Arguments.of("certain node-restarted", unknown().sibling(other(255, 103))),
        Arguments.of("likely node-restarted", unknown().sibling(other(255, 300))),
        Arguments.of("likely node-restarted", ended(255).nodeEvent("Rebooted", REBOOTED, 110)),
        Arguments.of("likely node-restarted", ended(137).nodeEvent("Rebooted", REBOOTED, 110)),
        Arguments.of(
            "possible node-restarted", ended(137).sibling(other(137, 99)).sibling(other(137, 101))),
        Arguments.of("possible sigkill-unattributed", ended(137).sibling(other(137, 99))),
        Arguments.of(
            "possible sigkill-unattributed",
            ended(137)
                .owner("ReplicaSet", "api-7d")
                .sibling(replica(137, 99))
                .sibling(replica(137, 101))),
        Arguments.of(
            "possible node-restarted",
            ended(137)
                .owner("ReplicaSet", "api-7d")
                .sibling(replica(137, 99))
                .sibling(other(137, 101))),
        Arguments.of(
            "likely wrong-architecture",
            ended(255)
                .log("app", "exec /app/server: exec format error")
                .sibling(other(255, 99))
                .sibling(other(255, 101))),
        Arguments.of("certain node-restarted", unknown().nodeEvent("Rebooted", REBOOTED, 400)),
        Arguments.of("likely node-restarted", unknown().nodeEvent("Rebooted", REBOOTED, 401)),
        Arguments.of("certain node-restarted", unknown().sibling(other(255, 110))),
        Arguments.of("likely node-restarted", unknown().sibling(other(255, 111))),
        Arguments.of("likely node-restarted", unknown().sibling(other(137, 103))),
        Arguments.of("likely node-restarted", unknown().sibling(elsewhere(255, 103))),
        Arguments.of(
            "possible node-restarted", ended(255).sibling(other(255, 99)).sibling(other(255, 101))),
        Arguments.of("possible application-error", ended(255).sibling(other(255, 99))),
        Arguments.of(
            "possible application-error", ended(1).sibling(other(1, 99)).sibling(other(1, 101))),
        Arguments.of(
            "possible sigkill-unattributed",
            ended(137)
                .sibling(other(137, 99))
                .sibling(other(137, 101))
                .event("Killing", "Stopping container app", 99, "app")),
        Arguments.of(
            "possible sigkill-unattributed",
            ended(137)
                .nodeEvent("Rebooted", REBOOTED, 110)
                .event("Killing", "Stopping container app", 99, "app")),
        Arguments.of(
            "certain memory-limit-exceeded",
            pod()
                .container("app", c -> c.last(137, "OOMKilled", 0, 100).running(130))
                .nodeEvent("Rebooted", REBOOTED, 110)),
        Arguments.of("possible application-error", ended(9).event("SandboxChanged", "gone", 99)),
        Arguments.of("possible node-restarted", ended(143).event("SandboxChanged", "gone", 99)),
        Arguments.of("possible node-restarted", ended(137).event("SandboxChanged", "gone", 99)),
        Arguments.of("possible application-error", ended(255)),
        Arguments.of("possible application-error", ended(3).nodeEvent("Rebooted", REBOOTED, 110)));
  }

  static Stream<Arguments> lost() {
    return Stream.of(
        Arguments.of("certain node-lost", running().nodeReady("Unknown", 300)),
        Arguments.of("healthy", running().nodeReady("True", 0)),
        Arguments.of("certain node-lost", running().reason("NodeLost", "Node n1 is unresponsive")),
        Arguments.of(
            "certain node-lost",
            running()
                .nodeReady("Unknown", 300)
                .deleted(600, 30)
                .disruption("DeletionByTaintManager", "NoExecute", 600)),
        Arguments.of("likely node-lost", pod().phase("Unknown")),
        Arguments.of(
            "likely node-lost", running().deleted(5, 0).disruption("DeletionByPodGC", "gone", 5)),
        Arguments.of("likely node-lost", running().event("NodeNotReady", "Node is not ready", 300)),
        Arguments.of("healthy", heard("kubelet", 306)),
        Arguments.of("likely node-lost", heard("kubelet", 305)),
        Arguments.of("likely node-lost", heard("node-controller", 306)),
        Arguments.of(
            "possible application-error",
            running()
                .container("job", c -> c.ended(9, "Error", 200, 306))
                .event("NodeNotReady", "Node is not ready", 300)),
        Arguments.of(
            "likely node-lost",
            running()
                .container("job", c -> c.ended(9, "Error", 200, 305))
                .event("NodeNotReady", "Node is not ready", 300)),
        Arguments.of("possible application-error", ended(3).nodeReady("Unknown", 300)),
        Arguments.of(
            "healthy",
            running()
                .event("NodeNotReady", "Node is not ready", 300)
                .condition("Ready", "True", "", "", 400)),
        Arguments.of(
            "possible application-error", ended(3).event("NodeNotReady", "Node is not ready", 30)),
        Arguments.of(
            "possible application-error",
            pod()
                .container("app", c -> c.last(3, "Error", 50, 52).backingOff())
                .event("NodeNotReady", "Node is not ready", 30)));
  }

  static Stream<Arguments> stuck() {
    return Stream.of(
        Arguments.of("possible unknown", Scenes.pod("", "").node("n1").nodeReady("False", 5)),
        Arguments.of("healthy", Scenes.pod("", "").node("n1").nodeReady("True", 5)),
        Arguments.of(
            "possible termination-stuck", pod().container("app", c -> c.image("x")).terminating()),
        Arguments.of(
            "healthy",
            pod().container("app", c -> c.waiting("ContainerCreating", null)).terminating()),
        Arguments.of("likely stopped-on-request", done().terminating()),
        Arguments.of("likely termination-stuck", pod().deleted(100, 0, "acme/cleanup")),
        Arguments.of("possible termination-stuck", pod().terminating()),
        Arguments.of("likely termination-stuck", done().deleted(100, 0, "acme/cleanup")),
        Arguments.of(
            "certain stopped-on-request",
            done()
                .deleted(100, 0, "batch.kubernetes.io/job-tracking")
                .event("Killing", "Stopping container app", 95, "app")),
        Arguments.of(
            "likely termination-stuck", done().deleted(90, 30, "acme/cleanup").observed(4_000)),
        Arguments.of(
            "likely stopped-on-request", done().deleted(90, 30, "acme/cleanup").observed(130)),
        Arguments.of(
            "likely termination-stuck",
            done().deleted(100, 0, "batch.kubernetes.io/job-tracking", "acme/cleanup")),
        Arguments.of(
            "certain termination-stuck",
            running().deleted(100, 30).event("ExceededGracePeriod", "not in time", 140)),
        Arguments.of("healthy", running().terminating()),
        Arguments.of("likely termination-stuck", running().deleted(100, 30).observed(191)),
        Arguments.of("healthy", running().deleted(100, 30).observed(190)),
        Arguments.of(
            "certain termination-stuck",
            running().deleted(100, 30).event("FailedKillPod", "error killing pod", 140)));
  }

  @ParameterizedTest
  @MethodSource({"restarts", "lost", "stuck"})
  void node_isTheCause(String told, Scenes scenes) {
    assertThat(FirstDiagnosis.of(scenes)).isEqualTo(told);
  }

  @Test
  void status_thatKubeletMadeUpProvesNothing() {
    Termination madeUp = new Termination(137L, null, "ContainerStatusUnknown", "gone", null, null);
    Scenes scenes = pod().container("app", c -> c.last(madeUp).running(100));

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("possible status-lost");
  }

  @ParameterizedTest
  @CsvSource({
    "KUBERNETES, 137, possible status-lost",
    "KUBERNETES, 9, possible application-error",
    "DOCKER, 137, possible sigkill-unattributed"
  })
  void timesOfTheYearOne_areKubeletsInvention(Platform platform, long code, String told) {
    Instant never = Instant.parse("0001-01-01T00:00:00Z");
    Termination end = new Termination(code, null, "Error", null, never, never);

    assertThat(FirstDiagnosis.of(pod().on(platform).container("app", c -> c.last(end).running(9))))
        .isEqualTo(told);
  }

  @Test
  void daemon_thatCameBackWritesTwoHundredFiftyFive() {
    Scenes longRun = Scenes.pod("", "").on(Platform.DOCKER);
    Scenes shortRun = Scenes.pod("", "").on(Platform.DOCKER);

    assertThat(FirstDiagnosis.of(longRun.container("db", c -> c.ended(255, "", 0, 9_000))))
        .isEqualTo("possible node-restarted");
    assertThat(FirstDiagnosis.of(shortRun.container("db", c -> c.ended(255, "", 0, 1))))
        .isEqualTo("possible application-error");
  }

  @ParameterizedTest
  @CsvSource({"60, possible application-error", "61, possible node-restarted"})
  void daemon_explainsOnlyALongRun(long ran, String told) {
    Scenes docker = Scenes.pod("", "").on(Platform.DOCKER);

    assertThat(FirstDiagnosis.of(docker.container("db", c -> c.ended(255, "", 0, ran))))
        .isEqualTo(told);
  }

  @Test
  void daemon_thatCameBackTookTheOthersAlong() {
    Scenes one = docker("a");
    assertThat(FirstDiagnosis.of(one.sibling(docker("b").facts())))
        .isEqualTo("possible application-error");
    assertThat(FirstDiagnosis.of(one.sibling(docker("c").facts())))
        .isEqualTo("likely node-restarted");
  }

  @Test
  void finalizer_isNamed() {
    assertThat(FirstDiagnosis.first(done().deleted(100, 0, "acme/cleanup")).summary())
        .contains("acme/cleanup");
  }

  @Test
  void evidence_namesTheRestartOfTheRuntime() {
    Scenes ended = ended(137).sibling(other(137, 99)).sibling(other(137, 101));

    assertThat(FirstDiagnosis.first(ended.nodeEvent("ContainerdStart", "Starting", 110)).evidence())
        .anyMatch(fact -> fact.from().equals("event ContainerdStart"));
  }

  private static Scenes docker(String name) {
    return Scenes.pod("", name).on(Platform.DOCKER).container(name, c -> c.ended(255, "", 0, 30));
  }

  private static Scenes heard(String source, long seconds) {
    Regarding about = Regarding.of("Pod", "api");
    Instant when = Scenes.at(seconds);
    return running()
        .event("NodeNotReady", "Node is not ready", 300)
        .event(new EventFacts("Normal", "Pulled", "x", about, 1, when, when, source));
  }

  private static Scenes pod() {
    return Scenes.pod("shop", "api").node("n1");
  }

  private static Scenes unknown() {
    return pod().container("app", c -> c.last(255, "Unknown", 0, 100).running(130));
  }

  private static Scenes ended(long code) {
    return pod().container("app", c -> c.last(code, "Error", 0, 100).backingOff());
  }

  private static Scenes running() {
    return pod().container("app", c -> c.running(1).ready());
  }

  private static Scenes done() {
    return pod().container("app", c -> c.ended(0, "Completed", 0, 99));
  }

  private static PodFacts other(long code, long finished) {
    return sibling(Scenes.pod("shop", "other"), code, finished);
  }

  private static PodFacts elsewhere(long code, long finished) {
    return Scenes.pod("shop", "far")
        .node("n2")
        .container("x", c -> c.last(code, "Error", 0, finished).running(finished + 30))
        .facts();
  }

  private static PodFacts replica(long code, long finished) {
    return sibling(Scenes.pod("shop", "api-7d-x").owner("ReplicaSet", "api-7d"), code, finished);
  }

  private static PodFacts sibling(Scenes pod, long code, long finished) {
    return pod.node("n1")
        .container("x", c -> c.last(code, "Error", 0, finished).running(finished + 30))
        .facts();
  }
}
