package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workload is asked about by name, and its pods fare otherwise than when one was chosen. */
final class WorstTest {
  private static final String WELL = "ready:true,restartCount:1,state:{running:{}}";
  private static final String DEAD =
      "restartCount:2,state:{terminated:{exitCode:1,finishedAt:'2026-11-27T09:5%d:00Z'}}";

  private FakeApi api;
  private Clusters clusters;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi().pods(pod(0, WELL), pod(1, WELL), pod(2, WELL));
    clusters = api.clusters();
  }

  @AfterEach
  void stop() {
    clusters.close();
    api.close();
  }

  private static String pod(int number, String status) {
    return "{metadata:{name:'web-%d',namespace:'shop',uid:'u%d',labels:{app:'web'},ownerReferences:[{kind:'StatefulSet',name:'web',controller:true}]},spec:{containers:[{name:'a'}]},status:{phase:'Running',containerStatuses:[{name:'a',%s}]}}"
        .formatted(number, number, status);
  }

  private PodMatch chosen(String typed) {
    return ((Lookup.One) clusters.pods().find(PodQuery.parse(typed), Scope.EVERYTHING)).match();
  }

  private String answeredBy(PodMatch match) {
    Collected.Case found = (Collected.Case) clusters.cases().collect(match, LogsWanted.OF_TROUBLED);
    return Objects.requireNonNull(found.file().pod().identity().name());
  }

  @Test
  void podThatCrashedSince_answersForItsWorkload() {
    PodMatch chosen = chosen("web");
    assertThat(chosen.ofMany()).isEqualTo("3 pods of StatefulSet web");
    assertThat(answeredBy(chosen)).isEqualTo("web-0");
    api.pods(pod(0, WELL), pod(1, DEAD.formatted(7)), pod(2, DEAD.formatted(8)));
    assertThat(answeredBy(chosen)).isEqualTo("web-2");
  }

  @Test
  void podThatWasMeant_answersForItself() {
    PodMatch chosen = chosen("web-0");
    api.pods(pod(0, WELL), pod(1, DEAD.formatted(7)));
    assertThat(answeredBy(chosen)).isEqualTo("web-0");
  }

  @Test
  void podThatStillCrashes_isNotLeftForAnother() {
    api.pods(pod(0, WELL), pod(1, DEAD.formatted(7)), pod(2, WELL));
    PodMatch chosen = chosen("web");
    api.pods(pod(0, WELL), pod(1, DEAD.formatted(7)), pod(2, DEAD.formatted(8)));
    assertThat(answeredBy(chosen)).isEqualTo("web-1");
  }
}
