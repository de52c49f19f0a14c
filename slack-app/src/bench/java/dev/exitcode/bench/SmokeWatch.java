package dev.exitcode.bench;

import java.io.IOException;

/**
 * A short form of B2, B3 and B10 for every change: fails where a watch weighs too much, asks for
 * more than one list, or is grossly slow, which a machine busy with other builds is, too.
 */
final class SmokeWatch {
  private static final int PODS = 20_000;

  /** What a watch weighs without pods, client and connection, is shared out among these few. */
  private static final double MOST_BYTES = 1_000;

  private static final double MOST_CPU_MICROS = 2_000;
  private static final double MOST_EVENT_BYTES = 30_000;

  private SmokeWatch() {}

  static void run() throws IOException {
    Probed probed = Probed.exitcode(new Probed.Plan(PODS, 1, 6, 100));
    double[] followed = probed.one("followed");
    if (probed.bytes() > MOST_BYTES) {
      throw new IOException("A pod weighs %.0f bytes.".formatted(probed.bytes()));
    }
    if (probed.cpuMicros(true) > MOST_CPU_MICROS || followed[1] > MOST_EVENT_BYTES) {
      throw new IOException("Reading a pod costs too much: " + probed.lines());
    }
    if (probed.one("asked")[0] > 0) {
      throw new IOException("It listed again: " + probed.lines());
    }
  }
}
