package dev.exitcode.intake;

import dev.exitcode.catalog.LogPatterns;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What has no other form: sentences with facts in them, the kernel's words, lines of logs. */
final class FreeText implements Form {
  private static final Pattern COMPOSE =
      Pattern.compile("^\\s{0,8}(?<name>[a-zA-Z0-9][\\w.-]{1,80}) {0,60}\\| ?(?<line>.*)$");
  private static final Pattern KERNEL =
      Pattern.compile(
          "(?:Memory cgroup out of memory|Out of memory): Kill(?:ed)? process.*"
              + "|oom-kill:constraint=.*|\\S{1,60} invoked oom-killer.*");

  /** What people quote in a sentence. */
  private static final Pattern QUOTED = Pattern.compile("`([^`]{8,2000})`");

  /** What people paste beside a log: a row of {@code ls -l}, a field of the manifest. */
  private static final Pattern ASIDE =
      Pattern.compile(
          "^\\s*(?:[bcdlps-][r-][w-][xsS-][r-][w-][xsS-][r-][w-][xtT-][.+@]?\\s+\\d"
              + "|(?:spec|status|metadata)(?:\\.\\w{1,60}){1,8}\\s{0,4}[:=])");

  /** A reason beside a code, as schedulers other than kubelet log it. */
  private static final Pattern OOM_KILLED = Pattern.compile("[\"']OOM ?Killed[\"']");

  /** Less than a message of a program is a name of an error. */
  private static final int FEWEST_WORDS = 3;

  private static final int WORDS_OF_A_CODE = 4;

  private boolean prose;

  @Override
  public int read(Lines lines, Draft draft) {
    String line = lines.current();
    if (line.isBlank()) {
      prose = false;
      return 1;
    }
    if (!kernel(line, draft) && !composed(line, draft) && !inLog(lines, draft)) {
      told(line, draft);
    }
    return 1;
  }

  private static boolean kernel(String line, Draft draft) {
    Matcher kernel = KERNEL.matcher(line);
    if (!kernel.find()) {
      return false;
    }
    draft.event(
        EventDraft.of("Warning", "OOMKilling", kernel.group()).about("node/").from("kernel"));
    return true;
  }

  private static boolean composed(String line, Draft draft) {
    Matcher composed = COMPOSE.matcher(line);
    if (!composed.matches()) {
      return false;
    }
    Draft.LogKey key =
        new Draft.LogKey(composed.group("name"), dev.exitcode.evidence.LogTail.Instance.UNKNOWN);
    log(key, composed.group("line"), draft);
    return true;
  }

  /** Whether the line is below a command or a heading that announces a log. */
  private static boolean inLog(Lines lines, Draft draft) {
    Draft.LogKey key = draft.logOf();
    if (key == null) {
      return false;
    }
    String line = lines.current();
    if (lines.peek(-1).isBlank() && Prose.isTold(line)) {
      draft.logOf(null);
      return false;
    }
    log(key, line, draft);
    return true;
  }

  private void told(String line, Draft draft) {
    boolean printed = Prose.isPrinted(line);
    boolean quotes = !printed && quoted(line, draft);
    boolean told = !printed && (prose || quotes || Prose.isTold(line));
    prose = told && !line.endsWith(":");
    boolean message = PlatformMessages.read(line, draft);
    if (!printed) {
      CommandLines.stop(line, draft);
      ProseFacts.read(line, draft);
      Named.read(line, draft);
    }
    boolean aside = ASIDE.matcher(line).find() || (!printed && isOnlyCode(line));
    if (!told && !message && !aside) {
      log(Draft.LogKey.UNKNOWN, line, draft);
    }
  }

  /** Whether a sentence quotes what a program printed when it failed. */
  private static boolean quoted(String line, Draft draft) {
    boolean found = false;
    Matcher quotes = QUOTED.matcher(line);
    while (quotes.find()) {
      String piece = quotes.group(1).strip();
      if (piece.split("\\s+").length >= FEWEST_WORDS
          && LogPatterns.bundled().looksLikeError(piece)) {
        log(Draft.LogKey.UNKNOWN, piece, draft);
        found = true;
      }
    }
    return found;
  }

  /** A sentence in any language around a code is no log; what a program says of it may be. */
  private static boolean isOnlyCode(String line) {
    return ProseFacts.exitCode(line) != null
        && (line.strip().split("\\s+").length <= WORDS_OF_A_CODE
            || LogPatterns.bundled().read(List.of(line)).all().isEmpty());
  }

  private static void log(Draft.LogKey key, String line, Draft draft) {
    draft.log(key, line);
    Long code = ProseFacts.exitCode(line);
    if (code != null) {
      draft.codeInLog(code);
      if (OOM_KILLED.matcher(line).find()) {
        draft.loose().container().put("told.reason", "OOMKilled");
      }
    }
  }
}
