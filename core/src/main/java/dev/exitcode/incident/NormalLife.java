package dev.exitcode.incident;

import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Confidence;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.incident.Observation.How;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens every day and needs no words. */
final class NormalLife {
  /** Said where nothing tells more than the code: they speak against no other cause. */
  private static final Set<Cause> BARE =
      EnumSet.of(
          Cause.APPLICATION_ERROR, Cause.SIGKILL_UNATTRIBUTED, Cause.STATUS_LOST, Cause.UNKNOWN);

  /** How pods end that were to go anyway. */
  private static final Set<Cause> BY_STOPPING =
      EnumSet.of(
          Cause.STOPPED_ON_REQUEST,
          Cause.EVICTED_BY_API,
          Cause.GRACE_PERIOD_EXCEEDED,
          Cause.PRESTOP_HOOK_OVERRAN);

  /** Codes that a stop, a probe and a program by itself can all end with. */
  private static final Set<Long> AMBIGUOUS = Set.of(0L, 2L, 137L, 143L);

  private NormalLife() {}

  /** Whether nothing more than the code is known. */
  static boolean isBare(Diagnosis diagnosis) {
    return BARE.contains(diagnosis.cause());
  }

  /** Why an observation needs no words, or null where it may. */
  static @Nullable Reason reason(Observation o) {
    Cause cause = o.diagnosis().cause();
    if (cause == Cause.COMPLETED) {
      return Reason.FINISHED;
    }
    if (cause == Cause.NODE_SHUTDOWN) {
      return Reason.NODE_SHUTDOWN;
    }
    if (isStop(o, cause)) {
      return Reason.STOPPING;
    }
    if (o.diagnosis().benign()) {
      return Reason.BENIGN;
    }
    return o.diagnosis().current() || isUnseen(o) ? null : Reason.HISTORY;
  }

  /** It ended while nobody looked: who runs it hears of it, though it is well again. */
  private static boolean isUnseen(Observation o) {
    return o.how() == How.CAUGHT_UP && o.exitCode() != null;
  }

  private static boolean isStop(Observation o, Cause cause) {
    boolean always = cause.isBenign() && BY_STOPPING.contains(cause);
    return always || (o.stopping() && (BY_STOPPING.contains(cause) || BARE.contains(cause)));
  }

  /** Whether events, which come later than the end itself, may yet name another cause. */
  static boolean waitsForEvents(Diagnosis diagnosis) {
    Long code = diagnosis.subject().exitCode();
    return code != null
        && AMBIGUOUS.contains(code)
        && diagnosis.confidence() != Confidence.CERTAIN
        && diagnosis.evidence().stream()
            .map(Diagnosis.Fact::from)
            .noneMatch(from -> from.startsWith("event") || from.startsWith("log"));
  }
}
