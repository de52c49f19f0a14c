package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.Termination;
import dev.exitcode.evidence.WorkloadFacts;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same pod as API servers of several versions answered about it. The answers are recorded from
 * real ones, in folders named by version.
 */
final class RecordedVersionsTest {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "dev", "exitcode", "k8s", "recorded");
  private static final String NS = "/api/v1/namespaces/recorded";
  private static final String APPS = "/apis/apps/v1/namespaces/recorded";
  private static final String NEW = "/apis/events.k8s.io/v1/namespaces/recorded";
  private static final String NAME = "api-7c9d5f4b6d-x2x9k";

  static List<String> versions() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  private static String recorded(String version, String name) throws IOException {
    return Files.readString(FOLDER.resolve(version).resolve(name + ".json"));
  }

  private static FakeApi server(String version) throws IOException {
    return new FakeApi()
        .on(NS + "/pods/" + NAME, recorded(version, "pod"))
        .on(NS + "/pods?labelSelector=app=api&limit=100", recorded(version, "pods-list"))
        .on(NS + about("involvedObject"), recorded(version, "events-list"))
        .on(NEW + about("regarding"), recorded(version, "events-new-list"))
        .on(APPS + "/replicasets", recorded(version, "replicasets-list"))
        .on(APPS + "/replicasets/api-7c9d5f4b6d", recorded(version, "replicaset"))
        .on(APPS + "/deployments/api", recorded(version, "deployment"))
        .on("/api/v1/pods?limit=500", recorded(version, "pods-page"))
        .on("/api/v1/pods?continue=bmV4dA&limit=500", recorded(version, "pods-next"));
  }

  private static String about(String field) {
    return "/events?fieldSelector=%s.kind=Pod,%1$s.name=%s&limit=500".formatted(field, NAME);
  }

  private static CaseFile collect(FakeApi api) {
    try (Clusters clusters = api.clusters()) {
      PodRef pod = new PodRef("prod", "recorded", NAME, "6f2b1c04-5d7e-4a3f-9b8c-1e2d3c4b5a69");
      Collected collected = clusters.cases().collect(pod, LogsWanted.NONE);
      return ((Collected.Case) collected).file();
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void pod_isReadAlike(String version) throws IOException {
    try (FakeApi api = server(version)) {
      CaseFile file = collect(api);
      var status = Objects.requireNonNull(file.pod().container("api")).status();
      assertThat(status.restarts()).isEqualTo(5);
      Termination end = Objects.requireNonNull(status.last());
      assertThat(end.exitCode()).isEqualTo(137);
      assertThat(end.reason()).isEqualTo("OOMKilled");
      assertThat(end.finishedAt()).isEqualTo("2026-11-27T09:20:00Z");
      assertThat(file.siblings())
          .extracting(pod -> pod.identity().name())
          .containsExactly("api-7c9d5f4b6d-qqm4z");
      assertThat(file.workloads())
          .extracting(WorkloadFacts::kind)
          .containsExactly("ReplicaSet", "Deployment");
      assertThat(file.workloads().getLast().changes())
          .extracting(WorkloadFacts.Change::what)
          .anyMatch(what -> what.contains("api:1.9") && what.contains("api:2.0"));
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void events_areReadAlikeInBothGroups(String version) throws IOException {
    try (FakeApi api = server(version)) {
      EventFacts event = theEvent(collect(api));
      assertThat(event.reason()).isEqualTo("BackOff");
      assertThat(event.message()).startsWith("Back-off restarting failed container");
      assertThat(event.count()).isEqualTo(21);
      assertThat(event.first()).isEqualTo(Instant.parse("2026-11-27T09:05:00Z"));
      assertThat(event.last()).isEqualTo(Instant.parse("2026-11-27T09:22:00Z"));
      assertThat(event.source()).isEqualTo("kubelet");
      api.refuse(NS + about("involvedObject"), 403);
      assertThat(theEvent(collect(api))).isEqualTo(event);
    }
  }

  private static EventFacts theEvent(CaseFile file) {
    assertThat(file.events()).hasSize(1);
    return file.events().getFirst();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void podOnTheNextPage_isFoundWithItsWorkload(String version) throws IOException {
    try (FakeApi api = server(version);
        Clusters clusters = api.clusters()) {
      PodMatch match = ((Lookup.One) look(clusters, "recorded/api")).match();
      assertThat(match.pod().name()).isEqualTo(NAME);
      assertThat(match.crashing()).isTrue();
      assertThat(match.ofMany()).isEqualTo("2 pods of Deployment api");
    }
  }

  /** However many seconds a busy machine takes for what a person would wait for. */
  private static Lookup look(Clusters clusters, String typed) {
    return await()
        .until(
            () -> clusters.pods().find(PodQuery.parse(typed), Scope.EVERYTHING),
            found -> found.unasked().stream().noneMatch(u -> u.why() == Missing.Why.TIMED_OUT));
  }

  /** A page that the server has no more is no list. */
  @ParameterizedTest
  @MethodSource("versions")
  void pageThatIsGone_isNoList(String version) throws IOException {
    try (FakeApi api = server(version);
        Clusters clusters = api.clusters()) {
      String answer = recorded(version, "no-page");
      api.on(
          "/api/v1/pods?continue=bmV4dA&limit=500",
          exchange -> FakeApi.send(exchange, 400, answer));
      assertThat(clusters.pods().find(PodQuery.parse("api"), Scope.EVERYTHING))
          .isEqualTo(new Lookup.None(List.of(new Lookup.Unasked("prod", Missing.Why.NOT_FOUND))));
    }
  }
}
