package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.demo.cluster.CrowdPod;
import dev.exitcode.demo.cluster.DemoCluster;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.Diagnostician;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.Marks;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.What;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is found of what the watch saw, when the cluster shows something else or nothing by then.
 */
final class InvestigatorTest {
  private static final CrowdPod POD = CrowdPod.of(0);

  private DemoCluster cluster;
  private Clusters clusters;

  @BeforeEach
  void start() throws IOException {
    cluster = CrowdPod.cluster(1, Clock.systemUTC());
    clusters = Clusters.of(List.of(ClusterAccess.url("demo", cluster.url())), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    clusters.close();
    cluster.close();
  }

  private static Sighting waiting(String reason) {
    return new Sighting(
        new PodRef("demo", POD.namespace(), POD.name(), POD.uid()),
        new Owner("Deployment", POD.workload()),
        null,
        false,
        new Marks.Key(POD.uid(), CrowdPod.CONTAINER),
        What.WAITING,
        new Marks.Mark(0, "waiting " + reason),
        1,
        null,
        Instant.now(),
        How.LIVE);
  }

  private Diagnosis found(Sighting seen) throws InterruptedException {
    List<Investigation> found = new ArrayList<>();
    Investigator investigator =
        new Investigator(
            clusters.cases(),
            Diagnostician.standard()::diagnose,
            new Lately(System::nanoTime),
            time -> {});
    investigator.look(seen, found::add);
    return found.getLast().diagnosis();
  }

  @Test
  void containerThatCameUpMeanwhile_isNoNews() throws InterruptedException {
    Diagnosis found = found(waiting("CreateContainerConfigError"));
    assertThat(found.current()).isFalse();
    assertThat(found.summary()).contains("CreateContainerConfigError");
  }

  @Test
  void containerThatCannotBeLookedAt_isToldByWhatItWaitsFor() throws InterruptedException {
    cluster.close();
    Diagnosis found = found(waiting("CreateContainerConfigError"));
    assertThat(found.current()).isTrue();
    assertThat(found.cause()).isNotEqualTo(Cause.UNKNOWN);
    assertThat(found.summary()).doesNotContain("why is not known");
  }
}
