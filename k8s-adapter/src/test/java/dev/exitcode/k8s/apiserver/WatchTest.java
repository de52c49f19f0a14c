package dev.exitcode.k8s.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.k8s.CrashWatch;
import dev.exitcode.k8s.Marks;
import dev.exitcode.k8s.WatchEvent;
import dev.exitcode.k8s.WatchEvent.Gone;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.Synced;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a watch tells of a real API server, with the rights that we ship. */
@RealApiServer
final class WatchTest {
  private static final String POD = "api-7c9d5f4b6d-qqm4z";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final List<WatchEvent> told = new CopyOnWriteArrayList<>();

  /** Only of one namespace: other tests make pods, too. */
  private List<Sighting> sightings(String namespace) {
    return told.stream()
        .filter(Sighting.class::isInstance)
        .map(Sighting.class::cast)
        .filter(s -> s.pod().namespace().equals(namespace))
        .toList();
  }

  private void awaitSynced(CrashWatch watch) {
    await()
        .atMost(PATIENCE)
        .until(() -> watch.view().synced() && told.stream().anyMatch(Synced.class::isInstance));
  }

  private static void crash(ApiServer server, String namespace, int restarts, String second) {
    String status =
        """
        {"status": {"containerStatuses": [{"name": "api", "image": "registry.example/api:2.0",
          "imageID": "", "containerID": "containerd://aa%2$s", "ready": false, "restartCount": %1$d,
          "state": {"waiting": {"reason": "CrashLoopBackOff"}},
          "lastState": {"terminated": {"exitCode": 1, "reason": "Error",
            "startedAt": "2026-11-27T10:00:00Z", "finishedAt": "2026-11-27T10:00:%2$sZ",
            "containerID": "containerd://aa%2$s"}}}]}}
        """
            .formatted(restarts, second);
    String path = "/api/v1/namespaces/" + namespace + "/pods/" + POD + "/status";
    server.admin().merge(path, Api.tree(status)).ok();
  }

  private Reader reader(ApiServer server) throws IOException {
    return Reader.of(server, Shipped.everywhere(server.admin()).ready(), folder);
  }

  @Test
  void crashes_areToldWhenTheirStatusIsWritten(ApiServer server) throws IOException {
    World.create(server.admin(), "watched");
    try (Reader reader = reader(server);
        CrashWatch watch = reader.clusters().watch("real", () -> Marks.NONE, told::add)) {
      watch.start();
      awaitSynced(watch);
      assertThat(sightings("watched"))
          .isNotEmpty()
          .allMatch(s -> s.how() == How.OLD)
          .noneMatch(s -> s.pod().name().equals(POD));
      told.clear();
      crash(server, "watched", 0, "05");
      crash(server, "watched", 3, "35");
      await().atMost(PATIENCE).until(() -> sightings("watched").size() == 2);
      assertThat(sightings("watched")).extracting(Sighting::times).containsExactly(1, 3);
      assertThat(sightings("watched").getFirst())
          .returns(new Owner("Deployment", "api"), Sighting::workload)
          .returns(How.LIVE, Sighting::how);
      server.admin().delete("/api/v1/namespaces/watched/pods/" + POD + "?gracePeriodSeconds=0");
      await().atMost(PATIENCE).until(() -> told.stream().anyMatch(Gone.class::isInstance));
    }
  }

  @Test
  void restartOfTheServer_losesNothingAndRepeatsNothing(ApiServer server) throws IOException {
    World.create(server.admin(), "restarted");
    try (Reader reader = reader(server);
        CrashWatch watch = reader.clusters().watch("real", () -> Marks.NONE, told::add)) {
      watch.start();
      awaitSynced(watch);
      crash(server, "restarted", 0, "05");
      await().atMost(PATIENCE).until(() -> crashesOfPod() == 1);
      server.restart();
      crash(server, "restarted", 1, "25");
      await().atMost(PATIENCE).until(() -> crashesOfPod() == 2);
      await().atMost(PATIENCE).until(() -> watch.view().synced());
      assertThat(watch.view().blind()).isPositive();
      assertThat(watch.view().unparsable()).isZero();
      assertThat(sightings("restarted"))
          .extracting(s -> s.key().toString() + s.now())
          .doesNotHaveDuplicates();
    }
  }

  private long crashesOfPod() {
    return sightings("restarted").stream().filter(s -> s.pod().name().equals(POD)).count();
  }
}
