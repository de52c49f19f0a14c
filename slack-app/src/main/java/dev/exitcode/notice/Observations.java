package dev.exitcode.notice;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.WorkloadFacts;
import dev.exitcode.incident.Observation;
import dev.exitcode.incident.Place;
import dev.exitcode.incident.Workload;
import dev.exitcode.k8s.WatchEvent.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together what is decided on: what the watch saw, and what was found out about it. */
final class Observations {
  /** Kubernetes' own names of what a pod was made after. */
  private static final List<String> REVISIONS =
      List.of("pod-template-hash", "controller-revision-hash");

  /** What a Deployment says while its rollout is under way. */
  private static final List<String> ROLLING =
      List.of("ReplicaSetUpdated", "NewReplicaSetCreated", "FoundNewReplicaSet");

  /** Of workloads that do not say whether a rollout is under way. */
  private static final Duration ROLLOUT = Duration.ofMinutes(5);

  private Observations() {}

  static Observation of(Sighting seen, Investigation investigation, ReplicaCount replicas) {
    CaseFile file = investigation.file();
    PodFacts pod = file.pod();
    NoticeAnnotations ours = NoticeAnnotations.of(seen, investigation);
    return new Observation(
        key(seen),
        workload(seen),
        seen.pod().name(),
        seen.key().container(),
        new Place(seen.node(), image(pod, seen.key().container()), revision(pod)),
        seen.times(),
        endedAt(seen),
        how(seen),
        investigation.diagnosis(),
        seen.deleting() || isDeleted(pod, seen),
        isRollout(file, seen.seenAt()),
        replicas.hit(),
        Math.max(replicas.total(), desired(file)),
        pod.identity().labels(),
        ours.annotations(),
        ours.unread());
  }

  /** The clock of a node may be ahead. */
  private static Instant endedAt(Sighting seen) {
    Instant ended = seen.endedAt();
    return ended == null || ended.isAfter(seen.seenAt()) ? seen.seenAt() : ended;
  }

  /** What was found a moment ago may be another pod's, of the same workload. */
  private static boolean isDeleted(PodFacts pod, Sighting seen) {
    String uid = pod.identity().uid();
    return pod.status().deletion() != null && (uid == null || uid.equals(seen.key().uid()));
  }

  static Observation.Key key(Sighting seen) {
    return new Observation.Key(
        seen.key().uid(), seen.key().container(), seen.now().ends(), seen.now().last());
  }

  static Workload workload(Sighting seen) {
    return new Workload(
        seen.pod().cluster(),
        seen.pod().namespace(),
        seen.workload().kind(),
        seen.workload().name());
  }

  private static Observation.How how(Sighting seen) {
    return switch (seen.how()) {
      case LIVE -> Observation.How.LIVE;
      case CAUGHT_UP -> Observation.How.CAUGHT_UP;
      case OLD -> Observation.How.OLD;
    };
  }

  private static @Nullable String image(PodFacts pod, String container) {
    ContainerFacts facts = pod.container(container);
    return facts == null ? null : facts.spec().image();
  }

  private static @Nullable String revision(PodFacts pod) {
    return REVISIONS.stream()
        .map(pod.identity().labels()::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static boolean isRollout(CaseFile file, Instant now) {
    return file.workloads().stream().anyMatch(workload -> isRollout(workload, now));
  }

  private static boolean isRollout(WorkloadFacts workload, Instant now) {
    Condition progressing = workload.condition("Progressing");
    if (progressing != null) {
      return ROLLING.contains(progressing.reason());
    }
    return workload.changes().stream()
        .map(WorkloadFacts.Change::at)
        .anyMatch(at -> at != null && at.plus(ROLLOUT).isAfter(now));
  }

  private static int desired(CaseFile file) {
    return file.workloads().stream()
        .map(WorkloadFacts::desired)
        .flatMap(desired -> Stream.ofNullable(desired))
        .findFirst()
        .orElse(0);
  }
}
