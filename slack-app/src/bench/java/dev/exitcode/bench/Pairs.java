package dev.exitcode.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One figure of both bots, taken in turns and in one unit. For one thread. */
final class Pairs {
  private final String unit;
  private final List<Double> exitcode = new ArrayList<>();
  private final List<Double> peer = new ArrayList<>();

  Pairs(String unit) {
    this.unit = unit;
  }

  void add(double ours, double peers) {
    exitcode.add(ours);
    peer.add(peers);
  }

  /** The median over the pairs of Exitcode's figure divided by the peer's. */
  double ratio() {
    return median(ratios());
  }

  /** Exitcode's median. */
  double ours() {
    return median(exitcode);
  }

  /** A row of a table in Markdown: both medians with their ranges, and the ratio with its. */
  String row(String title) {
    return "| %s | %s | %s | %s |"
        .formatted(title, spread(exitcode, unit), spread(peer, unit), spread(ratios(), "×"));
  }

  private List<Double> ratios() {
    return IntStream.range(0, peer.size()).mapToObj(i -> exitcode.get(i) / peer.get(i)).toList();
  }

  static String spread(List<Double> values, String unit) {
    List<Double> sorted = values.stream().sorted().toList();
    return "%s %s (%s–%s)"
        .formatted(
            figure(median(sorted)), unit, figure(sorted.getFirst()), figure(sorted.getLast()));
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }

  private static String figure(double value) {
    String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
