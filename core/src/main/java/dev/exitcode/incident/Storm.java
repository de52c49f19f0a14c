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

  /** Whether it sums up what is past: it is told when it is complete, and nothing leaves it. */
  public boolean isSummary() {
    return kind == Kind.START || kind == Kind.CATCH_UP;
  }

  Storm joined(@Nullable String called, Instant now) {
    return new Storm(
        id,
        cluster,
        kind,
        shared,
        channel,
        told || mention != null ? mention : called,
        count + 1,
        openedAt,
        now,
        told,
        steps,
        editedAt,
        true,
        endedAt);
  }

  Storm calling(@Nullable String called) {
    return new Storm(
        id, cluster, kind, shared, channel, called, count, openedAt, joinedAt, told, steps,
        editedAt, stale, endedAt);
  }

  Storm outdated() {
    return new Storm(
        id, cluster, kind, shared, channel, mention, count, openedAt, joinedAt, told, steps,
        editedAt, true, endedAt);
  }

  /** One more step that left the message as it should be. */
  Storm edited(Instant now) {
    return new Storm(
        id, cluster, kind, shared, channel, mention, count, openedAt, joinedAt, true, steps + 1,
        now, false, endedAt);
  }

  /** One more step that left the message as it was. */
  Storm answered() {
    return new Storm(
        id, cluster, kind, shared, channel, mention, count, openedAt, joinedAt, told, steps + 1,
        editedAt, stale, endedAt);
  }

  Storm ended(Instant now) {
    return new Storm(
        id, cluster, kind, shared, channel, mention, count, openedAt, joinedAt, told, steps,
        editedAt, stale, now);
  }
}
