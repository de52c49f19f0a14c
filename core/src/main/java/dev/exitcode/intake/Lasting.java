package dev.exitcode.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's word that a pod does not get out of a state in which pods are for moments only. */
final class Lasting {
  private static final Pattern STATE =
      Pattern.compile(
          "\\bInit:\\d{1,3}/\\d{1,3}|\\bPodInitializing\\b|\\bContainerCreating\\b|\\bPending\\b"
              + "|\\bnon-ready state\\b|\\b(?<goes>[Tt]erminating)\\b(?!"
              + " (?:on|in response|due|because)\\b)");
  private static final Pattern LASTS =
      Pattern.compile(
          "(?i)\\b(?:stuck|hangs?|hanging|hung|forever|for ages|still there|won't go"
              + " away|(?:for|since)(?: (?:the last|over|more than|longer than|at"
              + " least|about|some|many|several))? (?:(?:an?|\\d{1,3}|two|three)"
              + " )?(?:hours?|days?|weeks?)|for(?: over| more than| longer than| at least| about)?"
              + " (?:\\d{1,3} ?[hd]|\\d\\d{1,3} ?m(?:in(?:ute)?s?)?)|since (?:yesterday|last"
              + " \\w+|this morning))\\b");

  private Lasting() {}

  /** Reads a sentence; whether it says so. */
  static boolean read(String line, Draft draft) {
    Matcher state = STATE.matcher(line);
    if (!state.find() || !LASTS.matcher(line).find()) {
      return false;
    }
    if (state.group("goes") != null) {
      draft.loose().facts().in("status.deletion");
    }
    draft.event(EventDraft.of("Warning", "Stuck", line.strip()).from("the text"));
    return true;
  }
}
