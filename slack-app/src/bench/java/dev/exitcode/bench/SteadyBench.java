package dev.exitcode.bench;

import dev.exitcode.bench.Beside.Pair;
import java.io.IOException;

/** B10: what it costs to follow a large cluster, beside fabric8's informer with a handler. */
final class SteadyBench {
  private static final int PODS = Integer.getInteger("bench.pods", 150_000);
  private static final int PEER_PODS = Integer.getInteger("bench.peer-pods", PODS);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 90);
  private static final int PER_SECOND = 100;

  private final Beside table = new Beside();
  private final Probed ours;
  private final Probed peer;

  private SteadyBench(Probed ours, Probed peer) {
    this.ours = ours;
    this.peer = peer;
  }

  static void run() throws IOException {
    Probed ours = Probed.exitcode(new Probed.Plan(PODS, 1, SECONDS, PER_SECOND));
    Probed peer = Probed.fabric8(new Probed.Plan(PEER_PODS, 1, SECONDS, PER_SECOND));
    SteadyBench bench = new SteadyBench(ours, peer);
    bench.rows();
    bench.table.print();
  }

  private void rows() throws IOException {
    table.row("pods", new Pair(ours.pods(), peer.pods()));
    table.row("updates a second that it was told of", pair("followed", 3));
    cpu("% of a core", "followed");
    cpu("same, at the end", "warm");
    Pair bytes = pair("followed", 1);
    table.row("bytes allocated per event", bytes, "≤ 30,000", bytes.ours() <= 30_000);
    Pair pause = pair("followed", 2);
    table.row("longest collection, ms", pause, "≤ 20", pause.ours() <= 20);
    Pair lists = pair("asked", 0);
    table.row("lists", lists, "0", lists.ours() == 0);
  }

  private void cpu(String what, String line) throws IOException {
    Pair share = new Pair(100 * ours.one(line)[0], 100 * peer.one(line)[0]);
    table.row(what, share, "≤ 2, ≥ 3 ×", share.ours() <= 2 && share.ratio() >= 3);
  }

  private Pair pair(String line, int figure) throws IOException {
    return new Pair(ours.one(line)[figure], peer.one(line)[figure]);
  }
}
