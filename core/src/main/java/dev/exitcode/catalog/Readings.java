package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.List;

/** What else a number can be read as, a sentence each. */
final class Readings {
  private static final int BITS = 8;
  private static final int RANGE = 1 << BITS;
  private static final long RANGE_32 = 1L << 32;

  private final ExitCodes codes;

  Readings(ExitCodes codes) {
    this.codes = codes;
  }

  /** The readings of an exit code. */
  List<String> of(long code) {
    List<String> readings = new ArrayList<>(signal(code));
    readings.addAll(bits(code));
    return readings;
  }

  private static List<String> signal(long code) {
    if (Signals.exists(code)) {
      return List.of(
          "As a signal number, %d is %s: see %d."
              .formatted(code, Signals.title(code), Signals.BASE + code));
    }
    if (code < 0 && Signals.exists(-code)) {
      return List.of(
          "Python's subprocess reports a child killed by signal %d (%s) as %d."
              .formatted(-code, Signals.title(-code), code));
    }
    return Signals.exists(code - Signals.BASE) ? List.of(signalCode(code)) : List.of();
  }

  /** What becomes of the code, or what it was, where 8 or 32 bits are kept of it. */
  private List<String> bits(long code) {
    if (code > Signals.BASE + Signals.LAST && code < RANGE) {
      return List.of(
          "A program that ends with %d is seen with %d, because Linux keeps 8 bits."
              .formatted(code - RANGE, code));
    }
    boolean wide = code < 0 || code >= RANGE;
    boolean fits = Integer.MIN_VALUE <= code && code < RANGE_32;
    return wide && fits ? wide(code) : List.of();
  }

  /** Where a large number is asked for, in the form people know it by: {@code 0xC0000005}. */
  static String hex(long code) {
    return "0x%08X".formatted(RangeTable.unsigned(code));
  }

  /** Whether people know the code by its hexadecimal form: a 32-bit status of Windows. */
  static boolean isStatus(long code) {
    long unsigned = RangeTable.unsigned(code);
    return unsigned >= 0x4000_0000L && unsigned < 0xFFFF_0000L;
  }

  /** The reading of 128 + N. */
  static String signalCode(long code) {
    long signal = code - Signals.BASE;
    String name = Signals.name(signal);
    return name == null
        ? "%d is 128 + %d, a signal that glibc keeps for itself.".formatted(code, signal)
        : "%d is 128 + %d: what is recorded when %s ends the main process. A program can also return %d itself."
            .formatted(code, signal, name, code);
  }

  private List<String> wide(long code) {
    List<String> readings = new ArrayList<>();
    if (isStatus(code) || code > Integer.MAX_VALUE) {
      readings.add(forms(code));
    }
    if (!isStatus(code)) {
      readings.add(lowBits(code));
    }
    return readings;
  }

  private String lowBits(long code) {
    long low = Math.floorMod(code, RANGE);
    return "On Linux only the low 8 bits are kept: %d becomes %d (%s)."
        .formatted(code, low, codes.get(low).name());
  }

  private static String forms(long code) {
    long unsigned = RangeTable.unsigned(code);
    return unsigned > Integer.MAX_VALUE
        ? "The same 32 bits are %s, %d unsigned (as Docker shows them) and %d signed (as Kubernetes shows them)."
            .formatted(hex(code), unsigned, (int) unsigned)
        : "In hexadecimal it is %s.".formatted(hex(code));
  }
}
