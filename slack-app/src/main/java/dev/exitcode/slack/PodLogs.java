package dev.exitcode.slack;

import dev.exitcode.evidence.LogTail;
import dev.exitcode.k8s.CaseCollector;
import dev.exitcode.k8s.CaseCollector.Log;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.redact.Redactor;
import dev.exitcode.slack.WebMethods.Spot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows a log to the one who asked: a short one at once, a long one as a file to them directly. */
final class PodLogs {
  private static final int MOST_LINES = 30;
  private static final int MOST_CHARACTERS = 3_500;
  private static final int LONGEST_LINE = 4_096;

  private final CaseCollector cases;
  private final WebMethods web;

  PodLogs(CaseCollector cases, WebMethods web) {
    this.cases = cases;
    this.web = web;
  }

  /** The log, or a sentence that says where it is or why there is none. */
  Message read(PodKeys.Meaning meaning, String user) throws IOException {
    String container = meaning.container();
    if (container == null) {
      return DiagnosisMessage.sentence("I do not know which container's log to show.");
    }
    Log log = cases.logs(meaning.pod(), container, meaning.previous());
    LogTail tail = log.tail();
    if (tail == null || (tail.lines().isEmpty() && log.missing() != null)) {
      String why = log.missing() == null ? "there is none" : log.missing().inWords();
      String other = log.replaced() ? " " + PodAnswers.REPLACED : "";
      return DiagnosisMessage.sentence("The log cannot be shown: " + why + "." + other);
    }
    return shown(meaning, user, tail.lines()).with(parts(log, tail));
  }

  /** What of the log is not shown, or not as it was asked for. */
  private static List<String> parts(Log log, LogTail tail) {
    List<String> parts = new ArrayList<>();
    if (log.replaced()) {
      parts.add(PodAnswers.REPLACED + " This is its log.");
    }
    if (log.missing() != null) {
      parts.add("The log was read in part: " + log.missing().inWords() + ".");
    } else if (tail.cut()) {
      parts.add("These are its latest lines; there are older ones.");
    }
    return parts;
  }

  private Message shown(PodKeys.Meaning meaning, String user, List<String> lines)
      throws IOException {
    String title = "Log of " + meaning.container() + (meaning.previous() ? " before" : "");
    String text = redacted(lines);
    if (lines.size() <= MOST_LINES && text.length() <= MOST_CHARACTERS) {
      return PodLines.of(title, meaning.pod(), text.lines().toList(), "The log is empty.");
    }
    send(meaning.pod(), title, user, text);
    return DiagnosisMessage.sentence("The log is long: I sent it to you as a file, directly.");
  }

  /** As a whole, since a secret may span lines; without what steers a terminal. */
  private static String redacted(List<String> lines) {
    return Redactor.standard()
        .redact(String.join("\n", lines))
        .lines()
        .map(line -> Clean.lines(line, LONGEST_LINE))
        .collect(Collectors.joining("\n"));
  }

  /** A file in a channel is everybody's; a message opens the way to the one who asked. */
  private void send(PodRef pod, String title, String user, String text) throws IOException {
    Message about =
        DiagnosisMessage.sentence(title + ", pod `" + Names.middle(pod.toString(), 200) + "`");
    Spot direct = web.post(new Spot(user, null), about);
    web.upload(direct, Names.middle(pod.name(), 100).replace(Clean.ELLIPSIS, "--") + ".log", text);
  }
}
