package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.Incidents;
import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.evidence.WorkloadFacts;
import dev.exitcode.k8s.Marks;
import dev.exitcode.k8s.NamespaceNotes;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.What;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NoticeAnnotationsTest {
  private static final String CHANNEL = "exitcode.dev/channel";
  private static final NamespaceNotes SHOP = new NamespaceNotes(noted("#shop"), null);

  /** A Deployment that was read and says nothing has lost what its ReplicaSet still has. */
  @ParameterizedTest
  @CsvSource({
    "'#pod', '#set', '#web', '#shop', '#pod'",
    ",       '#set', '#web', '#shop', '#web'",
    ",       '#set', '',     '#shop', '#shop'",
    ",       ,       ,       '#shop', '#shop'",
    ",       '#set', ,       '#shop', '#set'",
    ",       ,       ,       ,        ",
  })
  void nearestAnnotation_wins(
      @Nullable String pod,
      @Nullable String set,
      @Nullable String web,
      @Nullable String shop,
      @Nullable String wins) {
    List<WorkloadFacts> workloads =
        Stream.of(workload("ReplicaSet", "web-1", set), workload("Deployment", "web", web))
            .flatMap(Stream::ofNullable)
            .toList();
    Investigation investigation =
        new Investigation(
            file(Incidents.BEGAN, noted(pod), workloads, List.of()),
            Incidents.usual().diagnosis(),
            new NamespaceNotes(noted(shop), null));
    assertThat(
            NoticeAnnotations.of(seen("Deployment", "web"), investigation)
                .annotations()
                .get(CHANNEL))
        .isEqualTo(wins);
  }

  @Test
  void whatCouldNotBeRead_isNamedWithItsReason() {
    List<Missing> missing = List.of(new Missing(Missing.What.OWNERS, null, Missing.Why.FORBIDDEN));
    Investigation investigation =
        new Investigation(
            file(Incidents.BEGAN, Map.of(), List.of(), missing),
            Incidents.usual().diagnosis(),
            NamespaceNotes.unread(Missing.Why.TIMED_OUT));
    assertThat(NoticeAnnotations.of(seen("StatefulSet", "db"), investigation).unread())
        .containsExactly(
            "namespace shop (the cluster took too long)", "StatefulSet db (the cluster refused)");
  }

  @Test
  void crashOfWhichNothingButTheWatchTells_hasAllUnreadButItsNamespace() {
    Sighting seen = seen("Deployment", "web");
    Investigation investigation =
        new Investigation(BareCase.of(seen), Incidents.usual().diagnosis(), SHOP);
    NoticeAnnotations ours = NoticeAnnotations.of(seen, investigation);
    assertThat(ours.annotations()).containsExactly(Map.entry(CHANNEL, "#shop"));
    assertThat(ours.unread()).containsExactly("Deployment web", "pod web-1-x");
  }

  @Test
  void podOfItsOwn_hasNoWorkloadToRead() {
    Investigation investigation =
        new Investigation(
            file(
                Incidents.BEGAN,
                Map.of(CHANNEL, "#p", "checksum/config", "1"),
                List.of(),
                List.of()),
            Incidents.usual().diagnosis(),
            SHOP);
    NoticeAnnotations ours = NoticeAnnotations.of(seen("Pod", "web-1-x"), investigation);
    assertThat(ours).isEqualTo(new NoticeAnnotations(Map.of(CHANNEL, "#p"), List.of()));
  }

  private static Map<String, String> noted(@Nullable String channel) {
    return channel == null || channel.isEmpty() ? Map.of() : Map.of(CHANNEL, channel);
  }

  /** Null where none is given: it could not be read. */
  private static @Nullable WorkloadFacts workload(
      String kind, String name, @Nullable String channel) {
    return channel == null
        ? null
        : new WorkloadFacts(
            kind, "shop", name, null, 1, 0, null, List.of(), List.of(), noted(channel));
  }

  private static CaseFile file(
      Instant created,
      Map<String, String> annotations,
      List<WorkloadFacts> workloads,
      List<Missing> missing) {
    PodIdentity identity =
        new PodIdentity("shop", "web-1-x", "u", created, List.of(), Map.of(), annotations);
    return new CaseFile(
        Platform.KUBERNETES,
        Incidents.BEGAN,
        new PodFacts(identity, PodFacts.NONE.spec(), PodFacts.NONE.status(), List.of()),
        List.of(),
        null,
        List.of(),
        workloads,
        List.of(),
        missing);
  }

  private static Sighting seen(String kind, String name) {
    return new Sighting(
        new PodRef("demo", "shop", "web-1-x", "u"),
        new Owner(kind, name),
        null,
        false,
        new Marks.Key("u", "web"),
        What.ENDED,
        new Marks.Mark(1, "139@2026-11-28T01:02:03Z#1a2b3c4d"),
        1,
        Incidents.BEGAN,
        Incidents.BEGAN,
        How.LIVE);
  }
}
