package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** One log being read: first every line for itself, then what follows from their order. */
final class LogReading {
  private static final int LONGEST_LINE = 16_384;

  private final LogPatterns patterns;
  private final long[] found;
  private final List<LogFinding> findings = new ArrayList<>();
  private final LogBlocks blocks;
  private final int skipped;

  /** {@code skipped} lines before these are left out. */
  LogReading(LogPatterns patterns, List<String> lines, int skipped) {
    this.patterns = patterns;
    this.skipped = skipped;
    found = patterns.noneFound();
    blocks = new LogBlocks(patterns, lines.size());
    for (int i = 0; i < lines.size(); i++) {
      read(i, LogText.plain(lines.get(i), LONGEST_LINE));
    }
  }

  LogFindings findings() {
    int lastError = blocks.lastError();
    return new LogFindings(
        blocks.judged(findings, skipped), lastError < 0 ? -1 : lastError + skipped);
  }

  private void read(int index, String line) {
    int start = LogText.start(line);
    patterns.find(line, start, found);
    blocks.add(line, start, found);
    if (!patterns.isAnyIn(found) || blocks.isCode(index)) {
      return;
    }
    int before = findings.size();
    for (String text : LogText.texts(line, start)) {
      match(index, text);
    }
    if (findings.size() > before) {
      blocks.hit(index);
    }
  }

  private void match(int index, String text) {
    int message = LogText.message(text);
    for (int word = 0; word < found.length; word++) {
      for (long bits = found[word]; bits != 0; bits &= bits - 1) {
        int pattern = (word << 6) + Long.numberOfTrailingZeros(bits);
        if (pattern < patterns.all().size()) {
          match(index, text, message, patterns.all().get(pattern));
        }
      }
    }
  }

  private void match(int index, String text, int message, LogPattern pattern) {
    Matcher matcher = pattern.regex().matcher(text);
    if (!matcher.region(message, text.length()).find()
        && !(message > 0 && matcher.reset().find())) {
      return;
    }
    LogLevel level = blocks.level(index);
    int from = Math.min(message, matcher.start());
    findings.add(
        new LogFinding(
            pattern,
            index + skipped,
            text.substring(from),
            matcher.start() - from,
            what(matcher),
            level == LogLevel.UNKNOWN ? LogLevels.of(text, 0) : level,
            blocks.isHandled(index),
            true,
            false,
            0));
  }

  /** What the first group that took part holds, or null. */
  private static @Nullable String what(Matcher matcher) {
    for (int group = 1; group <= matcher.groupCount(); group++) {
      String held = matcher.group(group);
      if (held != null && !held.isBlank()) {
        return held;
      }
    }
    return null;
  }
}
