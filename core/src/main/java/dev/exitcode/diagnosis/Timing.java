package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.PodStatus.Deletion;
import dev.exitcode.evidence.Probe;
import dev.exitcode.evidence.Termination;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When things happened, against the end of one container. A time that is not known contradicts
 * nothing.
 */
final class Timing {
  /** An instance that ran this long makes kubelet forget the back-off. */
  static final Duration BACK_OFF_RESET = Duration.ofMinutes(10);

  /** Kubelet and the runtime look at their clocks at different moments, in whole seconds. */
  static final int JITTER = 2;

  /** Kubelet gives at least this after a hook has used up the grace period. */
  static final int LEAST_GRACE = 2;

  /** An act and its effect are seen within these seconds. */
  static final int AFTER = 5;

  private static final int MINUTE = 60;
  private static final int KUBERNETES_GRACE = 30;
  private static final int DOCKER_GRACE = 10;

  private final CaseFile file;
  private final ContainerFacts container;
  private final @Nullable Termination end;

  Timing(CaseFile file, ContainerFacts container) {
    this.file = file;
    this.container = container;
    this.end = container.status().end();
  }

  /** The newest end there is. */
  @Nullable Termination end() {
    return end;
  }

  /** When it ended, or null where nobody knows. */
  @Nullable Instant finished() {
    return end == null ? null : end.endedAt();
  }

  private @Nullable Instant started() {
    return end == null || end.isInvented() || end.neverStarted() ? null : end.startedAt();
  }

  /** The grace period, in seconds, that a stop had. */
  int grace() {
    Deletion deletion = file.pod().status().deletion();
    if (deletion != null && deletion.graceSeconds() != null) {
      return deletion.graceSeconds();
    }
    Integer asked = file.pod().spec().graceSeconds();
    return asked != null
        ? asked
        : file.platform() == Platform.DOCKER ? DOCKER_GRACE : KUBERNETES_GRACE;
  }

  /** The grace period, in seconds, that a kill by this probe has. */
  int grace(@Nullable Probe probe) {
    return probe == null || probe.graceSeconds() == null ? grace() : probe.graceSeconds();
  }

  /**
   * Whether an event can have led to the end: not before this instance began, not after it ended,
   * and no longer before its end than a stop may take.
   */
  boolean explains(EventFacts event) {
    Instant last = event.last();
    return last == null || (isOfThisInstance(last) && reaches(event, last, grace() + LEAST_GRACE));
  }

  private boolean isOfThisInstance(Instant last) {
    Instant started = started();
    return started == null || !last.isBefore(started.minusSeconds(JITTER));
  }

  private boolean reaches(EventFacts event, Instant last, int secondsBefore) {
    Instant finished = finished();
    Instant first = event.first() == null ? last : event.first();
    return finished == null
        || (!last.isBefore(finished.minusSeconds(secondsBefore + (long) AFTER))
            && !first.isAfter(finished.plusSeconds(AFTER)));
  }

  /** Whether an event happened within a minute of the end. */
  boolean isWithinAMinute(EventFacts event) {
    Instant last = event.last();
    Instant finished = finished();
    return last == null
        || finished == null
        || Duration.between(last, finished).abs().toSeconds() <= MINUTE;
  }

  /** Seconds from an event's last time to the end, or null. */
  @Nullable Long secondsFrom(EventFacts event) {
    return secondsFrom(event.last());
  }

  /** Seconds from a moment to the end, or null. */
  @Nullable Long secondsFrom(@Nullable Instant moment) {
    Instant finished = finished();
    return moment == null || finished == null
        ? null
        : Duration.between(moment, finished).toSeconds();
  }

  /** The later of two; the second where the times do not tell. */
  static EventFacts later(@Nullable EventFacts one, EventFacts other) {
    return one != null && isAfter(one.last(), other.last()) ? one : other;
  }

  /** Whether an act may explain an end; each null where its time is not known. */
  static boolean mayExplain(@Nullable Instant act, @Nullable Instant end) {
    return !isLaterBy(act, end, AFTER);
  }

  /** Whether both times are known and the one is later than the other by more than this. */
  static boolean isLaterBy(@Nullable Instant one, @Nullable Instant other, long seconds) {
    return one != null && other != null && one.getEpochSecond() - other.getEpochSecond() > seconds;
  }

  /** Whether both times are known and not further apart than this. */
  static boolean isNear(@Nullable Instant one, @Nullable Instant other, long seconds) {
    return one != null
        && other != null
        && Math.abs(one.getEpochSecond() - other.getEpochSecond()) <= seconds;
  }

  /** Whether both times are known and the one is after the other. */
  static boolean isAfter(@Nullable Instant one, @Nullable Instant other) {
    return one != null && other != null && one.isAfter(other);
  }

  /** When the case was observed, at least: the newest time there is. */
  @Nullable Instant now() {
    Instant observed = file.observedAt();
    return observed == null ? newest() : observed;
  }

  private @Nullable Instant newest() {
    Instant newest = running(container);
    for (EventFacts event : file.events()) {
      newest = later(newest, event.last());
    }
    for (ContainerFacts other : file.pod().containers()) {
      Termination over = other.status().terminated();
      newest = later(newest, over == null ? null : over.finishedAt());
    }
    return newest;
  }

  private static @Nullable Instant running(ContainerFacts container) {
    return container.status().running() == null ? null : container.status().running().startedAt();
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }
}
