package dev.exitcode.incident;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.incident.Incident.State;
import dev.exitcode.incident.Telling.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which incident an observation belongs to, and what becomes of that. */
final class Hearing {
  private final Changes changes;
  private final Observation o;
  private final Wording wording;

  Hearing(Triage triage, Changes changes, Observation o) {
    this.changes = changes;
    this.o = o;
    this.wording = new Wording(triage, changes, o);
  }

  void decide() {
    Incident known = Identity.holding(changes.board(), o);
    Reason quiet = NormalLife.reason(o);
    if (known != null) {
      refine(known, quiet);
    } else if (quiet != null) {
      wording.judge(null, quiet, o.diagnosis().cause().inWords());
    } else {
      count();
    }
  }

  private void count() {
    Incident same = Identity.joinable(changes.board(), o);
    if (same == null) {
      open();
    } else {
      goOn(same);
    }
  }

  private void open() {
    Incident before = Identity.predecessor(changes.board(), o);
    Incident next = opened(before == null ? List.of() : before.notice().told());
    if (before == null) {
      wording.first(next, Step.OPENED);
    } else if (isTold(before) && Pace.mayTell(next, Step.OPENED, changes.now())) {
      changes.show(before.in(State.CLOSED, changes.now()));
      wording.first(next, Step.OPENED);
    } else {
      // No message would show the new one.
      goOn(before);
    }
  }

  private boolean isTold(Incident i) {
    Storm storm = changes.storm(i.notice().root());
    return i.notice().root() != null && (storm == null || storm.told());
  }

  /** A bare pod that took the place of one of the same name shares its messages of the day. */
  private Incident opened(List<Instant> toldBefore) {
    Severity severity = Severities.of(o, 1);
    Notice notice = Notice.untold(wording.routed(severity), toldBefore);
    return Incident.opened(o, severity, notice, changes.now());
  }

  private void goOn(Incident same) {
    Course course = same.course().plus(o);
    Incident next =
        same.with(course)
            .with(better(same.diagnosis()))
            .atLeast(Severities.of(o, course.count()))
            .in(State.OPEN, changes.now());
    boolean news = !same.isOpen() || next.severity() != same.severity();
    wording.next(same, news ? next.lookedAtBy(null) : next);
  }

  /** The newest, unless it says less than what is known. */
  private Diagnosis better(Diagnosis known) {
    boolean saysLess = NormalLife.isBare(o.diagnosis()) && !NormalLife.isBare(known);
    return saysLess ? known : o.diagnosis();
  }

  /** Better evidence of an end that is counted already. */
  private void refine(Incident known, @Nullable Reason quiet) {
    boolean only = known.course().recent().size() == 1;
    if (quiet != null) {
      takeBack(known, quiet, only);
    } else if (isAnothers(known) && !only) {
      changes.refresh(known.with(known.course().without(o)));
      count();
    } else {
      improve(known);
    }
  }

  /** It was counted here for its bare code alone, and turns out to be something else. */
  private boolean isAnothers(Incident known) {
    return !Identity.hasCause(known, o)
        && !NormalLife.isBare(o.diagnosis())
        && !NormalLife.isBare(known.diagnosis());
  }

  /** Nothing was wrong; if that was all there was, it is over, and the message says so. */
  private void takeBack(Incident known, Reason quiet, boolean only) {
    Incident left =
        only
            ? known.with(known.course().refined(o)).with(o.diagnosis()).with(withdrawn(known))
            : known.with(known.course().without(o));
    changes.show(only ? left.in(State.RECOVERED, changes.now()) : left);
    wording.judge(only ? left : null, quiet, o.diagnosis().cause().inWords());
  }

  /** What was to be told, alone or in a summary, is not. */
  private Notice withdrawn(Incident known) {
    Notice notice = known.notice();
    Storm storm = changes.storm(notice.root());
    return storm == null || storm.told() ? notice.held(null) : notice.in(null, null);
  }

  private void improve(Incident known) {
    Incident refined = known.with(known.course().refined(o));
    boolean newest = known.course().recent().getLast().key().equals(o.key());
    Incident next = newest ? refined.with(better(known.diagnosis())) : refined;
    Incident worst = next.atLeast(Severities.of(o, next.course().count()));
    Incident i = worst.severity() == known.severity() ? worst : worst.lookedAtBy(null);
    if (known.diagnosis().benign()) {
      wording.next(known, i.in(State.OPEN, changes.now()));
    } else {
      wording.better(known, i);
    }
  }
}
