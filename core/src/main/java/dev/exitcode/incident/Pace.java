package dev.exitcode.incident;

import dev.exitcode.catalog.Severity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How often something is told, edited, and how long it must be well. */
final class Pace {
  /** Counts at which a word is due; after the last, one a day. */
  private static final int[] TIERS = {1, 3, 10, 50};

  private static final Duration DAY = Duration.ofDays(1);
  private static final int A_DAY = 8;

  /** Kubelet waits up to 5 minutes between restarts and takes 10 well-spent ones to forget. */
  private static final Duration FORGETS = Duration.ofMinutes(10);

  private static final Duration SOONEST_EDIT = Duration.ofSeconds(2);
  private static final Duration SOONEST_IN_FLOOD = Duration.ofSeconds(30);
  private static final Duration LATEST_EDIT = Duration.ofMinutes(10);
  private static final int EDITS_PER_AGE = 10;

  private Pace() {}

  /** How many of the counts have been reached. */
  static int tier(int count) {
    int tier = 0;
    while (tier < TIERS.length && count >= TIERS[tier]) {
      tier++;
    }
    return tier;
  }

  /** Whether it went on for long enough to say so again. */
  static boolean isWordDue(Incident i, Instant now) {
    return tier(i.course().count()) > i.notice().tier()
        || (i.notice().tier() >= TIERS.length && isPast(i.notice().told().getLast(), DAY, now));
  }

  /**
   * Whether one more message fits into the last 24 hours. One is kept for that it is critical, as
   * long as nobody heard so, and one for the good news.
   */
  static boolean mayTell(Incident i, Telling.Step step, Instant now) {
    boolean heard = i.notice().heard() == Severity.CRITICAL;
    boolean urgent = !heard && i.severity() == Severity.CRITICAL;
    int forCritical = heard || urgent ? 0 : 1;
    int forGoodNews = urgent || step == Telling.Step.RECOVERED ? 0 : 1;
    Instant dayAgo = now.minus(DAY);
    long told =
        i.notice().told().stream()
            .filter(t -> t.isAfter(dayAgo) && !SetBack.isAhead(t, now))
            .count();
    return told < A_DAY - forCritical - forGoodNews;
  }

  /** Whether an outdated message is to be edited: the older it is, the less often. */
  static boolean mayEdit(Instant openedAt, @Nullable Instant editedAt, Instant now) {
    Duration wait = Duration.between(openedAt, now).dividedBy(EDITS_PER_AGE);
    return editedAt == null || isPast(editedAt, clamp(wait, SOONEST_EDIT, LATEST_EDIT), now);
  }

  /** Whether so long has passed since something was done, as far as the clock can tell. */
  static boolean isPast(Instant done, Duration wait, Instant now) {
    return !now.isBefore(done.plus(wait)) || SetBack.isAhead(done, now);
  }

  /** Slack takes few edits, and the message of many has more to say. */
  static boolean mayEditInFlood(@Nullable Instant editedAt, Instant now) {
    return editedAt == null || isPast(editedAt, SOONEST_IN_FLOOD, now);
  }

  /**
   * How long all must be ready before it is over: longer than kubelet may wait and remembers, and
   * twice the longest quiet this incident has had, so that what ends every half hour is not called
   * over every half hour.
   */
  static Duration holdDown(Incident i) {
    return clamp(i.course().longestGap().multipliedBy(2), FORGETS, DAY);
  }

  private static Duration clamp(Duration d, Duration least, Duration most) {
    Duration atLeast = d.compareTo(least) < 0 ? least : d;
    return atLeast.compareTo(most) > 0 ? most : atLeast;
  }
}
