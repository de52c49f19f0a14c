package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The pods of a cluster at one time, by namespace.
 *
 * @param unread namespaces whose pods could not be listed, and why
 * @param nanoTime when they were read, by the clock that nobody sets
 */
record Snapshot(
    Map<String, List<SlimPod>> pods, Map<String, Missing.Why> unread, Instant at, long nanoTime) {
  int size() {
    return pods.values().stream().mapToInt(List::size).sum();
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }
}
