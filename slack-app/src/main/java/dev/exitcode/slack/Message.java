package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * A finished message.
 *
 * @param text the whole short answer, for notifications, screen readers and clients without blocks
 */
record Message(SlackText text, List<LayoutBlock> blocks) {
  Message {
    blocks = List.copyOf(blocks);
  }
}
