package dev.exitcode.evidence;

import dev.exitcode.redact.Cut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a container's log.
 *
 * @param container its name; null where the input does not tell
 * @param of which instance wrote it
 * @param cut whether older lines exist that are not here
 */
public record LogTail(@Nullable String container, Instance of, List<String> lines, boolean cut) {
  /** The most lines that are kept, the newest. */
  public static final int MAX_LINES = 2_000;

  /** The most characters of a line that are kept. */
  public static final int MAX_LINE = 16_384;

  /** Keeps the newest lines, each cut at its limit. */
  public LogTail {
    of = of == null ? Instance.UNKNOWN : of;
    List<String> given = Absent.list(lines);
    List<String> newest = given.subList(Math.max(0, given.size() - MAX_LINES), given.size());
    cut |= newest.size() < given.size();
    lines = newest.stream().map(LogTail::cutLine).toList();
  }

  private static String cutLine(String line) {
    return Cut.head(line, MAX_LINE);
  }

  /** Which instance of the container wrote a log. */
  public enum Instance {
    /** The one that died. */
    DEAD,
    /** The one that runs now. */
    RUNNING,
    /** The input does not tell. */
    UNKNOWN
  }
}
