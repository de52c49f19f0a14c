package dev.exitcode.catalog;

import dev.exitcode.catalog.LogPattern.Strength;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a log by blocks: a record, a panic or an exception, each with the lines that
 * continue it.
 */
final class LogBlocks {
  private static final String CAUSE = "Caused by:";
  private static final int HANDLED = 1;
  private static final int ALARM = 1 << 1;
  private static final int FAREWELL = 1 << 2;
  private static final int RECORD = 1 << 3;
  private static final int INDENTED = 1 << 4;
  private static final int HIT = 1 << 5;
  private static final int LAST_NAMES = 1 << 6;
  private static final int TRACEBACK = 1 << 7;
  private static final int FRAME = 1 << 8;

  private final LogPatterns words;
  private final LogLevel[] levels;
  private final short[] traits;
  private final short[] heads;
  private int size;
  private boolean records;

  /** Whether the last line of a traceback is still to come. */
  private boolean open;

  /** Whether the first line continues one that is cut off. */
  private boolean headless;

  /** Whether the next traceback belongs to the one before. */
  private boolean chained;

  LogBlocks(LogPatterns words, int lines) {
    this.words = words;
    levels = new LogLevel[lines];
    traits = new short[lines];
    heads = new short[lines];
  }

  /** The next line, and the groups of words found in it. */
  void add(String line, int start, long[] found) {
    int i = size++;
    boolean says = start < line.length() && !Character.isWhitespace(line.charAt(start));
    LogLevel level = says ? LogLevels.of(line, start) : LogLevel.UNKNOWN;
    levels[i] = level;
    int own = says ? traits(line, start, found) : INDENTED | (isFrame(line, start) ? FRAME : 0);
    if (says && (level != LogLevel.UNKNOWN || isStamped(line, start))) {
      own |= RECORD;
      records = true;
    }
    traits[i] = (short) own;
    place(i, line, start);
    chain(line, start, own);
  }

  /** Go writes {@code [recovered]} behind a panic that was raised again, which nothing handled. */
  private int traits(String line, int start, long[] found) {
    boolean handled = words.isHandled(found) && !line.startsWith("panic: ", start);
    return (handled ? HANDLED : 0)
        | (words.isAlarm(found, line) ? ALARM : 0)
        | (words.isFarewell(found) ? FAREWELL : 0);
  }

  private void place(int i, String line, int start) {
    headless |= i == 0 && ((traits[i] & FRAME) != 0 || line.startsWith(CAUSE, start));
    int head = i > 0 && continues(line, start, traits[i]) ? heads[i - 1] : i;
    heads[i] = (short) head;
    if (head != i && levels[i] == LogLevel.UNKNOWN) {
      levels[i] = levels[head];
      traits[i] |= (short) (traits[head] & HANDLED);
    }
    traits[head] |= (short) kind(line, start);
  }

  private boolean continues(String line, int start, int own) {
    if ((own & INDENTED) != 0 || open || chained || words.isContinuation(line, start)) {
      return true;
    }
    if ((own & RECORD) != 0 || words.isHead(line, start)) {
      return false;
    }
    int head = heads[size - 2];
    return records && (looksLikeError(head) || level(head) == LogLevel.WARN);
  }

  private void chain(String line, int start, int own) {
    if (start >= line.length()) {
      return;
    }
    boolean traceback = line.startsWith("Traceback (most", start);
    chained =
        line.startsWith("During handling of", start) || line.startsWith("The above ex", start);
    open = traceback || (open && (own & INDENTED) != 0);
  }

  private static int kind(String line, int start) {
    if (line.startsWith("Traceback (most", start)) {
      return LAST_NAMES | TRACEBACK;
    }
    boolean inner = line.startsWith(CAUSE, start) || line.startsWith(" ---> ", start);
    return inner ? LAST_NAMES : 0;
  }

  private static boolean isFrame(String line, int start) {
    int at = start;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return line.startsWith("at ", at) || line.startsWith("File \"", at);
  }

  /** Whether it begins with a time stamp, or is a JSON object. */
  private static boolean isStamped(String line, int start) {
    char c = line.charAt(start);
    if (c == '{') {
      return line.startsWith("\"", start + 1);
    }
    int at = c == '[' ? start + 1 : start;
    if (line.length() < at + 16) {
      return false;
    }
    boolean digits = Character.isDigit(line.charAt(at)) && Character.isDigit(line.charAt(at + 1));
    return digits ? isNumeric(line, at) : isSyslog(line, at);
  }

  /** {@code 2024-06-04}, or {@code 12:09:18}. */
  private static boolean isNumeric(String line, int at) {
    return "-/:".indexOf(line.charAt(at + 4)) >= 0 || line.charAt(at + 2) == ':';
  }

  /** {@code Jun 04 12:09:18}. */
  private static boolean isSyslog(String line, int at) {
    return line.charAt(at + 3) == ' ' && line.charAt(at + 9) == ':' && line.charAt(at + 12) == ':';
  }

  /** A stack frame or a line of source code: it says where, never what. */
  boolean isCode(int i) {
    boolean source = (traits[i] & INDENTED) != 0 && (traits[heads[i]] & TRACEBACK) != 0;
    return source || (traits[i] & FRAME) != 0;
  }

  void hit(int i) {
    traits[i] |= HIT;
  }

  LogLevel level(int i) {
    return levels[i];
  }

  boolean isHandled(int i) {
    return (traits[i] & HANDLED) != 0;
  }

  private boolean looksLikeError(int i) {
    return switch (level(i)) {
      case ERROR, FATAL -> true;
      case UNKNOWN -> (traits[i] & (ALARM | HIT)) != 0 && (traits[i] & HANDLED) == 0;
      case INFO, WARN -> false;
    };
  }

  /** Index of the last line that looks like an error; -1: none does. */
  int lastError() {
    for (int i = size - 1; i >= 0; i--) {
      if (looksLikeError(i)) {
        return i;
      }
    }
    return -1;
  }

  /** The findings, whose lines count from {@code first}, with what follows from their order. */
  List<LogFinding> judged(List<LogFinding> findings, int first) {
    if (findings.isEmpty()) {
      return List.of();
    }
    int[] after = ordinaryAfter();
    @Nullable LogFinding[] best = best(findings, first);
    int lastError = lastError();
    List<LogFinding> judged = new ArrayList<>(findings.size());
    for (LogFinding finding : findings) {
      int at = finding.line() - first;
      boolean last = lastError < 0 || after[at] <= after[lastError];
      boolean named = isNamed(finding, best[heads[at]]) && !isInside(finding, heads[at]);
      judged.add(finding.judged(named, last, after[at]));
    }
    return judged;
  }

  private int[] ordinaryAfter() {
    int[] after = new int[size];
    for (int i = size - 2; i >= 0; i--) {
      after[i] = after[i + 1] + (isOrdinary(i + 1) ? 1 : 0);
    }
    return after;
  }

  private boolean isOrdinary(int i) {
    return heads[i] == i && (traits[i] & (INDENTED | FAREWELL)) == 0 && !looksLikeError(i);
  }

  /** By the head of each block, the finding that names its cause. */
  private @Nullable LogFinding[] best(List<LogFinding> findings, int first) {
    @Nullable LogFinding[] best = new @Nullable LogFinding[size];
    for (LogFinding finding : findings) {
      int head = heads[finding.line() - first];
      if (finding.cause() != null && beats(finding, best[head], head)) {
        best[head] = finding;
      }
    }
    return best;
  }

  private boolean beats(LogFinding finding, @Nullable LogFinding best, int head) {
    if (best == null) {
      return true;
    }
    if (LogFindings.isGeneral(finding) != LogFindings.isGeneral(best)) {
      return LogFindings.isGeneral(best);
    }
    if (finding.line() == best.line()) {
      return LogFindings.givesWay(best, String.valueOf(finding.cause()))
          || finding.pattern().strength().compareTo(best.pattern().strength()) < 0;
    }
    return (traits[head] & LAST_NAMES) != 0;
  }

  /** The cause of an exception names it only where the line that says more is cut off. */
  private boolean isInside(LogFinding finding, int head) {
    return finding.pattern().strength() == Strength.WEAK
        && LogFindings.isGeneral(finding)
        && finding.text().startsWith(CAUSE)
        && !(head == 0 && headless);
  }

  private static boolean isNamed(LogFinding finding, @Nullable LogFinding best) {
    return best == null || finding.cause() == null || finding.cause().equals(best.cause());
  }
}
