package dev.exitcode.k8s;

import java.time.Duration;

/**
 * A call of an API server that is over. Its words are of lists of ours, whatever was called.
 *
 * @param cluster by the name it has in the settings; {@code home}: the one that the bot runs in,
 *     asked for Leases
 * @param verb as in a role: {@code get}, {@code list}, {@code watch}, {@code create}, …
 * @param resource as in a role, such as {@code pods/log}; {@code other}: none that is known here
 * @param outcome {@code done}, {@code limited}, or why it gave nothing, such as {@code timed out}
 * @param took to the end of what was read of the answer; of a watch, to its beginning
 */
public record ApiCall(
    String cluster, String verb, String resource, String outcome, Duration took) {}
