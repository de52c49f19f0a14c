package dev.exitcode.store;

import java.time.Duration;

/**
 * How much is kept of what is over. What is still to be told, and incidents that are not closed,
 * are never pruned.
 *
 * @param age of crashes, verdicts, closed incidents, what was told, and feedback
 * @param historyBytes logs and case files altogether
 * @param rows of each other kind
 */
public record Retention(Duration age, long historyBytes, int rows) {
  /** A month; of logs and case files 256 MB at most. */
  public static final Retention USUAL = new Retention(Duration.ofDays(30), 256L << 20, 200_000);
}
