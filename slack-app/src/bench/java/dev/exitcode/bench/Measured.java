package dev.exitcode.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What one round of load met. Times are in milliseconds, counted from when a request should have
 * been sent.
 *
 * @param perSecond right answers per second
 * @param wrong answers that were not 200 or did not say what they should, and requests never
 *     answered
 */
record Measured(
    double perSecond, double p50, double p99, double p999, double max, long answers, long wrong) {
  private static final double NANOS_PER_MILLI = 1e6;

  static Measured of(Histogram nanos, long wrong, double seconds) {
    return new Measured(
        (nanos.getTotalCount() - wrong) / seconds,
        nanos.getValueAtPercentile(50) / NANOS_PER_MILLI,
        nanos.getValueAtPercentile(99) / NANOS_PER_MILLI,
        nanos.getValueAtPercentile(99.9) / NANOS_PER_MILLI,
        nanos.getMaxValue() / NANOS_PER_MILLI,
        nanos.getTotalCount(),
        wrong);
  }

  /** One line that {@link #parse} reads. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%.1f %.4f %.4f %.4f %.4f %d %d",
        perSecond,
        p50,
        p99,
        p999,
        max,
        answers,
        wrong);
  }

  static Measured parse(String line) {
    String[] f = line.strip().split(" ", -1);
    return new Measured(
        Double.parseDouble(f[0]),
        Double.parseDouble(f[1]),
        Double.parseDouble(f[2]),
        Double.parseDouble(f[3]),
        Double.parseDouble(f[4]),
        Long.parseLong(f[5]),
        Long.parseLong(f[6]));
  }
}
