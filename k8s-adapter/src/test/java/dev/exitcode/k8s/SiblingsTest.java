package dev.exitcode.k8s;

import static dev.exitcode.k8s.Parsed.cases;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.Missing;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other pods, of which there may be very many. */
final class SiblingsTest {
  private static final String NS = "/api/v1/namespaces/shop";
  private static final Missing SOME = new Missing(Missing.What.SIBLINGS, null, Missing.Why.CUT);

  private static String pod(String name, String node, String workload) {
    return "{kind:'Pod',metadata:{name:'%s',namespace:'shop',uid:'u-%1$s',labels:{app:'%s'},ownerReferences:[{kind:'StatefulSet',name:'%2$s',controller:true}]},spec:{nodeName:'%s'},status:{phase:'Failed'}}"
        .formatted(name, workload, node);
  }

  @Test
  void podsOfTheNode_areThereBesideTheManyOfTheWorkload() {
    List<String> pods = new ArrayList<>(List.of(pod("api-0", "n1", "api")));
    for (int i = 1; i <= 120; i++) {
      pods.add(pod("api-" + i, "n2", "api"));
    }
    pods.add(pod("cart-0", "n1", "cart"));
    CaseFile file = cases(pods.toArray(String[]::new)).getFirst();
    assertThat(file.siblings()).extracting(p -> p.identity().name()).contains("api-1", "cart-0");
    assertThat(file.siblings()).hasSize(101);
  }

  @ParameterizedTest(name = "{0} of {1} {2}")
  @CsvSource({
    "pods,   labelSelector=app=api&limit=100,              true",
    "pods,   fieldSelector=spec.nodeName=n1&limit=500,     true",
    "pods,   none,                                         false",
  })
  void listThatGoesOn_isSeenInPart(String resource, String query, boolean cut) throws IOException {
    try (FakeApi api = new FakeApi().pods(pod("api-0", "n1", "api"));
        Clusters clusters = api.clusters()) {
      api.on(
          NS + "/" + resource + "?" + query,
          FakeApi.quoted("{kind:'PodList',metadata:{continue:'bmV4dA'},items:[]}"));
      PodRef ref = new PodRef("prod", "shop", "api-0", "u-api-0");
      Collected collected = clusters.cases().collect(ref, LogsWanted.NONE);
      assertThat(((Collected.Case) collected).file().missing().contains(SOME)).isEqualTo(cut);
    }
  }

  @Test
  void eventsThatGoOn_areSeenInPart() throws IOException {
    try (FakeApi api = new FakeApi().pods(pod("api-0", "n1", "api"));
        Clusters clusters = api.clusters()) {
      api.on(
          NS + "/events",
          FakeApi.quoted(
              "{kind:'EventList',metadata:{continue:'bmV4dA'},items:[{reason:'BackOff',involvedObject:{kind:'Pod',name:'api-0'}}]}"));
      PodRef ref = new PodRef("prod", "shop", "api-0", "u-api-0");
      Collected collected = clusters.cases().collect(ref, LogsWanted.NONE);
      assertThat(((Collected.Case) collected).file().missing())
          .contains(new Missing(Missing.What.EVENTS, null, Missing.Why.CUT));
      assertThat(SOME.sentence()).isEqualTo("Seen only in part: siblings.");
    }
  }
}
