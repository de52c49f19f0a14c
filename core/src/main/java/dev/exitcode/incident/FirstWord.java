package dev.exitcode.incident;

import dev.exitcode.incident.Incident.State;
import dev.exitcode.incident.Observation.How;
import dev.exitcode.incident.Telling.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The first word that was held back: for a rollout, or since somebody wanted silence. */
final class FirstWord {
  private static final Duration MOMENT = Duration.ofMinutes(1);

  private final Triage triage;
  private final Changes changes;
  private final Function<Incident, @Nullable Candidate> looks;
  private final Instant now;

  FirstWord(Triage triage, Changes changes, Function<Incident, @Nullable Candidate> looks) {
    this.triage = triage;
    this.changes = changes;
    this.looks = looks;
    this.now = changes.now();
  }

  /** Whether it is held back for a moment, as for a rollout. */
  static boolean isMoment(Incident i) {
    Instant due = i.notice().dueAt();
    return i.notice().root() == null
        && due != null
        && due.isAfter(i.openedAt())
        && !due.isAfter(i.openedAt().plus(MOMENT));
  }

  /** Whether a moment is to pass yet, in which nothing else becomes of it. */
  boolean settles(Incident i) {
    return isMoment(i) && !isOver(i);
  }

  private boolean isOver(Incident i) {
    Instant due = i.notice().dueAt();
    return due != null && !due.isAfter(now);
  }

  /**
   * Whether it is time. After a silence, which may be lifted before its end, it has to fail yet.
   */
  boolean isDue(Incident i, @Nullable WorkloadHealth health) {
    if (isMoment(i)) {
      return isOver(i);
    }
    return fails(i, health)
        && i.notice().dueAt() != null
        && (isOver(i) || triage.silence(Candidate.of(i), now) == null);
  }

  /** Whether it is known to fail at this time. */
  static boolean fails(Incident i, @Nullable WorkloadHealth health) {
    return i.state() == State.OPEN
        && health != null
        && health.pods() > 0
        && health.readySince() == null;
  }

  /** What came up meanwhile needs none. */
  void say(Incident i, @Nullable WorkloadHealth health) {
    Silence silence = triage.silence(Candidate.of(i), now);
    if (health != null && health.readySince() != null) {
      changes.put(i.with(i.notice().due(null)).in(State.QUIET, now));
      changes.judge(i, Reason.SETTLED);
    } else if (silence != null) {
      changes.keepBack(i, silence);
    } else if (isMoment(i)) {
      tell(i);
    } else {
      late(i);
    }
  }

  /** What its labels and annotations said was long ago. */
  private void late(Incident i) {
    Candidate candidate = looks.apply(i);
    if (candidate == null) {
      return;
    }
    Routed routed = triage.routing().route(candidate, now);
    Incident next = i.with(i.notice().by(routed));
    if (routed.muted()) {
      muted(i, next.with(next.notice().muted(i.openedAt())));
    } else if (i.severity().compareTo(routed.minimum()) < 0) {
      changes.put(next);
      changes.judge(next, Reason.BELOW_MINIMUM, inWords(i.severity()), inWords(routed.minimum()));
    } else {
      tell(next);
    }
  }

  /** It is asked about once a second. */
  private void muted(Incident before, Incident i) {
    if (!i.notice().equals(before.notice())) {
      changes.put(i);
      changes.judge(i, Reason.MUTED);
    }
  }

  private void tell(Incident i) {
    Storm storm = new Storms(changes, i).find(How.LIVE);
    if (storm != null) {
      Storms.join(changes, i, storm);
      changes.judge(i, Reason.IN_STORM, Wording.shared(storm));
    } else {
      changes.root(i, Step.OPENED, i.notice().mention());
      changes.judge(i, Reason.OPENED);
    }
  }

  private static String inWords(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
