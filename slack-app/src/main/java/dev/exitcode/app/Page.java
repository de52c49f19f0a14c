package dev.exitcode.app;

import dev.exitcode.redact.Visible;

/** Text for a terminal: wrapped at its width, with headings, lists and commands. */
final class Page {
  private static final String INDENT = "  ";

  private final Terminal terminal;
  private final StringBuilder text = new StringBuilder();

  Page(Terminal terminal) {
    this.terminal = terminal;
  }

  /** SGR codes, see ECMA-48 §8.3.117. */
  enum Style {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    RED("1;31"),
    YELLOW("1;33"),
    CYAN("36");

    private final String sgr;

    Style(String sgr) {
      this.sgr = sgr;
    }
  }

  String styled(Style style, String words) {
    return terminal.colour() && style != Style.PLAIN
        ? "\033[" + style.sgr + "m" + words + "\033[0m"
        : words;
  }

  Page title(String raw, String badge, Style badgeStyle) {
    String words = Visible.line(raw);
    if (words.length() + badge.length() + 4 <= terminal.width()) {
      text.append(styled(Style.BOLD, words)).append("  ");
    } else {
      hanging("", "", words, Style.BOLD);
    }
    text.append(styled(badgeStyle, "[" + badge + "]")).append('\n');
    return this;
  }

  Page heading(String words) {
    text.append('\n').append(styled(Style.BOLD, words)).append('\n');
    return this;
  }

  Page gap() {
    text.append('\n');
    return this;
  }

  Page paragraph(String words) {
    return hanging("", "", words, Style.PLAIN);
  }

  Page indented(String words) {
    return hanging(INDENT, INDENT, words, Style.PLAIN);
  }

  Page item(String marker, String words) {
    String first = INDENT + marker + " ";
    return hanging(first, " ".repeat(first.length()), words, Style.PLAIN);
  }

  /** A line under an item, in the item's column. */
  Page under(String marker, String words, Style style) {
    String indent = " ".repeat(INDENT.length() + marker.length() + 1);
    return hanging(indent, indent, words, style);
  }

  /** Never wrapped, so that it can be copied. */
  Page command(String command) {
    Visible.lines(command)
        .lines()
        .forEach(l -> text.append("       ").append(styled(Style.CYAN, l)).append('\n'));
    return this;
  }

  private Page hanging(String first, String rest, String words, Style style) {
    StringBuilder line = new StringBuilder();
    String lead = first;
    for (String word : Visible.line(words).strip().split(" ", -1)) {
      boolean full = lead.length() + line.length() + 1 + word.length() > terminal.width();
      if (full && !line.isEmpty()) {
        line(lead, line.toString(), style);
        line.setLength(0);
        lead = rest;
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    line(lead, line.toString(), style);
    return this;
  }

  private void line(String lead, String words, Style style) {
    text.append(lead).append(styled(style, words)).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
