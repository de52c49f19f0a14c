package dev.exitcode.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a workload's pods are, by a watch that is in step with the cluster.
 *
 * @param pods how many there are that neither are being deleted nor have ended
 * @param readySince since when all of them are ready; null where one is not
 */
public record WorkloadHealth(int pods, @Nullable Instant readySince) {
  /** No pod is left. */
  public static final WorkloadHealth GONE = new WorkloadHealth(0, null);
}
