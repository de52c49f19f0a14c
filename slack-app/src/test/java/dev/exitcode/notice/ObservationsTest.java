package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.Incidents;
import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.evidence.PodStatus;
import dev.exitcode.k8s.Marks;
import dev.exitcode.k8s.NamespaceNotes;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.What;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ObservationsTest {
  /** In a storm, what was found of one pod stands for others of its workload. */
  @ParameterizedTest
  @CsvSource({"crashed, true", "neighbour, false"})
  void deletion_isOfThePodThatIsBeingDeletedAlone(String deleted, boolean stopping) {
    Investigation investigation =
        new Investigation(deleted(deleted), Incidents.usual().diagnosis(), NamespaceNotes.NONE);
    assertThat(
            Observations.of(seen(Incidents.BEGAN), investigation, new ReplicaCount(1, 2))
                .stopping())
        .isEqualTo(stopping);
  }

  @Test
  void endByAClockThatIsAhead_isWhenItWasSeen() {
    Investigation investigation =
        new Investigation(deleted("other"), Incidents.usual().diagnosis(), NamespaceNotes.NONE);
    ReplicaCount replicas = new ReplicaCount(1, 2);
    Instant early = Incidents.BEGAN.minusSeconds(5);
    Instant late = Incidents.BEGAN.plus(Duration.ofDays(1));
    assertThat(Observations.of(seen(early), investigation, replicas).at()).isEqualTo(early);
    assertThat(Observations.of(seen(late), investigation, replicas).at())
        .isEqualTo(Incidents.BEGAN);
  }

  private static CaseFile deleted(String uid) {
    PodStatus.Deletion deletion = new PodStatus.Deletion(Incidents.BEGAN, 30, List.of());
    PodStatus status = new PodStatus("Running", null, null, null, null, List.of(), deletion);
    PodIdentity identity =
        new PodIdentity("shop", "web-1", uid, null, List.of(), Map.of(), Map.of());
    return new CaseFile(
        Platform.KUBERNETES,
        Incidents.BEGAN,
        new PodFacts(identity, PodFacts.NONE.spec(), status, List.of()),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Sighting seen(Instant ended) {
    return new Sighting(
        new PodRef("demo", "shop", "web-1", "crashed"),
        new Owner("Deployment", "web"),
        null,
        false,
        new Marks.Key("crashed", "web"),
        What.ENDED,
        new Marks.Mark(1, "139@2026-11-28T01:02:03Z#1a2b3c4d"),
        1,
        ended,
        Incidents.BEGAN,
        How.LIVE);
  }
}
