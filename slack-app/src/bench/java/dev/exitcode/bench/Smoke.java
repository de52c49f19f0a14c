package dev.exitcode.bench;

import java.io.IOException;
import java.util.List;

/**
 * A short form of B5 for every change: fails where an answer is wrong, or where every try is
 * grossly slow; a machine busy with other builds has a calm one among them.
 */
final class Smoke {
  /** Forty is what an answer takes that waits for a delayed acknowledgement. */
  private static final double GROSS_P50_MILLIS = 20;

  private static final double GROSS_P99_MILLIS = 150;
  private static final int MOST_TRIES = 10;

  /** The first warms up bot and load. */
  private static final List<Round> TRY = List.of(new Round(300, 2, 8), new Round(300, 3, 8));

  private Smoke() {}

  static void run() throws IOException, InterruptedException {
    Target exitcode = Target.exitcode();
    try (Running running = exitcode.start(List.of())) {
      for (int i = 0; i < MOST_TRIES; i++) {
        List<Measured> measured = SlashBench.load(exitcode, running.port(), TRY, List.of());
        if (measured.stream().anyMatch(m -> m.wrong() > 0)) {
          throw new IOException("An answer was wrong or missing.");
        }
        Measured last = measured.getLast();
        if (last.p50() <= GROSS_P50_MILLIS && last.p99() <= GROSS_P99_MILLIS) {
          return;
        }
      }
      throw new IOException(
          "At 300 requests/s no try had p50 below %.0f ms and p99 below %.0f ms."
              .formatted(GROSS_P50_MILLIS, GROSS_P99_MILLIS));
    }
  }
}
