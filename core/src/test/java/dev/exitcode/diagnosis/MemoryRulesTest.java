package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.Termination;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MemoryRulesTest {
  private static final String IN_CGROUP =
      "Memory cgroup out of memory: Killed process 21877 (api) total-vm:931204kB, anon-rss:";
  private static final String LOST =
      "WorkerLostError('Worker exited prematurely: signal 9 (SIGKILL).')";
  private static final String ON_NODE = "Out of memory: Killed process 21877 (java) anon-rss:90kB";

  static Stream<Arguments> ends() {
    return Stream.of(
        Arguments.of("OOMKilled and 137", "certain memory-limit-exceeded", killed("OOMKilled")),
        Arguments.of(
            "OOMKilled without a code",
            "likely memory-limit-exceeded",
            pod(c -> c.last(new Termination(null, null, "OOMKilled", null, null, null)))),
        Arguments.of(
            "OOMKilled without any limit",
            "likely node-out-of-memory",
            pod(c -> c.last(137, "OOMKilled", 0, 160)).qos("Burstable")),
        Arguments.of(
            "OOMKilled in a pod without limits",
            "likely node-out-of-memory",
            pod(c -> c.last(137, "OOMKilled", 0, 160)).qos("BestEffort")),
        Arguments.of(
            "OOMKilled in a pod where all have limits",
            "certain memory-limit-exceeded",
            pod(c -> c.last(137, "OOMKilled", 0, 160)).qos("Guaranteed")),
        Arguments.of(
            "killed in a pod without limits",
            "possible sigkill-unattributed",
            pod(c -> c.last(137, "Error", 0, 160)).qos("BestEffort")),
        Arguments.of(
            "OOMKilled, and the limits are not known",
            "certain memory-limit-exceeded",
            pod(c -> c.last(137, "OOMKilled", 0, 160))),
        Arguments.of("OOMKilled and 0", "likely child-process-oom", ended(0)),
        Arguments.of("OOMKilled and 1", "likely child-process-oom", ended(1)),
        Arguments.of("OOMKilled and 143", "likely child-process-oom", ended(143)),
        Arguments.of(
            "137 is not a word about memory", "possible sigkill-unattributed", killed("Error")),
        Arguments.of(
            "the limit was full when last measured",
            "likely memory-limit-exceeded",
            pod(c -> c.memoryLimit("512Mi").usage("490Mi").last(137, "Error", 0, 160))),
        Arguments.of(
            "19 of 20 parts of the limit were full when last measured",
            "likely memory-limit-exceeded",
            pod(c -> c.memoryLimit("1000").usage("950").last(137, "Error", 0, 160))),
        Arguments.of(
            "a little less was full when last measured",
            "possible sigkill-unattributed",
            pod(c -> c.memoryLimit("1000").usage("949").last(137, "Error", 0, 160))),
        Arguments.of(
            "the limit was not quite full when last measured",
            "possible sigkill-unattributed",
            pod(c -> c.memoryLimit("512Mi").usage("480Mi").last(137, "Error", 0, 160))),
        Arguments.of(
            "what runs now fills the limit",
            "possible sigkill-unattributed",
            pod(
                c ->
                    c.memoryLimit("512Mi").usage("500Mi").last(137, "Error", 0, 160).running(161))),
        Arguments.of(
            "the limit was full, another code",
            "possible application-error",
            pod(c -> c.memoryLimit("512Mi").usage("500Mi").last(1, "Error", 0, 160))),
        Arguments.of(
            "the limit was full and somebody asked it to stop",
            "certain grace-period-exceeded",
            pod(c -> c.memoryLimit("512Mi").usage("500Mi").ended(137, "Error", 0, 190))
                .deleted(160, 30)
                .event("Killing", "Stopping container api", 160, "api")),
        Arguments.of(
            "a worker lost, and the kernel's word with it",
            "likely child-process-oom",
            pod(c -> c.last(1, "Error", 0, 160))
                .log("api", LOST)
                .nodeEvent("OOMKilling", IN_CGROUP + "520000kB", 160)),
        Arguments.of(
            "a worker lost, and the kernel's word of another",
            "possible child-process-oom",
            pod(c -> c.last(1, "Error", 0, 160))
                .log("api", LOST)
                .nodeEvent("OOMKilling", IN_CGROUP.replace("api", "x") + "1000kB", 160)),
        Arguments.of(
            "the kernel names the pod's program",
            "likely memory-limit-exceeded",
            killed("Error").nodeEvent("OOMKilling", IN_CGROUP + "1000kB", 160)),
        Arguments.of(
            "the kernel killed just at the limit",
            "likely memory-limit-exceeded",
            killed("Error")
                .nodeEvent("OOMKilling", IN_CGROUP.replace("api", "x") + "520000kB", 160)),
        Arguments.of(
            "the kernel killed something larger than the limit",
            "possible sigkill-unattributed",
            killed("Error").nodeEvent("OOMKilling", IN_CGROUP + "990000kB", 160)),
        Arguments.of(
            "the kernel killed something small of another name",
            "possible sigkill-unattributed",
            killed("Error").nodeEvent("OOMKilling", IN_CGROUP.replace("api", "x") + "1000kB", 160)),
        Arguments.of(
            "the kernel killed five seconds before",
            "likely memory-limit-exceeded",
            killed("Error").nodeEvent("OOMKilling", IN_CGROUP + "520000kB", 155)),
        Arguments.of(
            "the kernel killed six seconds before",
            "possible sigkill-unattributed",
            killed("Error").nodeEvent("OOMKilling", IN_CGROUP + "520000kB", 154)),
        Arguments.of(
            "the kernel killed for a limit, but this ended otherwise",
            "possible application-error",
            pod(c -> c.memoryLimit("512Mi").last(1, "Error", 100, 160))
                .nodeEvent("OOMKilling", IN_CGROUP + "520000kB", 160)),
        Arguments.of(
            "the kernel killed half a minute before",
            "possible sigkill-unattributed",
            killed("Error").nodeEvent("OOMKilling", IN_CGROUP + "520000kB", 130)),
        Arguments.of(
            "the node ran out and names the program",
            "certain node-out-of-memory",
            killed("Error")
                .nodeEvent(
                    "SystemOOM", "System OOM encountered, victim process: api, pid: 7", 120)),
        Arguments.of(
            "the node ran out in the same seconds",
            "likely node-out-of-memory",
            killed("Error").nodeEvent("OOMKilling", ON_NODE, 158)),
        Arguments.of(
            "the node ran out in the same second",
            "certain node-out-of-memory",
            killed("Error").nodeEvent("OOMKilling", ON_NODE, 159)),
        Arguments.of(
            "the node ran out five seconds before",
            "likely node-out-of-memory",
            killed("Error").nodeEvent("OOMKilling", ON_NODE, 155)),
        Arguments.of(
            "the node ran out six seconds before",
            "possible sigkill-unattributed",
            killed("Error").nodeEvent("OOMKilling", ON_NODE, 154)),
        Arguments.of(
            "the node ran out, but this ended otherwise",
            "possible application-error",
            pod(c -> c.memoryLimit("512Mi").last(1, "Error", 100, 160))
                .nodeEvent("OOMKilling", ON_NODE, 160)),
        Arguments.of(
            "the node ran out before, and the container has a limit",
            "possible sigkill-unattributed",
            killed("Error").nodeEvent("OOMKilling", ON_NODE, 130)),
        Arguments.of(
            "the node ran out two minutes before",
            "possible sigkill-unattributed",
            killed("Error")
                .nodeEvent("SystemOOM", "System OOM encountered, victim process: api, pid: 7", 30)),
        Arguments.of(
            "a limit was set, so OOMKilled is about the limit",
            "certain memory-limit-exceeded",
            killed("OOMKilled").nodeEvent("OOMKilling", ON_NODE, 158)),
        Arguments.of(
            "no limit, and the node ran out",
            "likely node-out-of-memory",
            pod(c -> c.last(137, "OOMKilled", 100, 160)).nodeEvent("OOMKilling", ON_NODE, 120)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void end_isAboutMemoryOnlyByTheWordOfPlatformOrKernel(
      String what, String expected, Scenes scenes) {
    assertThat(FirstDiagnosis.of(scenes)).as(what).isEqualTo(expected);
  }

  @Test
  void sigkill_rulesOutTheLimitByTheReason() {
    assertThat(FirstDiagnosis.first(killed("Error")).ruledOut())
        .anySatisfy(
            out -> {
              assertThat(out.cause()).isEqualTo(Cause.MEMORY_LIMIT_EXCEEDED);
              assertThat(out.because()).isEqualTo("the reason is Error, not OOMKilled");
            });
  }

  @Test
  void sigkill_doesNotRuleOutTheLimit_whereTheKernelSpoke() {
    Scenes scenes = killed("Error").nodeEvent("OOMKilling", IN_CGROUP + "990000kB", 160);
    assertThat(FirstDiagnosis.first(scenes).ruledOut())
        .noneMatch(out -> out.cause() == Cause.MEMORY_LIMIT_EXCEEDED);
  }

  @Test
  void summary_namesLimitAndTime() {
    assertThat(FirstDiagnosis.first(killed("OOMKilled")).summary())
        .isEqualTo(
            "api was killed because it needed more than its memory limit of 512Mi, after 1 min.");
  }

  @Test
  void nextSteps_nameTheShareOfTheLimit() {
    Scenes half = pod(c -> c.memoryLimit("400Mi").usage("300Mi").last(137, "OOMKilled", 0, 160));

    assertThat(FirstDiagnosis.first(half).nextSteps())
        .anyMatch(step -> step.text().contains("75 % of the limit"));
    assertThat(FirstDiagnosis.first(killed("OOMKilled")).nextSteps())
        .noneMatch(step -> step.text().contains("of the limit"));
  }

  @Test
  void evidence_ofALostWorkerNamesTheKernelsWord() {
    Scenes lost = pod(c -> c.last(1, "Error", 0, 160)).log("api", LOST);
    assertThat(FirstDiagnosis.first(lost).evidence())
        .noneMatch(f -> f.from().contains("OOMKilling"));

    assertThat(
            FirstDiagnosis.first(lost.nodeEvent("OOMKilling", IN_CGROUP + "1kB", 160)).evidence())
        .anyMatch(f -> f.from().contains("OOMKilling"));
  }

  @Test
  void evidence_namesLimitAndMeasurement() {
    Scenes measured =
        pod(c -> c.memoryLimit("512Mi").usage("490Mi").last(137, "OOMKilled", 100, 160));

    assertThat(FirstDiagnosis.first(measured).evidence())
        .extracting(Diagnosis.Fact::fact)
        .contains("the memory limit is 512Mi; last measured: 490Mi");
    assertThat(FirstDiagnosis.first(killed("OOMKilled")).evidence())
        .extracting(Diagnosis.Fact::fact)
        .contains("the memory limit is 512Mi");
    assertThat(FirstDiagnosis.first(pod(c -> c.last(137, "OOMKilled", 0, 160))).evidence())
        .hasSize(1);
  }

  @Test
  void requestThatDiffersFromTheLimit_isShown() {
    Scenes scenes =
        Scenes.pod("shop", "api-1")
            .container(
                "app",
                c -> c.last(137, "OOMKilled", 0, 60).memoryLimit("512Mi").memoryRequest("128Mi"));
    assertThat(FirstDiagnosis.first(scenes).evidence())
        .extracting(Diagnosis.Fact::fact)
        .contains("the memory limit is 512Mi, the request 128Mi");
  }

  @Test
  void limitOfThePod_isWhatItsContainersRunInto() {
    Scenes shared = pod(c -> c.last(137, "OOMKilled", 100, 160)).qos("Burstable").podLimit("512Mi");
    Diagnosis diagnosis = FirstDiagnosis.first(shared);

    assertThat(diagnosis.cause()).isEqualTo(Cause.MEMORY_LIMIT_EXCEEDED);
    assertThat(diagnosis.evidence())
        .contains(
            new Diagnosis.Fact(
                "the pod's memory limit, for all its containers, is 512Mi", "spec.resources"));
    assertThat(diagnosis.nextSteps())
        .anyMatch(step -> step.text().contains("512Mi is the pod's"))
        .noneMatch(step -> String.valueOf(step.command()).contains("set resources"));
  }

  @Test
  void limitOfItsOwn_countsBeforeThatOfThePod() {
    assertThat(FirstDiagnosis.first(killed("OOMKilled").podLimit("2Gi")).evidence())
        .extracting(Diagnosis.Fact::fact)
        .contains("the memory limit is 512Mi");
  }

  private static Scenes killed(String reason) {
    return pod(c -> c.memoryLimit("512Mi").last(137, reason, 100, 160));
  }

  private static Scenes ended(long code) {
    return pod(c -> c.memoryLimit("512Mi").last(code, "OOMKilled", 100, 160));
  }

  private static Scenes pod(Containers.Shape shape) {
    return Scenes.pod("shop", "api-1")
        .node("worker-1")
        .container("api", c -> shape.of(c.image("x/y:1")).backingOff());
  }
}
