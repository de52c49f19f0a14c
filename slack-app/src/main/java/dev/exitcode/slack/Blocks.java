package dev.exitcode.slack;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import dev.exitcode.catalog.Severity;
import java.util.List;

/** Block Kit's plain pieces, inside Slack's limits. */
final class Blocks {
  /** Slack's limit for a header. */
  private static final int LONGEST_HEADER = 150;

  /** Slack's limit for a text in a context block. */
  static final int LONGEST_CONTEXT = 2000;

  private Blocks() {}

  static LayoutBlock header(String text) {
    return HeaderBlock.builder()
        .text(PlainTextObject.builder().text(Clean.line(text, LONGEST_HEADER)).emoji(true).build())
        .build();
  }

  static LayoutBlock section(SlackText text) {
    return SectionBlock.builder()
        .text(MarkdownTextObject.builder().text(text.toString()).verbatim(true).build())
        .build();
  }

  static LayoutBlock context(SlackText text) {
    return ContextBlock.builder()
        .elements(
            List.of(MarkdownTextObject.builder().text(text.toString()).verbatim(true).build()))
        .build();
  }

  /** The mark that stands before the word. */
  static String mark(Severity severity) {
    return switch (severity) {
      case INFO -> "🔵";
      case WARNING -> "🟠";
      case CRITICAL -> "🔴";
    };
  }

  /** The mark in words, for those who do not see it or its colour. */
  static String word(Severity severity) {
    return switch (severity) {
      case INFO -> "Harmless by itself.";
      case WARNING -> "Worth a look.";
      case CRITICAL -> "Critical.";
    };
  }
}
