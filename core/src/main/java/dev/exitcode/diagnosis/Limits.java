package dev.exitcode.diagnosis;

import dev.exitcode.evidence.Resources;
import java.util.OptionalLong;

/** Memory limits that cannot work. */
final class Limits {
  /** Docker refuses less; runc's init needs about as much. */
  private static final long MINIMUM_BYTES = 6L << 20;

  private Limits() {}

  /** Whether not even the runtime's init fits, as with {@code 128m}: milli-bytes. */
  static boolean isBelowMinimum(Resources resources) {
    OptionalLong limit = resources.memoryLimitBytes();
    return limit.isPresent() && limit.getAsLong() > 0 && limit.getAsLong() < MINIMUM_BYTES;
  }
}
