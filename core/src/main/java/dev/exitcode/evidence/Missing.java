package dev.exitcode.evidence;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Knowledge that was looked for, or would have helped, and is not there.
 *
 * @param container whose, or null
 */
public record Missing(What what, @Nullable String container, Why why) {
  /** What is not there and why, as a sentence for people. */
  public String sentence() {
    String name = what.name().toLowerCase(Locale.ROOT);
    String whose = container == null ? "" : " of " + container;
    return why == Why.CUT
        ? "Seen only in part: " + name + whose + "."
        : "Not seen: " + name + whose + " (" + why.inWords() + ").";
  }

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
    /** The cluster did not take the credentials: they have run out, or are none of its own. */
    UNAUTHORIZED,
    /** It is gone or never was. */
    NOT_FOUND,
    /** Older than it is kept, an hour for events. */
    EXPIRED,
    /** It took too long. */
    TIMED_OUT,
    /** Whoever answers shows a certificate that proves nothing. */
    UNTRUSTED,
    /** Nobody answered, or with a fault of its own. */
    UNREACHABLE,
    /** The input ends in the middle. */
    CUT;

    /** As part of a sentence. */
    public String inWords() {
      return switch (this) {
        case NOT_GIVEN -> "not given";
        case FORBIDDEN -> "the cluster refused";
        case UNAUTHORIZED -> "the cluster did not accept the credentials";
        case NOT_FOUND -> "gone or never there";
        case EXPIRED -> "no longer kept";
        case TIMED_OUT -> "the cluster took too long";
        case UNTRUSTED -> "the cluster's certificate is not trusted";
        case UNREACHABLE -> "the cluster did not answer";
        case CUT -> "only in part";
      };
    }
  }
}
