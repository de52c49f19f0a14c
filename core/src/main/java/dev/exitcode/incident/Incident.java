package dev.exitcode.incident;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Diagnosis;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with one container of a workload, from its first end to its recovery. Its
 * message is edited as it goes on.
 *
 * @param id stays the same for life; the same first observation always gives the same one
 * @param container empty where the pods as a whole fail
 * @param openedWith the cause that told it from others at first
 * @param openedAt when it was first heard of
 * @param since when it came into this state
 * @param place of the first failure
 * @param diagnosis the newest that says something; redacted
 */
public record Incident(
    String id,
    Workload workload,
    String container,
    Cause openedWith,
    Instant openedAt,
    State state,
    Instant since,
    Severity severity,
    Place place,
    Course course,
    Diagnosis diagnosis,
    Notice notice,
    @Nullable Acknowledgement acknowledged) {

  /** Where it stands. */
  public enum State {
    /** It fails. */
    OPEN,
    /** All pods are ready again, but not yet for long enough to call it over. */
    QUIET,
    /**
     * All pods have been ready for so long that it is over; or better evidence says that nothing
     * was wrong: the diagnosis is benign then.
     */
    RECOVERED,
    /** Its pods or its workload are gone. */
    GONE,
    /** It was over for long: it will not come back as the same. */
    CLOSED
  }

  /** Somebody looks at it, until a time or until it gets worse. */
  public record Acknowledgement(String by, Instant at, Instant until) {}

  static Incident opened(Observation o, Severity severity, Notice notice, Instant now) {
    return new Incident(
        Identity.idOf(o),
        o.workload(),
        o.container(),
        o.diagnosis().cause(),
        now,
        State.OPEN,
        now,
        severity,
        o.place(),
        Course.of(o),
        o.diagnosis(),
        notice,
        null);
  }

  /** What is wrong, as far as is known now. */
  public Cause cause() {
    return diagnosis.cause();
  }

  /** Whether it still fails or may yet: neither recovered nor gone. */
  public boolean isOpen() {
    return state == State.OPEN || state == State.QUIET;
  }

  /** Whether somebody looks at it at this time. */
  public boolean isAcknowledged(Instant now) {
    return acknowledged != null && now.isBefore(acknowledged.until());
  }

  /** Whether it has a message of its own. */
  public boolean isToldAlone() {
    return id.equals(notice.root());
  }

  /** The same in this state, from now on; unchanged where it is in it already. */
  Incident in(State next, Instant now) {
    return next == state
        ? this
        : changed(
            draft -> {
              draft.state = next;
              draft.since = now;
            });
  }

  Incident with(Course next) {
    return changed(draft -> draft.course = next);
  }

  Incident with(Diagnosis next) {
    return changed(draft -> draft.diagnosis = next);
  }

  Incident with(Notice next) {
    return changed(draft -> draft.notice = next);
  }

  /** It never becomes less severe. */
  Incident atLeast(Severity other) {
    return other.compareTo(severity) > 0 ? changed(draft -> draft.severity = other) : this;
  }

  Incident lookedAtBy(@Nullable Acknowledgement next) {
    return changed(draft -> draft.acknowledged = next);
  }

  private Incident changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new Incident(
        id,
        workload,
        container,
        openedWith,
        openedAt,
        draft.state,
        draft.since,
        draft.severity,
        place,
        draft.course,
        draft.diagnosis,
        draft.notice,
        draft.acknowledged);
  }

  /** What may change of it. */
  private static final class Draft {
    private State state;
    private Instant since;
    private Severity severity;
    private Course course;
    private Diagnosis diagnosis;
    private Notice notice;
    private @Nullable Acknowledgement acknowledged;

    private Draft(Incident i) {
      state = i.state;
      since = i.since;
      severity = i.severity;
      course = i.course;
      diagnosis = i.diagnosis;
      notice = i.notice;
      acknowledged = i.acknowledged;
    }
  }
}
