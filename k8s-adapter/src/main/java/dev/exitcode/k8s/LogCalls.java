package dev.exitcode.k8s;

import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.Missing;
import dev.exitcode.k8s.CaseCollector.Log;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads logs of one pod's containers: their ends, however long and slow they are. */
final class LogCalls {
  private static final Duration TIME = Duration.ofMillis(2_500);

  /** What a diagnosis looks at, and what a person does. */
  private static final int LINES = 500;

  /** Of what is too large: its newest lines say most. */
  private static final int FEW = 20;

  private static final int MEBI = 1024 * 1024;

  private final Api api;
  private final PodRef pod;

  LogCalls(Api api, PodRef pod) {
    this.api = api;
    this.pod = pod;
  }

  /** For a diagnosis. */
  CallResult end(LogAsk ask) {
    Log log = read(ask, LINES, MEBI);
    Missing missing =
        log.missing() == null
            ? null
            : new Missing(Missing.What.LOGS, ask.container(), log.missing());
    return new CallResult(null, log.tail(), missing);
  }

  /** For a person. */
  Log whole(LogAsk ask) {
    return read(ask, LogTail.MAX_LINES, 4 * MEBI);
  }

  /** The end; where it is larger than may be read, the end of the end. */
  private Log read(LogAsk ask, int lines, int mostBytes) {
    Log log = readOnce(ask, lines, mostBytes);
    if (log.missing() != Missing.Why.CUT) {
      return log;
    }
    Log newest = readOnce(ask, FEW, mostBytes);
    return newest.tail() == null ? log : newest;
  }

  private Log readOnce(LogAsk ask, int lines, int mostBytes) {
    try {
      BoundedLines read =
          api.read(path(ask, lines), TIME, in -> BoundedLines.read(in, lines, mostBytes));
      return log(ask, read, lines);
    } catch (ApiException e) {
      return new Log(null, e.why());
    }
  }

  private static Log log(LogAsk ask, BoundedLines read, int lines) {
    boolean cut = read.end() != BoundedLines.End.WHOLE || read.lines().size() >= lines;
    Missing.@Nullable Why why =
        switch (read.end()) {
          case WHOLE -> null;
          case TOO_LARGE -> Missing.Why.CUT;
          case BROKEN -> Missing.Why.TIMED_OUT;
        };
    return new Log(new LogTail(ask.container(), ask.of(), read.lines(), cut), why);
  }

  private String path(LogAsk ask, int lines) {
    return Paths.with(
        Paths.core(pod.namespace(), "pods", pod.name()) + "/log",
        Map.of(
            "container", ask.container(),
            "previous", ask.previous() + "",
            "tailLines", lines + ""));
  }
}
