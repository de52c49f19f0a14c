package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.EventFacts.Regarding;
import dev.exitcode.evidence.Termination;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PodActRulesTest {
  private static final String LOW =
      "The node was low on resource: memory. Threshold quantity: 100Mi, available: 71344Ki. ";
  private static final String OVER =
      "Pod ephemeral local storage usage exceeds the total limit of containers 2Gi. ";
  private static final String SHUTDOWN =
      "Pod was terminated in response to imminent node shutdown.";

  static Stream<Arguments> evictions() {
    return Stream.of(
        Arguments.of("certain evicted-node-pressure", killed().reason("Evicted", LOW)),
        Arguments.of("certain evicted-storage-limit", killed().reason("Evicted", OVER)),
        Arguments.of(
            "certain evicted-storage-limit",
            killed()
                .reason("Evicted", "Usage of EmptyDir volume \"tmp\" exceeds the limit \"5Gi\". ")),
        Arguments.of(
            "certain evicted-storage-limit",
            killed()
                .reason(
                    "Evicted",
                    "Container app exceeded its local ephemeral storage limit \"1Gi\". ")),
        Arguments.of(
            "certain evicted-node-pressure",
            pod().reason("Evicted", "Pod was rejected: The node had condition: [DiskPressure]. ")),
        Arguments.of("likely evicted-node-pressure", killed().reason("Evicted", null)),
        Arguments.of(
            "certain evicted-node-pressure",
            Scenes.text()
                .container(
                    "app", c -> c.ended(new Termination(null, null, "Evicted", LOW, null, null)))),
        Arguments.of("certain evicted-storage-limit", killed().event("Evicted", OVER, 95)),
        Arguments.of(
            "certain evicted-by-api", killed().event("Evicted", "Evicted pod: Underutilized", 95)),
        Arguments.of("possible sigkill-unattributed", killed().event("Evicted", LOW, 200)),
        Arguments.of(
            "possible sigkill-unattributed",
            killed().event("Evicted", LOW, 95L, Regarding.of("Pod", "other"))));
  }

  static Stream<Arguments> acts() {
    return Stream.of(
        Arguments.of(
            "certain preempted",
            killed().reason("Preempting", "Preempted in order to admit critical pod")),
        Arguments.of(
            "certain preempted",
            stopped().deleted(95, 30).disruption("PreemptionByScheduler", "preempting", 95)),
        Arguments.of("certain preempted", stopped().event("Preempted", "Preempted by pod x", 95)),
        Arguments.of("certain node-shutdown", killed().reason("Terminated", SHUTDOWN)),
        Arguments.of("likely node-shutdown", killed().reason("Terminated", null)),
        Arguments.of(
            "certain node-shutdown",
            pod().reason("NodeShutdown", "Pod was rejected as the node is shutting down.")),
        Arguments.of(
            "certain node-shutdown", stopped().disruption("TerminationByKubelet", SHUTDOWN, 95)),
        Arguments.of(
            "certain evicted-by-taint",
            stopped().deleted(95, 30).disruption("DeletionByTaintManager", "NoExecute", 95)),
        Arguments.of(
            "certain evicted-by-taint",
            stopped().event("TaintManagerEviction", "Marking for deletion Pod shop/api", 95)),
        Arguments.of(
            "possible stopped-on-request",
            stopped().event("TaintManagerEviction", "Cancelling deletion of Pod shop/api", 95)),
        Arguments.of(
            "certain evicted-by-api",
            stopped().deleted(95, 30).disruption("EvictionByEvictionAPI", "evicting", 95)),
        Arguments.of(
            "certain evicted-by-api",
            killed().deleted(65, 30).disruption("EvictionByEvictionAPI", "evicting", 65)));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            "certain admission-rejected", pod().reason("OutOfmemory", "Node didn't have enough")),
        Arguments.of("certain admission-rejected", pod().reason("OutOfcpu", null)),
        Arguments.of("certain admission-rejected", pod().reason("TopologyAffinityError", "no")),
        Arguments.of(
            "certain admission-rejected",
            pod().reason("UnexpectedAdmissionError", "not enough cpus available")),
        Arguments.of(
            "certain device-unavailable",
            pod()
                .reason(
                    "UnexpectedAdmissionError",
                    "Allocate failed due to no healthy devices present; cannot allocate")),
        Arguments.of(
            "healthy",
            pod().container("app", c -> c.running(0).ready()).event("OutOfcpu", "Node didn't", 1)),
        Arguments.of(
            "possible application-error",
            pod()
                .container("app", c -> c.last(9, "Error", 0, 50).backingOff())
                .event("OutOfcpu", "Node didn't", 1)),
        Arguments.of("certain admission-rejected", pod().event("OutOfcpu", "Node didn't", 1)),
        Arguments.of(
            "possible sigkill-unattributed", killed().event("OutOfcpu", "Node didn't", 1)));
  }

  @ParameterizedTest
  @MethodSource({"evictions", "acts", "refusals"})
  void act_isTheCauseOfTheEndThatCameWithIt(String told, Scenes scenes) {
    assertThat(FirstDiagnosis.of(scenes)).isEqualTo(told);
  }

  @Test
  void act_onThePodIsToldOfThePod() {
    Diagnosis told = FirstDiagnosis.first(killed().reason("Evicted", LOW));

    assertThat(told.subject().container()).isNull();
    assertThat(told.summary()).contains("memory");
  }

  @Test
  void crash_longBeforeTheEvictionIsStillACrash() {
    Scenes scenes =
        pod()
            .container("app", c -> c.last(3, "Error", 0, 60).backingOff())
            .deleted(500, 30)
            .disruption("EvictionByEvictionAPI", "evicting", 500);

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("possible application-error");
  }

  @Test
  void act_ofWhichNoTimeIsKnownIsPreferred() {
    Scenes scenes =
        pod()
            .container("app", c -> c.last(143, null))
            .event("Preempted", "Preempted by pod x", null, Regarding.of("Pod", "api"));

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("certain preempted");
  }

  private static Scenes pod() {
    return Scenes.pod("shop", "api").node("n1");
  }

  private static Scenes killed() {
    return pod().container("app", c -> c.ended(137, "Error", 0, 100));
  }

  private static Scenes stopped() {
    return pod().container("app", c -> c.ended(143, "Error", 0, 100));
  }
}
