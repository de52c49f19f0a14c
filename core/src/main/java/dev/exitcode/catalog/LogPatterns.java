package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds in a log what programs print when they fail. Immutable and safe for use by threads. */
public final class LogPatterns {
  private static final int MOST_LINES = 2_000;

  private static final Pattern CALM =
      Pattern.compile(
          "(?i)\\b(?:no|0|zero|without|any) (?:\\w{1,20} )?(?:errors?|failures?|exceptions?|crash)"
              + "|(?:errors?|failures?|failed|missing)\"?[=: ]{1,3}(?:0|null|nil|none|false)\\b");

  private final List<LogPattern> all;
  private final Keywords keywords;
  private final int groups;
  private final Beginnings heads;
  private final Beginnings continuations;

  private LogPatterns(List<LogPattern> patterns, Map<String, List<String>> words) {
    all = List.copyOf(patterns);
    heads = new Beginnings(words.getOrDefault("heads", List.of()));
    continuations = new Beginnings(words.getOrDefault("continuations", List.of()));
    List<List<String>> grouped = new ArrayList<>();
    all.forEach(pattern -> grouped.add(pattern.keywords()));
    for (String group : List.of("handled", "alarm", "farewell")) {
      grouped.add(words.getOrDefault(group, List.of()));
    }
    groups = grouped.size();
    keywords = new Keywords(grouped);
  }

  /** The patterns that ship with Exitcode; read once, when first asked for. */
  public static LogPatterns bundled() {
    return Bundled.PATTERNS;
  }

  /** Every pattern, family by family. */
  public List<LogPattern> all() {
    return all;
  }

  /**
   * Reads the last 2,000 of the lines, the first 4,096 characters of each. Lines may carry colours,
   * prefixes of log collectors, or be JSON objects.
   */
  public LogFindings read(List<String> lines) {
    int skipped = Math.max(0, lines.size() - MOST_LINES);
    return new LogReading(this, lines.subList(skipped, lines.size()), skipped).findings();
  }

  /** Whether the line, taken for itself, tells of an error. */
  public boolean looksLikeError(String line) {
    return read(List.of(line)).lastError() == 0;
  }

  /** Room for what is found in one line. */
  long[] noneFound() {
    return new long[(groups + 63) / 64];
  }

  void find(String line, int start, long[] found) {
    Arrays.fill(found, 0);
    keywords.find(line, start, line.length(), found);
  }

  boolean isAnyIn(long[] found) {
    int whole = all.size() >> 6;
    for (int word = 0; word < whole; word++) {
      if (found[word] != 0) {
        return true;
      }
    }
    return (found[whole] & (1L << all.size()) - 1) != 0;
  }

  boolean isHandled(long[] found) {
    return has(found, all.size());
  }

  boolean isAlarm(long[] found, String line) {
    return has(found, all.size() + 1) && !CALM.matcher(line).find();
  }

  boolean isFarewell(long[] found) {
    return has(found, all.size() + 2);
  }

  boolean isHead(String line, int start) {
    return heads.begin(line, start);
  }

  boolean isContinuation(String line, int start) {
    return continuations.begin(line, start);
  }

  private static boolean has(long[] found, int group) {
    return (found[group >> 6] & 1L << group) != 0;
  }

  // read when first asked for: the slash command does without
  private static final class Bundled {
    static final LogPatterns PATTERNS =
        new LogPatterns(PatternReader.bundled(), PatternReader.words());
  }
}
