package dev.exitcode.slack;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done below a notice; each carries the id of its incident or storm. */
public enum NoticeButton {
  /** Says that somebody looks at it. */
  ACKNOWLEDGE("notice.acknowledge", "Acknowledge", "acknowledge it"),
  /** Takes that back. */
  RELEASE("notice.release", "Release", "release it"),
  /** Keeps it quiet for a while. */
  SNOOZE("notice.snooze", "Snooze", "snooze it"),
  /** Shows the log of the instance that died. */
  LOGS("notice.logs", "Logs", "show the log"),
  /** Offers the ones after it. */
  MORE("notice.more", "More…", "show more"),
  /** Offers the incidents of a storm. */
  ONE("notice.one", "One of them…", "show them"),
  /** Shows what changed before. */
  CHANGES("notice.changes", "What changed", "show what changed"),
  /** Looks at it again, now. */
  RECHECK("notice.recheck", "Recheck", "look at it again"),
  /** Says that the cause is wrong. */
  NOT_HELPFUL("notice.not-helpful", "Not helpful", "note that"),
  /** Writes down what happened. */
  EXPORT("notice.export", "Export", "write it down");

  /** Chooses one incident of a storm; followed by a number, because ids in a block must differ. */
  static final String PICK = "notice.pick.";

  private final String action;
  private final String label;
  private final String doing;

  NoticeButton(String action, String label, String doing) {
    this.action = action;
    this.label = label;
    this.doing = doing;
  }

  /** Those that something handles. */
  public static Set<NoticeButton> handled() {
    return EnumSet.allOf(NoticeButton.class);
  }

  /** The action's id. */
  public String action() {
    return action;
  }

  String label() {
    return label;
  }

  /** What it does, in words that follow "Could not". */
  String doing() {
    return doing;
  }

  /** Whether it stands behind {@link #MORE}. */
  boolean isSecond() {
    return compareTo(ONE) > 0;
  }

  static @Nullable NoticeButton of(String action) {
    for (NoticeButton button : values()) {
      if (button.action.equals(action)) {
        return button;
      }
    }
    return null;
  }
}
