package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.RichTextElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer of several lines: as many as fit, the first first.
 *
 * @param lines each of one line of a list
 * @param buttons below it, or null
 */
record NoticeList(String title, List<List<RichTextElement>> lines, @Nullable Buttons buttons) {
  private static final int MOST = 20;
  private static final int LONGEST = 300;

  NoticeList(String title, List<List<RichTextElement>> lines) {
    this(title, lines, null);
  }

  Message render() {
    int most = Math.min(MOST, lines.size());
    Message message = message(most);
    while (most > 1 && Wire.size(message) > PodCard.LARGEST) {
      most = most * 3 / 4;
      message = message(most);
    }
    return message;
  }

  private Message message(int most) {
    RichText text =
        new RichText()
            .paragraph(RichText.bold(title))
            .list(false, lines.subList(0, most), line -> line);
    if (most < lines.size()) {
      text.paragraph(RichText.italic("and %d more".formatted(lines.size() - most)));
    }
    List<LayoutBlock> blocks = new ArrayList<>(List.of(text.block()));
    if (buttons != null && !buttons.isEmpty()) {
      blocks.add(buttons.block());
    }
    return new Message(SlackText.literal(title, LONGEST), blocks);
  }
}
