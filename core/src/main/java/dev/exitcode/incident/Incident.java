package dev.exitcode.incident;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Diagnosis;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with one container of a workload, from its first end to its recovery. Its
 * message is edited as it goes on.
 *
 * @param id stays the same for life; the same first observation always gives the same one
 * @param container empty where the pods as a whole fail
 * @param openedWith the cause that told it from others at first
 * @param since when it came into this state
 * @param place of the first failure
 * @param diagnosis the newest that says something; redacted
 */
public record Incident(
    String id,
    Workload workload,
    String container,
    Cause openedWith,
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
    /** All pods have been ready for so long that it is over. */
    RECOVERED,
    /** Its pods or its workload are gone, or it was over for long: nothing will be told of it. */
    CLOSED
  }

  /** Somebody looks at it, until a time or until it gets worse. */
  public record Acknowledgement(String by, Instant at, Instant until) {}

  /** What is wrong, as far as is known now. */
  public Cause cause() {
    return diagnosis.cause();
  }

  /** Whether it still fails or may yet: not recovered, not closed. */
  public boolean isOpen() {
    return state == State.OPEN || state == State.QUIET;
  }

  /** Whether somebody looks at it at this time. */
  public boolean isAcknowledged(Instant now) {
    return acknowledged != null && now.isBefore(acknowledged.until());
  }
}
