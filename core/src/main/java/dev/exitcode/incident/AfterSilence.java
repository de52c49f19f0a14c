package dev.exitcode.incident;

import dev.exitcode.catalog.Severity;
import dev.exitcode.incident.Incident.State;
import dev.exitcode.incident.Notice.Held;
import dev.exitcode.incident.Telling.Step;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whoever wanted to hear nothing more of what was told hears whether it still fails when that is
 * over, also where nothing more was seen of it meanwhile.
 */
final class AfterSilence {
  private final Triage triage;
  private final Changes changes;
  private final Function<Incident, @Nullable Candidate> looks;
  private final Instant now;

  AfterSilence(Triage triage, Changes changes, Function<Incident, @Nullable Candidate> looks) {
    this.triage = triage;
    this.changes = changes;
    this.looks = looks;
    this.now = changes.now();
  }

  void look(Incident i, @Nullable WorkloadHealth health) {
    boolean may = i.isToldAlone() && i.state() == State.OPEN;
    Silence silence = may ? triage.silence(Candidate.of(i), now) : null;
    if (silence != null) {
      waits(i, Held.by(silence));
    } else if (may && i.notice().held() != null && FirstWord.fails(i, health)) {
      over(i);
    }
  }

  private void over(Incident i) {
    Candidate candidate = looks.apply(i);
    Routed routed = candidate == null ? null : triage.routing().route(candidate, now);
    if (routed != null && routed.muted()) {
      waits(i, Held.MUTED);
    } else if (routed != null) {
      say(i.with(i.notice().held(null)), routed);
    }
  }

  /** It is asked about once a second. */
  private void waits(Incident i, Held held) {
    if (!held.equals(i.notice().held())) {
      changes.put(i.with(i.notice().held(held)));
    }
  }

  private void say(Incident i, Routed routed) {
    Severity heard = i.notice().heard();
    boolean worse = heard != null && i.severity().compareTo(heard) > 0;
    Step step = worse ? Step.WORSE : Step.STILL;
    boolean wanted = !i.isAcknowledged(now) && i.severity().compareTo(routed.minimum()) >= 0;
    if (wanted && Pace.mayTell(i, step, now)) {
      changes.reply(i, step, worse ? routed.mention() : null);
    } else {
      changes.put(i);
    }
  }
}
