package dev.exitcode.slack;

import java.util.List;

/** The buttons below an answer about a pod; each carries a key of {@link PodKeys}. */
final class PodButtons {
  static final String LOGS = "pod.logs";
  static final String EVENTS = "pod.events";
  static final String TIMELINE = "pod.timeline";
  static final String CHANGES = "pod.changes";
  static final String RECHECK = "pod.recheck";
  static final String SHARE = "pod.share";

  /** Followed by a number, because the ids in a block must differ. */
  static final String PICK = "pod.pick.";

  /** What they do, in words that follow "Could not". */
  static String doing(String action) {
    return switch (action) {
      case LOGS -> "show the log";
      case EVENTS -> "show the events";
      case TIMELINE -> "show the time line";
      case CHANGES -> "show what changed";
      case SHARE -> "share the answer";
      default -> "look at the pod";
    };
  }

  static final List<String> ALL = List.of(LOGS, EVENTS, TIMELINE, CHANGES, RECHECK, SHARE);

  private PodButtons() {}

  /**
   * Those that somebody may use.
   *
   * @param key what they are about
   */
  static Buttons of(String key, boolean pods, boolean logs, boolean share) {
    Buttons buttons = new Buttons();
    if (logs) {
      buttons.with(LOGS, "Logs", key);
    }
    if (pods) {
      buttons.with(EVENTS, "Events", key);
      buttons.with(TIMELINE, "Timeline", key);
      buttons.with(CHANGES, "What changed", key);
    }
    buttons.with(RECHECK, "Recheck", key);
    return share ? buttons.with(SHARE, "Share", key) : buttons;
  }
}
