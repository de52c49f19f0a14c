package dev.exitcode.bench;

import java.util.ArrayList;
import java.util.List;

/** Rows for docs/benchmarks.md, printed together so that what is said between them stays out. */
public final class Table {
  private final List<String> lines = new ArrayList<>();
  private final int columns;

  public Table(String... heads) {
    columns = heads.length;
    row(List.of(heads));
    lines.add("|" + "---|".repeat(columns));
  }

  /** What is missing at the end of a row stays empty. */
  public void row(List<String> cells) {
    List<String> all = new ArrayList<>(cells);
    while (all.size() < columns) {
      all.add("");
    }
    lines.add("| " + String.join(" | ", all) + " |");
  }

  public void print() {
    System.out.println();
    lines.forEach(System.out::println);
  }

  public static String verdict(boolean met) {
    return met ? "met" : "**missed**";
  }
}
