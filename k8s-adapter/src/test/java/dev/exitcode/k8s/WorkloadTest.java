package dev.exitcode.k8s;

import static dev.exitcode.k8s.Parsed.theCase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.NodeFacts;
import dev.exitcode.evidence.WorkloadFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Deployment | spec:{replicas:3}, status:{readyReplicas:2} | 3 | 2 |",
        "ReplicaSet | spec:{replicas:3}, status:{replicas:3} | 3 | 0 |",
        "StatefulSet | spec:{replicas:1} | 1 | |",
        "DaemonSet | status:{desiredNumberScheduled:5, numberReady:4} | 5 | 4 |",
        "Job | spec:{completions:2}, status:{succeeded:1, failed:6} | 2 | 1 | 6",
        "Job | spec:{}, status:{failed:'6'} | | 0 | 6",
        "Job | spec:{completions:1}, status:{} | 1 | 0 | 0",
        "CronJob | spec:{schedule:'* * * * *'}, status:{lastScheduleTime:'x'} | | |",
      })
  void counts_areThoseOfTheKind(
      String kind,
      String object,
      @Nullable Integer desired,
      @Nullable Integer ready,
      @Nullable Integer failed) {
    WorkloadFacts workload =
        workload("{kind:'%s', metadata:{name:'w'}, %s}".formatted(kind, object));
    assertThat(workload.kind()).isEqualTo(kind);
    assertThat(workload.desired()).isEqualTo(desired);
    assertThat(workload.ready()).isEqualTo(ready);
    assertThat(workload.failed()).isEqualTo(failed);
  }

  @Test
  void job_isReadWhole() {
    WorkloadFacts job =
        workload(
            """
            {kind:'Job', metadata:{name:'w', namespace:'n', creationTimestamp:'2026-03-01T10:00:00Z',
             annotations:{'exitcode.dev/channel':'#jobs', 'kubectl.kubernetes.io/last-applied-configuration':'{}'}},
             spec:{completions:1}, status:{failed:7, conditions:[{type:'Failed', status:'True',
              reason:'BackoffLimitExceeded', message:'m', lastTransitionTime:'2026-03-01T10:09:00Z'}]}}
            """);
    assertThat(job)
        .isEqualTo(
            new WorkloadFacts(
                "Job",
                "n",
                "w",
                Instant.parse("2026-03-01T10:00:00Z"),
                1,
                0,
                7,
                List.of(
                    new Condition(
                        "Failed",
                        "True",
                        "BackoffLimitExceeded",
                        "m",
                        Instant.parse("2026-03-01T10:09:00Z"))),
                List.of(),
                Map.of("exitcode.dev/channel", "#jobs")));
  }

  @Test
  void node_isReadWhole() {
    CaseFile file =
        theCase(
            """
            {kind:'Node', metadata:{name:'n1', labels:{'kubernetes.io/os':'linux', 'kubernetes.io/arch':'x'}},
             spec:{unschedulable:true, taints:[{key:'k', value:'v', effect:'NoExecute'},
              {key:'node.kubernetes.io/not-ready', effect:'NoSchedule'}, {}]},
             status:{allocatable:{memory:'16Gi'}, nodeInfo:{architecture:'arm64',
              containerRuntimeVersion:'containerd://2.0'}, conditions:[{type:'Ready', status:'False'}]}}
            """);
    assertThat(file.node())
        .isEqualTo(
            new NodeFacts(
                "n1",
                "arm64",
                "linux",
                "containerd://2.0",
                true,
                List.of(new Condition("Ready", "False", null, null, null)),
                List.of("k=v:NoExecute", "node.kubernetes.io/not-ready:NoSchedule"),
                "16Gi"));
  }

  private static WorkloadFacts workload(String object) {
    return theCase(object).workloads().getFirst();
  }
}
