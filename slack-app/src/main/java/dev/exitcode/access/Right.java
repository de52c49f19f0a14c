package dev.exitcode.access;

import java.util.Locale;

/** What somebody may do with the pods of a namespace. Each includes {@link #EXPLAIN}. */
public enum Right {
  /** Ask why a pod died: the cause, its evidence and what to do, without a line of its log. */
  EXPLAIN,
  /** Also its events, its time line, what changed, and to be offered its name while typing. */
  PODS,
  /** Also lines of its log. */
  LOGS,
  /** Acknowledge, snooze, rate. */
  ACT;

  /** Whether who has this right has the other one too. */
  boolean includes(Right other) {
    return this == other || other == EXPLAIN || (this == LOGS && other == PODS);
  }

  /** As it is written in settings. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
