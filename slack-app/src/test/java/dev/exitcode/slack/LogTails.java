package dev.exitcode.slack;

import dev.exitcode.incident.Incident;
import java.util.List;

/** The ends of logs, as they are shown below a notice. */
public final class LogTails {
  private LogTails() {}

  public static String payload(Incident incident, String pod, List<String> lines) {
    return Wire.kept(NoticeReply.tail(incident, pod, lines), false);
  }
}
