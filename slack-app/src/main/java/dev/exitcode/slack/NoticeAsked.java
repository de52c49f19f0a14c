package dev.exitcode.slack;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question about notices.
 *
 * @param name of a pod or a workload; empty where none is asked for
 */
record NoticeAsked(What what, String name) {
  /** What can be asked. */
  enum What {
    INCIDENTS,
    SNOOZED,
    SUPPRESSED,
    FEEDBACK,
    STATUS,
    HISTORY,
    WHY
  }

  private static final int LONGEST = 600;
  private static final Map<String, What> ALONE =
      Map.of(
          "incidents", What.INCIDENTS,
          "snoozed", What.SNOOZED,
          "suppressed", What.SUPPRESSED,
          "feedback", What.FEEDBACK,
          "status", What.STATUS);
  private static final Map<String, What> NAMED = Map.of("history", What.HISTORY, "why", What.WHY);

  /** The question that a text asks; null where it asks something else. */
  static @Nullable NoticeAsked read(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    List<String> words = List.of(text.strip().split("\\s+", 4));
    String first = words.getFirst().toLowerCase(Locale.ROOT);
    What what =
        (words.size() == 1 ? ALONE : words.size() == 2 ? NAMED : Map.<String, What>of()).get(first);
    return what == null ? null : new NoticeAsked(what, words.size() == 2 ? words.getLast() : "");
  }
}
