package dev.exitcode.intake;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives back the line breaks that chat programs take from {@code kubectl describe}. */
final class Flat {
  private static final Pattern TELLING =
      Pattern.compile(
          "\\b(?:State: +(?:Waiting|Running|Terminated)|Exit Code: +-?\\d|Restart Count: +\\d"
              + "|Reason: +[A-Z]\\w+)\\b");

  private static final Pattern BREAK =
      Pattern.compile(
          "(?<=[\\s,;/])(?=(?:Name|Namespace|Priority|Service Account|Node|Start Time|Labels"
              + "|Annotations|Status|IPs?|Controlled By|(?:Init |Ephemeral )?Containers"
              + "|Container ID|Image|Image ID|(?:Host )?Ports?|Command|Args|Last State"
              + "|(?<!Last )State|Reason|Message|Exit Code|Signal|Started|Finished|Ready"
              + "|Restart Count|Limits|Requests|Liveness|Readiness|Startup|Environment|Mounts"
              + "|Conditions|Volumes|QoS Class|Node-Selectors|Tolerations|Events"
              + "):(?:\\s|$))"
              + "|(?<=\\s)(?=[a-z0-9-]{1,63}:\\s+(?:Container ID|Image):)"
              + "|(?<=\\s)(?=(?:Normal|Warning)\\s+[A-Z][A-Za-z]{2,40}\\s+"
              + "(?:\\d{1,6}[smhd]|\\(x\\d|kubelet\\b|default-scheduler\\b))");

  private Flat() {}

  /** Adds a line, or the lines it was folded from. */
  static void unfold(String line, List<String> to) {
    if (!isFolded(line)) {
      to.add(line);
      return;
    }
    Matcher breaks = BREAK.matcher(line);
    int from = 0;
    while (breaks.find()) {
      add(line.substring(from, breaks.start()), to);
      from = breaks.start();
    }
    add(line.substring(from), to);
  }

  private static boolean isFolded(String line) {
    Matcher telling = TELLING.matcher(line);
    if (telling.find()) {
      int indent = line.length() - line.stripLeading().length();
      return BREAK.matcher(line).find(indent + 1) && isText(line);
    }
    return EventRows.isFolded(line);
  }

  // a line of a log in JSON is left as it is
  private static boolean isText(String line) {
    return !line.stripLeading().startsWith("{");
  }

  private static void add(String part, List<String> to) {
    String line = part.strip();
    while (!line.isEmpty() && ",;/".indexOf(line.charAt(line.length() - 1)) >= 0) {
      line = line.substring(0, line.length() - 1).strip();
    }
    if (!line.isEmpty()) {
      to.add(line);
    }
  }
}
