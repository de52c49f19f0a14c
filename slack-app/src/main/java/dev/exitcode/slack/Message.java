package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * A finished message.
 *
 * @param text the whole short answer, for notifications, screen readers and clients without blocks
 */
record Message(SlackText text, List<LayoutBlock> blocks) {
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_NOTE = 250;
  private static final int LONGEST_NOTES = 600;

  Message {
    blocks = List.copyOf(blocks);
  }

  /** The same with sentences in small print below. */
  Message with(List<String> notes) {
    List<SlackText> lines = notes.stream().map(n -> SlackText.literal(n, LONGEST_NOTE)).toList();
    SlackText below = SlackText.join(" ", lines, LONGEST_NOTES);
    if (below.toString().isBlank()) {
      return this;
    }
    List<LayoutBlock> all = new ArrayList<>(blocks);
    all.add(Blocks.context(below));
    return new Message(SlackText.join(" ", List.of(text, below), LONGEST_TEXT), all);
  }
}
