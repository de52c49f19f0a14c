package dev.exitcode.slack;

import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextListElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.model.block.element.RichTextSectionElement.Link;
import com.slack.api.model.block.element.RichTextSectionElement.Text;
import com.slack.api.model.block.element.RichTextSectionElement.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Builds a rich_text block: its texts are literal, so that nothing in them can format, link or
 * mention. Cleans and cuts every text it is given.
 */
final class RichText {
  /** Not one text of the catalog is longer; bounds what others may bring. */
  static final int LONGEST_TEXT = 320;

  private final List<BlockElement> elements = new ArrayList<>();

  /** A paragraph. */
  RichText paragraph(RichTextElement... runs) {
    return paragraph(List.of(runs));
  }

  RichText paragraph(List<RichTextElement> runs) {
    elements.add(section(runs));
    return this;
  }

  /** A paragraph with a bold label before it. */
  RichText labelled(String label, String text) {
    return paragraph(bold(label + " "), plain(text));
  }

  /** A list, numbered where the order means something; nothing where it is empty. */
  <T> RichText list(boolean ordered, List<T> items, Function<T, List<RichTextElement>> runs) {
    if (!items.isEmpty()) {
      elements.add(
          RichTextListElement.builder()
              .style(ordered ? "ordered" : "bullet")
              .indent(0)
              .elements(
                  items.stream().<RichTextElement>map(item -> section(runs.apply(item))).toList())
              .build());
    }
    return this;
  }

  /** Code that can be copied as it stands; nothing where nothing is left of it. */
  RichText code(String command) {
    return preformatted(command, LONGEST_TEXT);
  }

  /** Lines as they stand, at most {@code max} characters; nothing where nothing is left of them. */
  RichText preformatted(String lines, int max) {
    String clean = Clean.lines(lines, max);
    if (!clean.isBlank()) {
      elements.add(
          RichTextPreformattedElement.builder()
              .elements(List.of(Text.builder().text(clean).build()))
              .build());
    }
    return this;
  }

  boolean isEmpty() {
    return elements.isEmpty();
  }

  RichTextBlock block() {
    return RichTextBlock.builder().elements(new ArrayList<>(elements)).build();
  }

  /** What stands between backticks as code, the rest plain. */
  static List<RichTextElement> withCode(String text) {
    List<RichTextElement> runs = new ArrayList<>();
    String[] parts = text.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0 && parts[i].startsWith(" ")) {
        runs.add(plain(" "));
      }
      if (!parts[i].isBlank() || parts.length == 1) {
        runs.add(i % 2 == 1 ? inlineCode(parts[i]) : plain(parts[i]));
      }
    }
    return runs;
  }

  static RichTextElement plain(String text) {
    return Text.builder().text(run(text)).build();
  }

  static RichTextElement bold(String text) {
    return Text.builder().text(run(text)).style(TextStyle.builder().bold(true).build()).build();
  }

  static RichTextElement italic(String text) {
    return Text.builder().text(run(text)).style(TextStyle.builder().italic(true).build()).build();
  }

  static RichTextElement inlineCode(String text) {
    return Text.builder().text(run(text)).style(TextStyle.builder().code(true).build()).build();
  }

  /** A link, or the plain title where the address is not an absolute https one. */
  static RichTextElement link(String address, String title) {
    return SlackText.isHttps(address)
        ? Link.builder().url(address).text(run(title)).build()
        : plain(title);
  }

  /** Keeps a blank at the end, which separates a label from what follows. */
  private static String run(String text) {
    String clean = Clean.line(text, LONGEST_TEXT - 1);
    // Slack refuses an empty text element.
    return text.endsWith(" ") || clean.isEmpty() ? clean + " " : clean;
  }

  private static RichTextSectionElement section(List<RichTextElement> runs) {
    return RichTextSectionElement.builder().elements(runs).build();
  }
}
