package dev.exitcode.evidence;

import dev.exitcode.catalog.Platform;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was observed about one pod, or about one container outside Kubernetes, at one time.
 * Plain immutable data; {@link CaseFiles} writes and reads it as JSON, so that a bug report can be
 * replayed. Texts are as observed: not redacted, not escaped.
 *
 * @param platform what ran it; {@link Platform#ANY} where the input does not tell
 * @param observedAt when this was observed; null where neither the input nor the caller tells
 * @param pod the subject; a container outside Kubernetes is a pod without names
 * @param events about the pod, its node and its owners, in no promised order
 * @param node the node the pod runs on, or null
 * @param siblings other pods: of the same workload or on the same node
 * @param workloads the owners, the nearest first, such as ReplicaSet, Deployment; or Job, CronJob
 * @param logs tails of logs; at most one for each container and instance
 * @param missing what could not be observed, and why; what is in neither place was not looked for
 */
public record CaseFile(
    Platform platform,
    @Nullable Instant observedAt,
    PodFacts pod,
    List<EventFacts> events,
    @Nullable NodeFacts node,
    List<PodFacts> siblings,
    List<WorkloadFacts> workloads,
    List<LogTail> logs,
    List<Missing> missing) {

  /** Copies every list; a missing platform is {@link Platform#ANY}, a missing pod an empty one. */
  public CaseFile {
    observedAt = Absent.time(observedAt);
    platform = orElse(platform, Platform.ANY);
    pod = orElse(pod, PodFacts.NONE);
    events = Absent.list(events);
    siblings = Absent.list(siblings);
    workloads = Absent.list(workloads);
    logs = Absent.list(logs);
    missing = Absent.list(missing);
  }

  /** The same case with these logs. */
  public CaseFile withLogs(List<LogTail> others) {
    return new CaseFile(
        platform, observedAt, pod, events, node, siblings, workloads, others, missing);
  }

  /** The same case of this pod. */
  public CaseFile withPod(PodFacts other) {
    return new CaseFile(
        platform, observedAt, other, events, node, siblings, workloads, logs, missing);
  }

  /** The same case observed at this time. */
  public CaseFile withObservedAt(@Nullable Instant time) {
    return new CaseFile(platform, time, pod, events, node, siblings, workloads, logs, missing);
  }

  /** The same case with this knowledge missing. */
  public CaseFile withMissing(List<Missing> others) {
    return new CaseFile(platform, observedAt, pod, events, node, siblings, workloads, logs, others);
  }

  /** The same case with no more than so many siblings, which may be most of it. */
  public CaseFile withSiblings(int most) {
    List<PodFacts> some = siblings.subList(0, Math.min(most, siblings.size()));
    return new CaseFile(platform, observedAt, pod, events, node, some, workloads, logs, missing);
  }

  private static <T> T orElse(@Nullable T given, T otherwise) {
    return given == null ? otherwise : given;
  }
}
