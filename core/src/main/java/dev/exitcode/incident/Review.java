package dev.exitcode.incident;

import dev.exitcode.incident.Incident.State;
import dev.exitcode.incident.Telling.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What time brings: what is over, what was held back, what a message still lacks. */
final class Review {
  /** So long nothing must have ended before pods that are ready, or gone, mean anything. */
  private static final Duration CALM = Duration.ofMinutes(1);

  /** So long an incident can come back as the same. */
  private static final Duration REOPENS = Duration.ofHours(24);

  private final Triage triage;
  private final Changes changes;
  private final Map<Workload, WorkloadHealth> healths;
  private final FirstWord firstWord;
  private final AfterSilence afterSilence;
  private final Instant now;

  Review(
      Triage triage,
      Changes changes,
      Map<Workload, WorkloadHealth> healths,
      Function<Incident, @Nullable Candidate> looks) {
    this.triage = triage;
    this.changes = changes;
    this.healths = healths;
    this.firstWord = new FirstWord(triage, changes, looks);
    this.afterSilence = new AfterSilence(triage, changes, looks);
    this.now = changes.now();
  }

  void run() {
    changes.board().incidents().forEach(i -> look(changes.latest(i)));
  }

  private void look(Incident i) {
    WorkloadHealth health = healths.get(i.workload());
    if (!i.isToldAlone() && firstWord.isDue(i, health)) {
      firstWord.say(i, health);
    } else if (!firstWord.settles(i) && !moves(i, health)) {
      afterSilence.look(i, health);
      catchUp(changes.latest(i));
    }
  }

  /** Whether the incident comes into another state. */
  private boolean moves(Incident i, @Nullable WorkloadHealth health) {
    State next = isRested(i) ? State.CLOSED : next(i, health);
    if (next == i.state()) {
      return false;
    }
    Incident moved = i.in(next, now);
    switch (next) {
      case RECOVERED -> recovered(moved.lookedAtBy(null));
      case GONE -> showGone(moved);
      case OPEN, QUIET -> changes.refresh(moved);
      case CLOSED -> changes.put(moved);
    }
    return true;
  }

  /** Over for so long that it would not come back as the same. */
  private boolean isRested(Incident i) {
    boolean over = !i.isOpen() || (i.workload().isFinite() && i.state() == State.QUIET);
    return over && !i.since().plus(REOPENS).isAfter(now);
  }

  private State next(Incident i, @Nullable WorkloadHealth health) {
    if (health == null || !(i.isOpen() || isBack(i, health))) {
      return i.state();
    }
    Instant ready = health.readySince();
    if (health.pods() == 0) {
      return isCalm(i) ? gone(i) : i.state();
    }
    if (ready == null) {
      return State.OPEN;
    }
    return isStable(i, ready) ? State.RECOVERED : isCalm(i) ? State.QUIET : i.state();
  }

  /** All its pods were being replaced at once; a bare pod's successor is another. */
  private static boolean isBack(Incident i, WorkloadHealth health) {
    return i.state() == State.GONE && health.pods() > 0 && !i.workload().isBarePod();
  }

  private boolean isCalm(Incident i) {
    return Pace.isPast(i.course().lastAt(), CALM, now);
  }

  /** Pods of a Job are cleared away when they have ended, whatever became of it. */
  private static State gone(Incident i) {
    return i.workload().isFinite() ? State.QUIET : State.GONE;
  }

  private boolean isStable(Incident i, Instant readySince) {
    Instant last = i.course().lastAt();
    Instant since = readySince.isAfter(last) ? readySince : last;
    return !i.workload().isFinite() && !since.plus(Pace.holdDown(i)).isAfter(now);
  }

  private void recovered(Incident i) {
    boolean wanted = triage.silence(Candidate.of(i), now) == null;
    if (i.isToldAlone() && wanted && Pace.mayTell(i, Step.RECOVERED, now)) {
      changes.reply(i, Step.RECOVERED, null);
    } else {
      changes.show(i);
    }
  }

  /** Its own message says so only when no pods came for a while. */
  private void showGone(Incident i) {
    if (i.isToldAlone()) {
      changes.put(i.with(i.notice().outdated()));
    } else {
      changes.refresh(i);
    }
  }

  private void catchUp(Incident i) {
    if (i.acknowledged() != null && !i.isAcknowledged(now)) {
      changes.refresh(i.lookedAtBy(null));
    } else {
      edit(i);
    }
  }

  private void edit(Incident i) {
    boolean passing = i.state() == State.GONE && i.since().plus(CALM).isAfter(now);
    boolean outdated = i.notice().stale() && i.isToldAlone() && !passing;
    if (outdated && changes.mayEdit(i)) {
      changes.edit(i);
    }
  }
}
