package dev.exitcode.bench;

import dev.exitcode.bench.Beside.Pair;
import java.io.IOException;

/**
 * B2 and B3: reading all pods of a cluster, and what is kept of them, beside fabric8's informer.
 */
final class SyncBench {
  private static final int PODS = Integer.getInteger("bench.pods", 100_000);
  private static final int PEER_PODS = Integer.getInteger("bench.peer-pods", PODS);
  private static final int LISTS = Integer.getInteger("bench.lists", 5);

  private final Beside table = new Beside();
  private final Probed ours;
  private final Probed small;
  private final Probed peer;

  private SyncBench(Probed ours, Probed small, Probed peer) {
    this.ours = ours;
    this.small = small;
    this.peer = peer;
  }

  static void run() throws IOException {
    Probed ours = Probed.exitcode(plan(PODS, LISTS));
    Probed floor = Probed.tokens(plan(PODS, LISTS));
    Probed small = Probed.exitcode(plan(PODS / 10, LISTS));
    SyncBench bench = new SyncBench(ours, small, Probed.fabric8(plan(PEER_PODS, LISTS)));
    bench.weight();
    bench.time(floor);
    bench.table.print();
  }

  private static Probed.Plan plan(int pods, int lists) {
    return new Probed.Plan(pods, lists, 0, 0);
  }

  private void weight() throws IOException {
    table.row("pods", new Pair(ours.pods(), peer.pods()));
    Pair bytes = new Pair(ours.bytesOver(small), peer.bytes());
    boolean light = bytes.ours() <= 600 && bytes.ratio() >= 70;
    table.row("heap, bytes/pod", bytes, "≤ 600, ≥ 70 ×", light);
    Pair resident = new Pair(ours.one("kept")[3] / (1 << 20), peer.one("kept")[3] / (1 << 20));
    table.row("resident, MiB", resident, "≤ 256", resident.ours() <= 256);
    Pair peak = new Pair(ours.peak(), peer.peak());
    table.row("peak/kept, after collections", peak, "≤ 1.5", peak.ours() <= 1.5);
  }

  private void time(Probed floor) throws IOException {
    Pair warm = new Pair(perSecond(ours, false), perSecond(peer, false));
    boolean met = warm.ours() >= 25_000 && warm.ours() >= 5 * warm.theirs();
    table.row("pods per second of processor time", warm, "≥ 25,000, ≥ 5 ×", met);
    Pair first = new Pair(perSecond(ours, true), perSecond(peer, true));
    table.row("same, first list of the process", first);
    double micros = ours.cpuMicros(false);
    Pair over = Pair.alone(micros / floor.cpuMicros(false));
    table.row("time over that of the tokens alone", over, "≤ 2", over.ours() <= 2);
    Pair growth = Pair.alone(micros * ours.pods() / (small.cpuMicros(false) * small.pods()));
    table.row("time of ten times as many", growth, "≤ 11", growth.ours() <= 11);
  }

  private static double perSecond(Probed probed, boolean cold) throws IOException {
    return 1e6 / probed.cpuMicros(cold);
  }
}
