package dev.exitcode.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Many incidents in one message. The incidents know their storm: {@link Board#of(Storm)}.
 *
 * @param shared what they share: a node's name, a registry's host, {@code namespace/workload
 *     revision}; empty where it is the time alone
 * @param channel where it is told
 * @param mention a name among the settings' mentions, or null
 * @param count how many incidents have joined
 * @param joinedAt when the last one did
 * @param told whether its message was given out; a summary waits until it is complete
 * @param steps how many tellings there were: it makes the next one's key
 * @param editedAt when the message was last written or edited, or null
 * @param stale whether the message says less than is known
 * @param endedAt when so few were left that they go on by themselves, or null
 */
public record Storm(
    String id,
    String cluster,
    Kind kind,
    String shared,
    String channel,
    @Nullable String mention,
    int count,
    Instant openedAt,
    Instant joinedAt,
    boolean told,
    int steps,
    @Nullable Instant editedAt,
    boolean stale,
    @Nullable Instant endedAt) {

  /** What makes them one. */
  public enum Kind {
    /** Images that one registry does not give. */
    REGISTRY,
    /** One revision of one workload. */
    ROLLOUT,
    /** Pods of one node. */
    NODE,
    /** Nothing but the time. */
    MANY,
    /** They were so already when the cluster was first looked at. */
    START,
    /** They happened while nobody looked. */
    CATCH_UP
  }
}
