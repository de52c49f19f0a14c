package dev.exitcode.bench;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * A short form of B5 for every change: fails where an answer is wrong, or where no round of three
 * has a p99 that a machine busy with other builds still reaches.
 */
final class Smoke {
  private static final double GROSS_P99_MILLIS = 50;
  private static final Round WARM_UP = new Round(300, 5, 8);
  private static final Round ROUND = new Round(300, 5, 8);

  private Smoke() {}

  static void run() throws IOException, InterruptedException {
    Target exitcode = Target.exitcode();
    try (Running running = exitcode.start(List.of())) {
      List<Round> rounds = List.of(WARM_UP, ROUND, ROUND, ROUND);
      List<Measured> measured = SlashBench.load(exitcode, running.port(), rounds, List.of());
      if (measured.stream().anyMatch(m -> m.wrong() > 0)) {
        throw new IOException("An answer was wrong or missing.");
      }
      double best =
          Collections.min(
              measured.subList(1, measured.size()).stream().map(Measured::p99).toList());
      if (best > GROSS_P99_MILLIS) {
        throw new IOException(
            "At 300 requests/s p99 is %.1f ms at best, more than %.0f ms."
                .formatted(best, GROSS_P99_MILLIS));
      }
    }
  }
}
