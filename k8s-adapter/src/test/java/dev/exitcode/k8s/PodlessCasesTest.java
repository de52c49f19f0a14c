package dev.exitcode.k8s;

import static dev.exitcode.k8s.Parsed.cases;
import static dev.exitcode.k8s.Parsed.theCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.WorkloadFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodlessCasesTest {
  private static final String JOB =
      """
      {kind:'Job', metadata:{name:'sum-29', namespace:'n', ownerReferences:[{kind:'CronJob', name:'sum'}]},
       status:{failed:7}}
      """;
  private static final String CRON = "{kind:'CronJob', metadata:{name:'sum', namespace:'n'}}";

  @Test
  void job_isACaseWithItsOwner() {
    CaseFile file = theCase(CRON, JOB);
    assertThat(file.pod()).isEqualTo(PodFacts.NONE);
    assertThat(file.workloads()).extracting(WorkloadFacts::kind).containsExactly("Job", "CronJob");
  }

  @Test
  void job_hasItsEventsAndThoseOfItsPodsThatAreGone() {
    CaseFile file =
        theCase(
            JOB,
            event("Job", "sum-29", "BackoffLimitExceeded"),
            event("Pod", "sum-29-abcde", "Evicted"),
            event("Job", "sum-2", "Other"),
            event("Pod", "sum-2-abcde", "Other"),
            "{kind:'Event', reason:'Elsewhere', involvedObject:{kind:'Job', name:'sum-29',"
                + " namespace:'m'}}");
    assertThat(file.pod()).isEqualTo(PodFacts.NONE);
    assertThat(file.events())
        .extracting(EventFacts::reason)
        .containsExactly("BackoffLimitExceeded", "Evicted");
  }

  @Test
  void workloads_areACaseEachUnlessOneOwnsTheOther() {
    List<CaseFile> cases =
        cases(CRON, JOB, "{kind:'StatefulSet', metadata:{name:'db', namespace:'n'}}");
    assertThat(cases)
        .extracting(c -> c.workloads().stream().map(WorkloadFacts::name).toList())
        .containsExactly(List.of("sum-29", "sum"), List.of("db"));
  }

  @Test
  void deploymentAndItsNode_areOneCase() {
    CaseFile file =
        theCase(
            "{kind:'Deployment', metadata:{name:'api'}}",
            "{kind:'Node', metadata:{name:'n1'}}",
            event("Node", "n1", "Rebooted"));
    assertThat(file.workloads()).hasSize(1);
    assertThat(file.node()).isNotNull();
    assertThat(file.events()).hasSize(1);
  }

  @Test
  void nodes_areACaseEach() {
    List<CaseFile> cases =
        cases(
            "{kind:'Node', metadata:{name:'n1'}}",
            "{kind:'Node', metadata:{name:'n2'}}",
            event("Node", "n2", "Rebooted"));
    assertThat(cases)
        .extracting(c -> c.node() == null ? "" : c.node().name(), c -> c.events().size())
        .containsExactly(tuple("n1", 0), tuple("n2", 1));
  }

  @Test
  void oneNode_hasAllEvents() {
    CaseFile file =
        theCase("{kind:'Node', metadata:{name:'n1'}}", event("Pod", "api-1", "Evicted"));
    assertThat(file.events()).hasSize(1);
  }

  @Test
  void eventsAlone_areACaseForEachPod() {
    List<CaseFile> cases =
        cases(
            event("Pod", "sum-29-abcde", "Killing"),
            event("Job", "sum-29", "BackoffLimitExceeded"),
            event("Pod", "web-0", "BackOff"),
            event("Pod", "sum-29-abcde", "Evicted"));
    assertThat(cases)
        .extracting(
            c -> c.pod().identity().name(),
            c -> c.events().stream().map(EventFacts::reason).toList())
        .containsExactly(
            tuple("sum-29-abcde", List.of("Killing", "Evicted", "BackoffLimitExceeded")),
            tuple("web-0", List.of("BackOff")));
  }

  @Test
  void eventsAboutNoPod_areOneCaseWithoutNames() {
    CaseFile file = theCase(event("Node", "n1", "Rebooted"), "{kind:'Event', reason:'x'}");
    assertThat(file.pod()).isEqualTo(PodFacts.NONE);
    assertThat(file.events()).hasSize(2);
  }

  private static String event(String kind, String name, String reason) {
    return "{kind:'Event', reason:'%s', involvedObject:{kind:'%s', name:'%s', namespace:'%s'}}"
        .formatted(reason, kind, name, kind.equals("Node") ? "" : "n");
  }
}
