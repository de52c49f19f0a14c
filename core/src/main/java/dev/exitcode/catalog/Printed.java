package dev.exitcode.catalog;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings what programs print into the words that people ask with, and leaves out what is no exit
 * code: values that are false, times, process ids, counts, statuses of HTTP. Works on {@linkplain
 * Text#clean cleaned} text.
 */
final class Printed {
  /** What is written in place of what. */
  private record Rule(Pattern printed, String asked) {
    static Rule of(String printed, String asked) {
      return new Rule(Pattern.compile(printed), asked);
    }

    String apply(String text) {
      return printed.matcher(text).replaceAll(asked);
    }
  }

  private static final String TIME =
      "\"?(?:\\d{4}-\\d\\d-\\d\\d[t ]\\d\\d:\\d\\d:\\d\\d[.,\\d]{0,12}z?(?: ?[+-]\\d\\d:?\\d\\d)?"
          + "|(?:[a-z]{3}, )?\\d\\d? [a-z]{3} \\d{4} \\d\\d:\\d\\d:\\d\\d [+-]\\d{4})\"?";

  /** {@code node} after these is a machine of the cluster. */
  private static final String A_NODE =
      "\\b(?:on|the|per|same|this|that|each|every|another|worker|which) nodes?";

  private static final List<Rule> RULES =
      List.of(
          // JSON, YAML and kubectl describe
          Rule.of("(\"running\": ?true\\b.*)\"exitcode\": ?0\\b", "$1"),
          Rule.of("\"?\\b[a-z][\\w.-]*+\"? ?[:=] ?(?:\"?(?:false|null)\\b\"?|\"\"|<none>)", " "),
          Rule.of("\\b[a-z][\\w.-]*+ (?:(?:is|was) )?false\\b", " "),
          Rule.of("\\b[a-z][\\w.-]*+\"? ?[:=] ?no(?= ?[,}\\]]| ?$)", " "),
          Rule.of("\\b(ready|running|oomkilled|restarting|dead)(\"?) ?[:=] ?true\\b", "$1$2"),
          Rule.of("\\bready[\":= ]{1,4}oomkilled\\b", "oomkilled"),
          Rule.of("\"?\\b(?:started|finished|created)(?:at)?\"? ?[:=] ?" + TIME, " "),
          Rule.of(TIME, " "),
          Rule.of("\\bstate: (?:running|waiting)\\b(?=.*exit code)", " "),
          Rule.of(
              "\"?\\b(?:p?pid|uid|gid|job|restart ?_?count|restarts|failingstreak|attempt|port|line"
                  + "|generation|replicas)\"? ?[:=] ?\"?\\d{1,12}\\b\"?",
              " "),
          Rule.of("\\bpid[:= #]{0,2}\\d{1,12}\\b", " "),
          Rule.of("\\bprocess:? \\d{1,12}(?= ?\\(| exec| exited| terminated)", "process"),
          Rule.of("\"?\\bsignal\"? ?[:=] ?0\\b|\\blevel\"? ?[:=] ?\"?[a-z]+\\b\"?", " "),
          Rule.of("(?:##)?\\[(?:error|info|warn|warning)\\]", " "),
          Rule.of("(?:\\] |\\ban )error:? (?=\\d)", "exit code "),
          Rule.of("\\bcurl: \\((\\d{1,3})\\).*", "curl exit code $1"),
          Rule.of("\\bpod [a-z0-9.-]+_[a-z0-9-]+\\([0-9a-f-]+\\)", "pod"),
          Rule.of(
              "\\b(?:not|no|isn't|wasn't|without) (?:an? )?"
                  + "(?:oom(?:[ -]?kill(?:ed|er)?)?|out of memory|evicted)\\b",
              " "),
          // HTTP
          Rule.of("\\bhttp probe failed with statuscode: ?\\d{3}\\b", " "),
          Rule.of(
              "\\bhttps?(?:/\\d(?:\\.\\d)?)? (?:error |response )?(?:status ?)?(?:code)?[:=]? ?"
                  + "[1-5]\\d\\d\\b",
              " "),
          // container runtimes: those that only pass an error on
          Rule.of("\\b(?:docker: )?error response from daemon: ", "docker "),
          Rule.of("\\b(?:failed to create (?:shim task|task for container): )+(?=oci )", ""),
          Rule.of(
              "(\\boci runtime (?:create|exec) failed: )(?:runc create failed: |exec failed:"
                  + " |[a-z_]+\\.go:\\d+: |(?:unable to start|starting) container process(?:"
                  + " caused)?: |error during container init: |container init was |error"
                  + " (?=mounting ))+",
              "$1"),
          Rule.of("(\\boci runtime .*): unknown\\b", "$1"),
          Rule.of("\\bno such file or directory\\b", "no such file"),
          // systemd
          Rule.of("\\bmain process exited, ", " "),
          Rule.of("\\bcode=exited, ?status=(\\d{1,3})(?:/[a-z_/]+)?", "exit code $1"),
          Rule.of(
              "\\bcode=(?:killed|dumped), ?(?:status|signal)=(?:\\d{1,2}/)?([a-z][a-z0-9+]+)",
              "sig$1"),
          Rule.of("\\bstatus=(\\d{1,3})/(?:n/a|failure|success)", "exit code $1"),
          // Go, Python, npm and builders
          Rule.of("\\[signal sig[a-z]+: [^\\]]{0,120}\\]", " go "),
          Rule.of("\\bsignal: killed\\b", "sigkill"),
          Rule.of("\\bsignal: terminated\\b", "sigterm"),
          Rule.of("\\bsignal: (?=[a-z])", " "),
          Rule.of("\\b(?:exited with )?return code negsignal\\.", " "),
          Rule.of("\\bnpm err(?:!|or) (?:code elifecycle)?", "npm "),
          Rule.of("\\bdid not complete successfully\\b|\\bdependency failed to start:", " "),
          Rule.of("\\bfailed running\\b", "failed"),
          Rule.of("^(?:error|fatal)(?:: | (?=command failed))(?=.)", ""),
          Rule.of(
              "\\b(?:completed|failed|exited|terminated|finished|killed|died) (?:with|by)"
                  + " (?=(?:an? )?(?:non-zero )?(?:exit|code|status|return|signal|sig))",
              " "),
          Rule.of("\\bfatal error: .{0,80}\\bheap out of memory\\b", "out of memory"),
          // words that also name a program
          Rule.of(
              A_NODE
                  + "(?![\\w.]|-js| (?:app|application|process|service|server|container|image"
                  + "|program|script|js|not|ready|notready|unreachable|pressure|oom|out of|reboot"
                  + "|restart|rebooted|restarted)\\b)(?:[_-][\\w.-]+)?",
              " "),
          Rule.of("\\bnode (?=(?:pool|name|group|selector|affinity|drain)s?\\b|ip\\b)", " "),
          Rule.of("\\bgo (?=(?:to|on|back|away|down|into|through)\\b)", " "),
          Rule.of("\\bto go\\b", " "));

  /** Numbers that count, where what is left asks for something. */
  private static final List<Pattern> COUNTS =
      List.of(
          Pattern.compile(
              "(?=\\d)(?<!(?:codes?|status|signal|rc|errno)[:= ]{1,2})(?<![.:/-])\\b\\d{1,6}"
                  + " times\\b"),
          Pattern.compile(
              "(?=\\d)(?<!(?:codes?|status|signal|rc|errno|exit|exited|returned|ed with)[:= ]{1,2})"
                  + "(?<![.:/-])\\b\\d{1,6} (?:restarts?|containers|pods|replicas|nodes|instances"
                  + "|retries|attempts|tries|errors|failures|crashes|workers|services|cpus?|cores)"
                  + "\\b"),
          Pattern.compile("\\b(?:replicas|restarts|restart count|attempt) \\d{1,6}\\b"),
          // the column RESTARTS of kubectl
          Pattern.compile(
              "(?=\\d)(?<!(?:codes?|status|signal|rc|errno|exit|exited|returned|ed with)[:= ]{1,2})"
                  + "(?<![.:/-])\\b\\d{1,6} (?=\\(\\d{1,6}[smhdy](?:\\d{1,2}[smhd])? ago\\))"),
          Pattern.compile(A_NODE + " \\d{1,4}\\b"));

  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final Pattern SAYS_SOMETHING = Pattern.compile("[\\p{L}\\d]");

  private Printed() {}

  /**
   * The text as a person would ask it; the text as it was where nothing would be left.
   *
   * @param namesASubject whether a text without a number still asks for something
   */
  static String asked(String text, Predicate<String> namesASubject) {
    String asked = text;
    for (Pattern count : COUNTS) {
      asked = withoutCounts(asked, count, namesASubject);
    }
    for (Rule rule : RULES) {
      asked = rule.apply(asked);
    }
    return SAYS_SOMETHING.matcher(asked).find() ? String.join(" ", Text.words(asked)) : text;
  }

  private static String withoutCounts(String text, Pattern count, Predicate<String> namesASubject) {
    Matcher counts = count.matcher(text);
    if (!counts.find()) {
      return text;
    }
    String rest = counts.replaceAll(" ");
    String timeless = Pasted.withoutAges(rest);
    return DIGIT.matcher(timeless).find() || namesASubject.test(timeless) ? rest : text;
  }
}
