package dev.exitcode.bench;

import java.io.IOException;
import java.util.List;

/**
 * A short form of B5 for every change: fails where an answer is wrong, or where p99 is grossly slow
 * in every try; a machine busy with other builds has a calm one among them.
 */
final class Smoke {
  private static final double GROSS_P99_MILLIS = 50;
  private static final int MOST_TRIES = 10;

  /** The first warms up bot and load. */
  private static final List<Round> TRY = List.of(new Round(300, 2, 8), new Round(300, 3, 8));

  private Smoke() {}

  static void run() throws IOException, InterruptedException {
    Target exitcode = Target.exitcode();
    try (Running running = exitcode.start(List.of())) {
      double best = Double.POSITIVE_INFINITY;
      for (int i = 0; i < MOST_TRIES && best > GROSS_P99_MILLIS; i++) {
        List<Measured> measured = SlashBench.load(exitcode, running.port(), TRY, List.of());
        if (measured.stream().anyMatch(m -> m.wrong() > 0)) {
          throw new IOException("An answer was wrong or missing.");
        }
        best = Math.min(best, measured.getLast().p99());
      }
      if (best > GROSS_P99_MILLIS) {
        throw new IOException(
            "At 300 requests/s p99 is %.1f ms at best, more than %.0f ms."
                .formatted(best, GROSS_P99_MILLIS));
      }
    }
  }
}
