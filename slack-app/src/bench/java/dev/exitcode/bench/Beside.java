package dev.exitcode.bench;

import java.util.List;
import java.util.Locale;

/** A table of Exitcode's figures beside those of a peer. */
final class Beside {
  private final Table table =
      new Table("", "Exitcode", "target", "peer", "peer / Exitcode", "verdict");

  /** One thing's two figures; the peer's is NaN where it has none. */
  record Pair(double ours, double theirs) {
    static Pair alone(double ours) {
      return new Pair(ours, Double.NaN);
    }

    double ratio() {
      return theirs / ours;
    }
  }

  /** One that has a target, and whether it was met. */
  void row(String what, Pair pair, String target, boolean met) {
    row(what, pair, target, Table.verdict(met));
  }

  /** One that has none. */
  void row(String what, Pair pair) {
    row(what, pair, "", "");
  }

  private void row(String what, Pair pair, String target, String verdict) {
    String theirs = figure(pair.theirs);
    String ratio = figure(pair.ratio());
    table.row(List.of(what, figure(pair.ours), target, theirs, ratio, verdict));
  }

  private static String figure(double figure) {
    String format = Math.abs(figure) < 100 ? "%.2f" : "%,.0f";
    return Double.isFinite(figure) ? String.format(Locale.ROOT, format, figure) : "";
  }

  void print() {
    table.print();
  }
}
