package dev.exitcode.incident;

import dev.exitcode.catalog.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has been told of an incident, and where. It can be kept back and told later.
 *
 * @param channel where it is told, as the settings name it; fixed from the first word on
 * @param mention a name among the settings' mentions, or null
 * @param root whose message it is told in: its own id, a storm's id, or null while nothing was told
 * @param storm the storm it is part of, or null
 * @param told when messages went out, edits excepted; the newest few, the oldest first
 * @param steps how many tellings there were: it makes the next one's key
 * @param tier how many of the rising counts have been told of
 * @param editedAt when the message was last written or edited, or null
 * @param stale whether the message says less than is known
 * @param held why a word is held back, or null; a word, another message or route ends that
 * @param heard how severe it was by the last word; null while nothing was told
 */
public record Notice(
    String channel,
    @Nullable String mention,
    @Nullable String root,
    @Nullable String storm,
    List<Instant> told,
    int steps,
    int tier,
    @Nullable Instant editedAt,
    boolean stale,
    @Nullable Held held,
    @Nullable Severity heard) {

  /**
   * A word that is to be said later.
   *
   * @param until null: as long as an annotation wants it, which may be taken away at any time
   */
  public record Held(Why why, @Nullable Instant until) {
    static final Held MUTED = new Held(Why.MUTE, null);

    /** While a rollout is under way, the first word waits so long for it to come up. */
    private static final Duration SETTLE = Duration.ofSeconds(10);

    static Held settling(Instant now) {
      return new Held(Why.ROLLOUT, now.plus(SETTLE));
    }

    static Held by(Silence silence) {
      return new Held(Why.SILENCE, silence.until());
    }

    /** Whether it may be over: of an annotation only a look can tell. */
    boolean isOver(Instant now) {
      return until == null || !until.isAfter(now) || isForNothing(until, now);
    }

    private boolean isForNothing(Instant end, Instant now) {
      return why == Why.ROLLOUT && SetBack.isAhead(end.minus(SETTLE), now);
    }
  }

  /** What a word waits for. */
  public enum Why {
    /** A rollout may come up. */
    ROLLOUT,
    /** Somebody wants to hear nothing of it. */
    SILENCE,
    /** An annotation says so. */
    MUTE
  }

  /** Copies the list. */
  public Notice {
    told = List.copyOf(told);
  }

  private static final int KEPT = 8;

  static Notice untold(Routed routed, List<Instant> toldBefore) {
    return new Notice(
        routed.channel(), routed.mention(), null, null, toldBefore, 0, 0, null, false, null, null);
  }

  /** Before the first word the route still decides. */
  Notice by(Routed routed) {
    return new Notice(
        routed.channel(),
        routed.mention(),
        root,
        storm,
        told,
        steps,
        tier,
        editedAt,
        stale,
        null,
        heard);
  }

  Notice in(@Nullable String nextRoot, @Nullable String nextStorm) {
    Severity known = nextRoot == null ? null : heard;
    return new Notice(
        channel, mention, nextRoot, nextStorm, told, steps, tier, editedAt, stale, null, known);
  }

  Notice calling(@Nullable String next) {
    return new Notice(channel, next, root, storm, told, steps, tier, editedAt, stale, held, heard);
  }

  /** That it is so severe needs no more words. */
  Notice heard(Severity severity) {
    return new Notice(
        channel, mention, root, storm, told, steps, tier, editedAt, stale, held, severity);
  }

  Notice held(@Nullable Held next) {
    return new Notice(
        channel, mention, root, storm, told, steps, tier, editedAt, stale, next, heard);
  }

  /** The message says less than is known from now on. */
  Notice outdated() {
    return new Notice(
        channel, mention, root, storm, told, steps, tier, editedAt, true, held, heard);
  }

  /** One more step that left the message as it should be; a word held back is held on. */
  Notice edited(Instant now) {
    return new Notice(
        channel, mention, root, storm, told, steps + 1, tier, now, false, held, heard);
  }

  /** One more step that made itself heard. */
  Notice told(Instant now, int nextTier) {
    List<Instant> all = new ArrayList<>(told);
    all.add(now);
    List<Instant> newest = all.subList(Math.max(0, all.size() - KEPT), all.size());
    return new Notice(
        channel, mention, root, storm, newest, steps + 1, nextTier, editedAt, stale, null, heard);
  }
}
