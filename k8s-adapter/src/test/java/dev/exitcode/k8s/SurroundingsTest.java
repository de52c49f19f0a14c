package dev.exitcode.k8s;

import static dev.exitcode.k8s.Parsed.cases;
import static dev.exitcode.k8s.Parsed.theCase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.WorkloadFacts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTest {
  private static final String POD =
      """
      {kind:'Pod', metadata:{name:'api-7c9-x2', namespace:'shop', uid:'u1', labels:{'pod-template-hash':'7c9'},
        ownerReferences:[{kind:'ReplicaSet', name:'api-7c9', controller:true}]},
       spec:{nodeName:'n1', volumes:[{name:'d', persistentVolumeClaim:{claimName:'data'}}]}}
      """;
  private static final String SIBLING =
      """
      {kind:'Pod', metadata:{name:'api-5d4-y3', namespace:'shop', labels:{'pod-template-hash':'5d4'},
        ownerReferences:[{kind:'ReplicaSet', name:'api-5d4', controller:true}]}, spec:{nodeName:'n2'}}
      """;
  private static final String NEIGHBOUR =
      "{kind:'Pod', metadata:{name:'dns-q', namespace:'kube-system'}, spec:{nodeName:'n1'}}";
  private static final String STRANGER =
      "{kind:'Pod', metadata:{name:'web-z', namespace:'shop'}, spec:{nodeName:'n2'}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind:'Pod', namespace:'shop', name:'api-7c9-x2', uid:'u1' | true",
        "kind:'Pod', name:'api-7c9-x2' | true",
        "kind:'Pod', namespace:'shop', name:'api-7c9-x2', uid:'u0' | false",
        "kind:'Pod', namespace:'other', name:'api-7c9-x2' | false",
        "kind:'ReplicaSet', namespace:'shop', name:'api-7c9' | true",
        "kind:'Deployment', namespace:'shop', name:'api' | true",
        "kind:'Deployment', namespace:'other', name:'api' | false",
        "kind:'Node', name:'n1' | true",
        "kind:'Node', name:'n2' | false",
        "kind:'PersistentVolumeClaim', namespace:'shop', name:'data' | true",
        "kind:'PersistentVolumeClaim', namespace:'shop', name:'other' | false",
        "kind:'Pod', namespace:'shop', name:'api-5d4-y3' | true",
        "kind:'Pod', namespace:'kube-system', name:'dns-q' | true",
        "kind:'Pod', namespace:'shop', name:'web-z' | false",
        "kind:'Pod', namespace:'shop', name:'api-7c9-gone' | false",
        "kind:'Pod' | true",
      })
  void event_isKeptWhereItMayExplainThePod(String about, boolean kept) {
    CaseFile file =
        theCase(
            POD,
            SIBLING,
            NEIGHBOUR,
            STRANGER,
            "{kind:'Event', reason:'r', involvedObject:{" + about + "}}");
    assertThat(file.events()).hasSize(kept ? 1 : 0);
  }

  @Test
  void eventOfAStaticPod_hasAUidOfItsOwn() {
    CaseFile file =
        theCase(
            "{kind:'Pod', metadata:{name:'etcd', uid:'u1',"
                + " annotations:{'kubernetes.io/config.mirror':'h'}}}",
            "{kind:'Event', reason:'r', involvedObject:{kind:'Pod', name:'etcd', uid:'h'}}");
    assertThat(file.events()).hasSize(1);
  }

  @Test
  void siblings_areOfTheWorkloadOrTheNode() {
    CaseFile file =
        theCase(POD, STRANGER, NEIGHBOUR, SIBLING, "{kind:'Node', metadata:{name:'n1'}}");
    assertThat(file.siblings())
        .extracting(p -> p.identity().name())
        .containsExactly("api-5d4-y3", "dns-q");
  }

  @Test
  void siblingsOfPodsAlone_areEachOthers() {
    assertThat(cases(POD, SIBLING, STRANGER))
        .extracting(c -> c.siblings().stream().map(p -> p.identity().name()).toList())
        .containsExactly(
            List.of("api-5d4-y3"), List.of("api-7c9-x2", "web-z"), List.of("api-5d4-y3"));
  }

  @Test
  void node_isTheOneOfThePod() {
    CaseFile file =
        theCase(POD, "{kind:'Node', metadata:{name:'n2'}}", "{kind:'Node', metadata:{name:'n1'}}");
    assertThat(file.node()).isNotNull();
    assertThat(file.node().name()).isEqualTo("n1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status:{startTime:'2026-03-01T10:00:00Z'} | true",
        "status:{phase:'Pending'} | false",
        "spec:{nodeName:'n2'}, status:{startTime:'2026-03-01T10:00:00Z'} | false",
      })
  void onlyNode_isThatOfAPodThatStartedSomewhere(String fields, boolean taken) {
    CaseFile file = theCase("{kind:'Pod', " + fields + "}", "{kind:'Node', metadata:{name:'n1'}}");
    assertThat(file.node() != null).isEqualTo(taken);
  }

  @Test
  void workloads_areTheOwnersTheNearestFirst() {
    CaseFile file =
        theCase(
            "{kind:'Deployment', metadata:{name:'web', namespace:'shop'}}",
            "{kind:'Deployment', metadata:{name:'api', namespace:'other'}}",
            "{kind:'Deployment', metadata:{name:'api', namespace:'shop'}}",
            "{kind:'ReplicaSet', metadata:{name:'api-7c9', namespace:'shop',"
                + " ownerReferences:[{kind:'Deployment', name:'api'}]}}",
            POD);
    assertThat(file.workloads()).extracting(WorkloadFacts::name).containsExactly("api-7c9", "api");
    assertThat(file.workloads().getLast().namespace()).isEqualTo("shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{kind:'Pod', metadata:{name:'api-7c9-x2', namespace:'shop'}}",
        "{kind:'Pod', metadata:{name:'api-7c9-x2'}}",
        "{kind:'Pod', metadata:{name:'api-7c9-x2', ownerReferences:[{kind:'ReplicaSet',"
            + " name:'api-7c9'}]}}",
      })
  void owner_isKnownByItsName(String pod) {
    CaseFile file = theCase(pod, "{kind:'Deployment', metadata:{name:'api', namespace:'shop'}}");
    assertThat(file.workloads()).extracting(WorkloadFacts::name).containsExactly("api");
  }

  @Test
  void ownersInACircle_areTakenOnce() {
    CaseFile file =
        theCase(
            "{kind:'Pod', metadata:{ownerReferences:[{kind:'Job', name:'a'}]}}",
            "{kind:'Job', metadata:{name:'a', ownerReferences:[{kind:'CronJob', name:'b'}]}}",
            "{kind:'CronJob', metadata:{name:'b', ownerReferences:[{kind:'Job', name:'a'}]}}");
    assertThat(file.workloads()).extracting(WorkloadFacts::name).containsExactly("a", "b");
  }

  @Test
  void whatIsNotGiven_isSaid() {
    assertThat(theCase(POD).missing())
        .containsExactly(
            new Missing(Missing.What.EVENTS, null, Missing.Why.NOT_GIVEN),
            new Missing(Missing.What.NODE, null, Missing.Why.NOT_GIVEN),
            new Missing(Missing.What.OWNERS, null, Missing.Why.NOT_GIVEN));
  }

  @Test
  void whatThereCannotBe_isNotMissing() {
    CaseFile file =
        theCase("{kind:'Pod', metadata:{name:'a'}}", "{kind:'Event', reason:'FailedScheduling'}");
    assertThat(file.events()).extracting(EventFacts::reason).containsExactly("FailedScheduling");
    assertThat(file.missing()).isEmpty();
  }
}
