package dev.exitcode.bench;

import java.io.IOException;
import java.util.Locale;

/**
 * B2 and B3: reading all pods of a cluster, and what is kept of them, beside fabric8's informer.
 */
final class SyncBench {
  private static final int PODS = Integer.getInteger("bench.pods", 100_000);
  private static final int PEER_PODS = Integer.getInteger("bench.peer-pods", PODS);
  private static final int LISTS = Integer.getInteger("bench.lists", 5);

  private static final double MOST_BYTES = 600;
  private static final double MOST_RESIDENT = 256 * 1024.0 * 1024;
  private static final double LEAST_PER_SECOND = 25_000;

  private SyncBench() {}

  static void run() throws IOException {
    Probed ours = Probed.exitcode(plan(PODS, LISTS));
    Probed floor = Probed.tokens(plan(PODS, LISTS));
    Probed small = Probed.exitcode(plan(PODS / 10, LISTS));
    Probed peer = Probed.fabric8(plan(PEER_PODS, 2));
    System.out.println(
        "\n| | Exitcode | target | peer | ratio | verdict |\n|---|---|---|---|---|---|");
    weigh(ours, ours.bytesOver(small), peer);
    time(ours, peer, floor);
    double growth = ours.cpuMicros(false) * ours.pods() / (small.cpuMicros(false) * small.pods());
    row(
        "time of ten times as many",
        growth,
        "≤ 11",
        "from %,d | ".formatted(small.pods()),
        growth <= 11);
  }

  private static Probed.Plan plan(int pods, int lists) {
    return new Probed.Plan(pods, lists, 0, 0);
  }

  private static void weigh(Probed ours, double bytes, Probed peer) throws IOException {
    String theirs = "%,.0f | %.0f ×".formatted(peer.bytes(), peer.bytes() / bytes);
    row("heap, bytes/pod", bytes, "≤ 600, ≥ 70 ×", theirs, isLight(bytes, peer.bytes()));
    double resident = ours.one("kept")[3];
    row(
        "resident, MiB",
        resident / (1 << 20),
        "≤ 256",
        "%,.0f | ".formatted(peer.one("kept")[3] / (1 << 20)),
        resident <= MOST_RESIDENT);
    double peak = ours.one("kept")[2] / ours.one("kept")[1];
    double theirPeak = peer.one("kept")[2] / peer.one("kept")[1];
    row("peak/kept, after collections", peak, "≤ 1.5", "%.2f | ".formatted(theirPeak), peak <= 1.5);
  }

  private static boolean isLight(double bytes, double theirs) {
    return bytes <= MOST_BYTES && theirs / bytes >= 70;
  }

  private static void time(Probed ours, Probed peer, Probed floor) throws IOException {
    double micros = ours.cpuMicros(false);
    double ratio = peer.cpuMicros(false) / micros;
    double first = peer.cpuMicros(true) / ours.cpuMicros(true);
    double overFloor = micros / floor.cpuMicros(false);
    String theirs = "%,.0f | %.1f ×".formatted(1e6 / peer.cpuMicros(false), ratio);
    boolean met = 1e6 / micros >= LEAST_PER_SECOND && ratio >= 5;
    row("pods per second of processor time", 1e6 / micros, "≥ 25,000, ≥ 5 ×", theirs, met);
    row(
        "same, first list of the process",
        1e6 / ours.cpuMicros(true),
        "–",
        "| %.1f ×".formatted(first),
        true);
    row(
        "over the tokens alone",
        overFloor,
        "≤ 2",
        "%.1f µs/pod | ".formatted(floor.cpuMicros(false)),
        overFloor <= 2);
  }

  static void row(String what, double ours, String target, String peer, boolean met) {
    String figure = String.format(Locale.ROOT, ours < 100 ? "%.2f" : "%,.0f", ours);
    System.out.printf(
        "| %s | %s | %s | %s | %s |%n", what, figure, target, peer, met ? "met" : "**missed**");
  }
}
