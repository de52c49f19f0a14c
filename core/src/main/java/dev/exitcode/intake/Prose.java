package dev.exitcode.intake;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what a person wrote from what a program printed. */
final class Prose {
  private static final Pattern PRINTED =
      Pattern.compile(
          "^\\s*(?:\\[|\\{|at \\S+[.(]|File \"|Traceback|Caused by:|panic:|goroutine"
              + " \\d|\\^|\\*\\*\\*|#\\d+ |--> |\\.{3} \\d+ more)|^\\s*\\d{4}[-/]\\d\\d[-/]\\d\\d[T"
              + " ]|^\\s*\\d\\d:\\d\\d:\\d\\d|^\\s*[A-Z][a-z]{2} +\\d{1,2} \\d\\d:\\d\\d:\\d\\d"
              + "|\\b(?:ERROR|FATAL|SEVERE|CRITICAL|WARN|INFO|DEBUG|TRACE|PANIC|EMERG)\\b|\\blevel=\\w|\"level\":|^\\s*[IWEF]\\d{4}"
              + " |^\\s*(?:(?!(?i:restarts?|exit\\w*|memory|limits?|pods?|containers?|nodes?|image|status|command|args"
              + "|phase|state|reason|message|events?)\\b)[\\w./-]{1,60}(?:\\[\\d+\\])?|[\\w.$]{1,100}(?:Error|Exception)):"
              + " |^\\s*(?i:error|fatal error|fatal|failed|warning|exec|npm err!?) ?[:(]");

  /** Words by which a person speaks of containers; programs inside them rarely do. */
  private static final Set<String> PERSONAL =
      Set.of(
          ("i i'm i've my we we're our me us it's doesn't don't didn't isn't anyone "
                  + "anybody why how what help idea thanks hi hello please keeps keep pod pods "
                  + "container containers deployment cluster restarts restarting crashes crashing "
                  + "dies dying crash works worked happens happen still since after node nodes "
                  + "kubectl k8s kubernetes docker helm yesterday today morning shows says fixes "
                  + "everything nothing survives though restartpolicy phase")
              .split(" "));

  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "a", "an", "the", "is", "are", "was", "were", "it", "its", "this", "that", "these", "and",
          "but", "or", "in", "on", "at", "with", "without", "for", "from", "of", "to", "does", "do",
          "did", "has", "have", "not", "no", "only", "into", "by", "be", "any", "when", "than",
          "so");

  private static final int FEWEST_SMALL = 4;

  private Prose() {}

  /** Whether a line reads like what a person tells. */
  static boolean isTold(String line) {
    if (isPrinted(line)) {
      return false;
    }
    int personal = count(PERSONAL, line);
    return line.strip().split("\\s+", 3).length == 3
        && ((personal > 0 && count(FUNCTION_WORDS, line) > 0) || personal > 1 || isQuestion(line));
  }

  /** Whether a line has the small words of a whole sentence. */
  static boolean isSentence(String line) {
    return count(FUNCTION_WORDS, line) >= FEWEST_SMALL && !isPrinted(line);
  }

  private static int count(Set<String> these, String line) {
    int count = 0;
    for (String word : line.strip().split("\\s+", 200)) {
      String plain = word.startsWith("-") ? word : bare(word); // an option of a command is no word
      count += these.contains(plain) ? 1 : 0;
    }
    return count;
  }

  /** Whether a line has the marks of a log: a time, a level, a stack frame, a program's name. */
  static boolean isPrinted(String line) {
    return PRINTED.matcher(line).find();
  }

  /** Whether a word is one of a sentence, and so no name. */
  static boolean isWord(String word) {
    String plain = bare(word);
    return PERSONAL.contains(plain)
        || FUNCTION_WORDS.contains(plain)
        || Set.of("process", "program", "command", "script", "service", "job", "task", "app")
            .contains(plain);
  }

  private static boolean isQuestion(String line) {
    String text = line.strip();
    return text.endsWith("?") && Character.isLetter(text.isEmpty() ? ' ' : text.charAt(0));
  }

  private static String bare(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && !Character.isLetterOrDigit(word.charAt(from))) {
      from++;
    }
    while (to > from && !Character.isLetterOrDigit(word.charAt(to - 1))) {
      to--;
    }
    return word.substring(from, to).toLowerCase(Locale.ROOT);
  }
}
