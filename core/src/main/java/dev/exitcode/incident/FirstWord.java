package dev.exitcode.incident;

import dev.exitcode.incident.Incident.State;
import dev.exitcode.incident.Notice.Held;
import dev.exitcode.incident.Notice.Why;
import dev.exitcode.incident.Observation.How;
import dev.exitcode.incident.Telling.Step;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The first word that was held back: for a rollout, or since somebody wanted silence. */
final class FirstWord {
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

  /** Whether a rollout is to come up yet. */
  static boolean waitsForRollout(Incident i) {
    Held held = i.notice().held();
    return held != null && held.why() == Why.ROLLOUT;
  }

  /** Whether that is to pass yet, and nothing else becomes of it until then. */
  boolean settles(Incident i) {
    return waitsForRollout(i) && !isOver(i);
  }

  private boolean isOver(Incident i) {
    Held held = i.notice().held();
    return held != null && held.isOver(now);
  }

  /**
   * Whether it is time. After a silence, which may be lifted before its end, it has to fail yet.
   */
  boolean isDue(Incident i, @Nullable WorkloadHealth health) {
    if (waitsForRollout(i)) {
      return isOver(i);
    }
    return fails(i, health)
        && i.notice().held() != null
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
      changes.put(i.with(i.notice().held(null)).in(State.QUIET, now));
      changes.judge(i, Reason.SETTLED);
    } else if (silence != null) {
      changes.keepBack(i, silence);
    } else if (waitsForRollout(i)) {
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
      muted(i, next.with(next.notice().held(Held.MUTED)));
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
