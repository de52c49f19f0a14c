package dev.exitcode.slack;

/** What can be done with a button below a notice; each carries the incident's id. */
public enum NoticeButton {
  /** Says that somebody looks at it. */
  ACKNOWLEDGE("notice.acknowledge", "Acknowledge"),
  /** Keeps it quiet for a while. */
  SNOOZE("notice.snooze", "Snooze"),
  /** Shows the log of the instance that died. */
  LOGS("notice.logs", "Logs"),
  /** Shows what changed before. */
  CHANGES("notice.changes", "What changed"),
  /** Looks at it again, now. */
  RECHECK("notice.recheck", "Recheck"),
  /** Says that the cause is wrong. */
  NOT_HELPFUL("notice.not-helpful", "Not helpful");

  private final String action;
  private final String label;

  NoticeButton(String action, String label) {
    this.action = action;
    this.label = label;
  }

  /** The action's id. */
  public String action() {
    return action;
  }

  String label() {
    return label;
  }
}
