package dev.exitcode.bench;

import java.io.IOException;

/** B10: what it costs to follow a large cluster, beside fabric8's informer with a handler. */
final class SteadyBench {
  private static final int PODS = Integer.getInteger("bench.pods", 150_000);
  private static final int PEER_PODS = Integer.getInteger("bench.peer-pods", PODS);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 90);
  private static final int PER_SECOND = 100;

  private SteadyBench() {}

  static void run() throws IOException {
    Probed ours = Probed.exitcode(new Probed.Plan(PODS, 1, SECONDS, PER_SECOND));
    Probed peer = Probed.fabric8(new Probed.Plan(PEER_PODS, 1, SECONDS, PER_SECOND));
    double[] did = ours.one("followed");
    double[] peerDid = peer.one("followed");
    double cpu = did[0] * 100;
    double ratio = peerDid[0] / did[0];
    System.out.println(
        "\n| | Exitcode | target | peer | ratio | verdict |\n|---|---|---|---|---|---|");
    String theirs = "%.2f | %.1f ×".formatted(peerDid[0] * 100, ratio);
    SyncBench.row("% of a core", cpu, "≤ 2, ≥ 3 ×", theirs, cpu <= 2 && ratio >= 3);
    theirs = "%,.0f | %.1f ×".formatted(peerDid[1], peerDid[1] / did[1]);
    SyncBench.row("bytes allocated per event", did[1], "≤ 30,000", theirs, did[1] <= 30_000);
    SyncBench.row(
        "longest collection, ms", did[2], "≤ 20", "%.0f | ".formatted(peerDid[2]), did[2] <= 20);
    double lists = ours.one("asked")[0];
    SyncBench.row("lists", lists, "0", "%.0f | ".formatted(peer.one("asked")[0]), lists == 0);
  }
}
