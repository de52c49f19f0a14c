package dev.exitcode.demo.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lines as kubelets keep them, each behind its time. */
final class LogLines {
  private LogLines() {}

  /** The last of them was written at this time, each other a tenth of a second before the next. */
  static List<String> ending(List<String> lines, Instant end) {
    List<String> stamped = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      stamped.add(end.minusMillis(100L * (lines.size() - 1 - i)) + " " + lines.get(i));
    }
    return stamped;
  }
}
