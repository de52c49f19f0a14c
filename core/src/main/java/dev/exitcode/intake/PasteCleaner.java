package dev.exitcode.intake;

import dev.exitcode.redact.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes off what copying, quoting and colouring put onto a text. */
final class PasteCleaner {
  /** The most characters that are read. */
  static final int MOST = 1 << 20;

  /** The remark where a text is longer. */
  static final String LONG = "The text is too long: only its beginning and its end were read.";

  private static final int HEAD = MOST / 4;
  private static final int FIRST_LINES = 4_000;
  private static final int LAST_LINES = 8_000;
  private static final Pattern ANSI =
      Pattern.compile("\u001B(?:\\[[0-9;?]{0,20}[ -/]{0,3}[@-~]|[@-Z\\\\^_])");
  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:\\s{0,8}>(?=\\s|$) ?){1,8}|^\\s{0,8}[\u2022\u25E6\u25AA*+-] (?=\\S)|^\\| |"
              + "^\\[\\d{1,2}:\\d\\d(?: ?[AaPp][Mm])?\\] {1,3}"
              + "(?:\\*[^*]{1,40}\\*:?|<[^>]{1,40}>|[A-Z][\\w.-]{0,30}:) {1,4}");
  private static final Pattern FENCE = Pattern.compile("^\\s*(?:```|~~~)\\s*[\\w.-]*\\s*$");
  private static final Pattern RULE = Pattern.compile("^\\s*\\|(?:[ :]*-{2,}[ :]*\\|)+\\s*$");

  private PasteCleaner() {}

  /** The most characters that are read of this text. */
  static int most(String text) {
    return Intake.isStructured(text) ? Intake.MOST_STRUCTURED : MOST;
  }

  /** The text at most as long as is read: its beginning and, more of it, its end. */
  static String bounded(String text) {
    return text.length() <= most(text)
        ? text
        : Cut.head(text, HEAD) + "\n...\n" + Cut.tail(text, MOST - HEAD);
  }

  /** Without colours, control characters and typographic spaces and quotes. */
  static String plain(String text) {
    String uncoloured = text.indexOf('\u001B') < 0 ? text : ANSI.matcher(text).replaceAll("");
    String lines = uncoloured.replace("\r\n", "\n").replace('\r', '\n');
    StringBuilder plain = new StringBuilder(lines.length());
    for (int i = 0; i < lines.length(); i++) {
      append(plain, lines.charAt(i));
    }
    return plain.toString();
  }

  private static void append(StringBuilder to, char c) {
    switch (c) {
      case '\n' -> to.append(c);
      case '\t' -> to.append("  ");
      case '\u2018', '\u2019', '\u201A', '\u201B' -> to.append('\'');
      case '\u201C', '\u201D', '\u201E', '\u201F' -> to.append('"');
      case '\u2028', '\u2029', '\u0085' -> to.append('\n');
      default -> appendSeen(to, c);
    }
  }

  private static void appendSeen(StringBuilder to, char c) {
    int type = Character.getType(c);
    if (type != Character.FORMAT && type != Character.CONTROL) {
      to.append(Character.isSpaceChar(c) ? ' ' : c);
    }
  }

  /**
   * The lines, without fences, quoting and bullets; flattened ones taken apart again. Of very many,
   * the first and, more of them, the last.
   */
  static List<String> lines(String plain) {
    List<String> all = List.of(plain.split("\n", -1));
    List<String> kept = new ArrayList<>(all.subList(0, Math.min(all.size(), FIRST_LINES)));
    kept.addAll(all.subList(Math.max(kept.size(), all.size() - LAST_LINES), all.size()));
    return cleaned(kept);
  }

  private static List<String> cleaned(List<String> pasted) {
    List<String> lines = new ArrayList<>();
    for (String line : pasted) {
      if (!FENCE.matcher(line).find() && !RULE.matcher(line).find()) {
        Flat.unfold(bare(line).stripTrailing(), lines);
      }
    }
    return lines;
  }

  private static String bare(String line) {
    if (line.startsWith("| ") && line.endsWith("|") && line.indexOf('|', 1) < line.length() - 1) {
      return line.substring(2, line.length() - 1).replace(" | ", "  ");
    }
    Matcher lead = LEAD.matcher(line);
    return lead.find() ? line.substring(lead.end()) : line;
  }
}
