package dev.exitcode.slack;

import dev.exitcode.k8s.PodRef;
import java.util.List;

/** A message of many lines about a pod: the latest that fit, redacted. */
final class PodLines {
  private static final int MOST = 30;
  private static final int LONGEST = 6_000;
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_TEXT = 1_500;

  private PodLines() {}

  /**
   * The message.
   *
   * @param title what the lines are, such as {@code Events}
   * @param none what to say where there is no line
   */
  static Message of(String title, PodRef pod, List<String> lines, String none) {
    if (lines.isEmpty()) {
      return DiagnosisMessage.sentence(none);
    }
    int most = Math.min(MOST, lines.size());
    Message message = message(title, pod, lines, most);
    while (most > 1 && Wire.size(message) > PodCard.LARGEST) {
      most = most / 2;
      message = message(title, pod, lines, most);
    }
    return message;
  }

  private static Message message(String title, PodRef pod, List<String> lines, int most) {
    List<String> latest = lines.subList(lines.size() - most, lines.size());
    String shown = PodCard.shown(String.join("\n", latest));
    String head = Names.middle(title + " · " + pod, LONGEST_TITLE);
    RichText text = new RichText().paragraph(RichText.bold(head)).preformatted(shown, LONGEST);
    if (most < lines.size()) {
      text.paragraph(RichText.italic("The latest %d of %d.".formatted(most, lines.size())));
    }
    return new Message(
        SlackText.literal(head + ": " + latest.getLast(), LONGEST_TEXT), List.of(text.block()));
  }
}
