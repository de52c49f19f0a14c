package dev.exitcode.redact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Hides secrets in text and says of which kind they were: {@code ‹redacted:aws-key›} stands where a
 * key stood, the words around it stay. It sees through terminal escapes, invisible characters, JSON
 * and URL escapes and base64. Redact before cutting: half a secret looks like none. Redacting twice
 * changes nothing more. Takes time in proportion to the text, whatever the text. Immutable, for any
 * number of threads.
 *
 * <p>The kinds: {@code docs/redaction.md}.
 */
public final class Redactor {
  /** Shorter ones would hide ordinary words. */
  private static final int SHORTEST_KNOWN = 6;

  private static final int MOST_PASSES = 4;
  private static final String KNOWN = "known-secret";

  private final List<Kind> kinds;
  private final KeywordScan keywords;
  private final List<String> known;

  private Redactor(List<Kind> kinds, KeywordScan keywords, List<String> known) {
    this.kinds = kinds;
    this.keywords = keywords;
    this.known = known;
  }

  /** The one that knows all kinds, read when first asked for. */
  public static Redactor standard() {
    return Standard.REDACTOR;
  }

  private static final class Standard {
    private static final Redactor REDACTOR = of(List.copyOf(KindReader.bundled()));

    private static Redactor of(List<Kind> kinds) {
      return new Redactor(kinds, new KeywordScan(kinds), List.of());
    }
  }

  /**
   * This one, which also hides just these values wherever they stand: those the bot itself holds.
   * Values of fewer than six characters are ignored.
   */
  public Redactor withKnown(Collection<String> secrets) {
    List<String> all = new ArrayList<>(known);
    secrets.stream().filter(s -> s.strip().length() >= SHORTEST_KNOWN).forEach(all::add);
    return new Redactor(kinds, keywords, List.copyOf(all));
  }

  /**
   * The text without its secrets; the same instance where it has none.
   *
   * @param text one line or many; a secret may span several
   */
  public String redact(String text) {
    return untilNothingChanges(text, this::redactOnce);
  }

  /**
   * As many lines, without their secrets: of a secret over several lines each line is hidden. The
   * same instance where there are none.
   */
  public List<String> redactLines(List<String> lines) {
    return untilNothingChanges(lines, this::redactLinesOnce);
  }

  /** What hides a secret may be what another one next to it could not be told from. */
  private static <T> T untilNothingChanges(T text, UnaryOperator<T> redact) {
    T before = text;
    for (int pass = 1; pass < MOST_PASSES; pass++) {
      T redacted = redact.apply(before);
      if (redacted.equals(before)) {
        return before;
      }
      before = redacted;
    }
    return redact.apply(before);
  }

  private String redactOnce(String text) {
    List<Span> spans = Span.merged(new Search(this, text).spans());
    return spans.isEmpty() ? text : redacted(text, 0, text.length(), spans);
  }

  private List<String> redactLinesOnce(List<String> lines) {
    String text = String.join("\n", lines);
    List<Span> spans = Span.merged(new Search(this, text).spans());
    if (spans.isEmpty()) {
      return lines;
    }
    List<String> redacted = new ArrayList<>(lines.size());
    int start = 0;
    int passed = 0;
    for (String line : lines) {
      while (passed < spans.size() && spans.get(passed).end() <= start) {
        passed++;
      }
      int end = start + line.length();
      redacted.add(redacted(text, start, end, spans.subList(passed, spans.size())));
      start = end + 1;
    }
    return redacted;
  }

  /** The text between two places; the spans end after the first and may stick out. */
  private String redacted(String text, int start, int end, List<Span> spans) {
    StringBuilder redacted = new StringBuilder(end - start);
    int from = start;
    for (Span span : spans) {
      if (span.start() >= end) {
        break;
      }
      redacted.append(text, from, Math.max(from, span.start())).append(mark(span));
      from = Math.min(end, span.end());
    }
    return redacted.append(text, from, end).toString();
  }

  private String mark(Span span) {
    String kind = span.kind() < kinds.size() ? kinds.get(span.kind()).name() : KNOWN;
    return "‹redacted:" + kind + "›";
  }

  List<Kind> kinds() {
    return kinds;
  }

  KeywordScan keywords() {
    return keywords;
  }

  List<String> known() {
    return known;
  }
}
