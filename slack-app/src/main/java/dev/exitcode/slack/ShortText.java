package dev.exitcode.slack;

import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer as plain text: complete by itself, because a push notification, a screen reader or a
 * terminal client shows nothing else.
 */
final class ShortText {
  /** A notification shows a few lines; Slack itself would take 40,000. */
  static final int LONGEST = 1000;

  private static final int LONGEST_PART = 320;
  private static final int LONGEST_LISTED = 60;

  private ShortText() {}

  static SlackText of(Answer answer) {
    return SlackText.join(
        answer instanceof Answer.Listed ? "\n" : " ",
        sentences(answer).stream().map(s -> SlackText.literal(s, LONGEST_PART)).toList(),
        LONGEST);
  }

  private static List<String> sentences(Answer answer) {
    // The first answer goes without a switch on types, which the JVM spins at every start.
    if (answer instanceof Answer.Explained explained) {
      return explained(explained);
    }
    return switch (answer) {
      case Answer.Explained explained -> explained(explained);
      case Answer.Compared compared -> compared(compared);
      case Answer.Listed listed ->
          listed.entries().stream().map(e -> Clean.line(Labels.of(e), LONGEST_LISTED)).toList();
      case Answer.NotFound notFound -> notFound(notFound);
    };
  }

  private static List<String> compared(Answer.Compared answer) {
    return List.of(
        answer.left().heading() + ": " + answer.left().entry().meaning(),
        answer.right().heading() + ": " + answer.right().entry().meaning(),
        answer.difference());
  }

  private static List<String> explained(Answer.Explained answer) {
    Entry entry = answer.entry();
    List<String> sentences = new ArrayList<>();
    sentences.add(answer.heading() + ": " + entry.meaning());
    sentences.add("Most often: " + entry.causes().getFirst().cause());
    Entry.Step first = entry.nextSteps().getFirst();
    sentences.add("First: " + first.text());
    if (first.command() != null) {
      sentences.add(first.command());
    }
    return sentences;
  }

  private static List<String> notFound(Answer.NotFound answer) {
    return answer.suggestions().isEmpty()
        ? List.of(answer.sentence())
        : List.of(answer.sentence(), "Try: " + String.join(", ", answer.suggestions()) + ".");
  }
}
