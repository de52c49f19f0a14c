package dev.exitcode.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Knowledge that was looked for, or would have helped, and is not there.
 *
 * @param container whose, or null
 */
public record Missing(What what, @Nullable String container, Why why) {
  /** What is missing. */
  public enum What {
    /** Logs of the dead instance. */
    LOGS,
    /** Events. */
    EVENTS,
    /** The node. */
    NODE,
    /** Owners and their changes. */
    OWNERS,
    /** Other pods. */
    SIBLINGS,
    /** Measured memory. */
    USAGE
  }

  /** Why it is missing. */
  public enum Why {
    /** The input holds none. */
    NOT_GIVEN,
    /** The cluster refused. */
    FORBIDDEN,
    /** It is gone or never was. */
    NOT_FOUND,
    /** Older than it is kept, an hour for events. */
    EXPIRED,
    /** It took too long. */
    TIMED_OUT,
    /** Nobody answered, or with a fault of its own. */
    UNREACHABLE,
    /** The input ends in the middle. */
    CUT
  }
}
