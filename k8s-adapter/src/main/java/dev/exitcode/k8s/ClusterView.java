package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How well a cluster is seen.
 *
 * @param pods how many are known
 * @param listedAt when they were read last; null: never yet
 * @param trouble why the last attempt failed; null: it did not
 */
public record ClusterView(
    String name, int pods, @Nullable Instant listedAt, Missing.@Nullable Why trouble) {}
