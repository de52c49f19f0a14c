package dev.exitcode.diagnosis;

import dev.exitcode.catalog.LogFinding;
import dev.exitcode.catalog.LogFindings;
import dev.exitcode.catalog.LogPatterns;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus.Running;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.LogTail.Instance;
import dev.exitcode.evidence.Termination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program wrote before it ended; empty where that is not known.
 *
 * @param lines the tail, the oldest line first
 * @param isGiven whether there is a log at all, though it may be empty
 * @param findings what the lines say
 */
record DeadLog(List<String> lines, boolean isGiven, LogFindings findings) {
  private static final DeadLog NONE = new DeadLog(List.of(), false, LogFindings.NONE);

  /**
   * The log of the instance of a container that ended, or of the running one where none did; with
   * null, that of a text without names.
   */
  static DeadLog of(CaseFile file, @Nullable ContainerFacts container) {
    boolean ended = container == null || hasEnded(container);
    LogTail best = null;
    for (LogTail tail : file.logs()) {
      if ((!ended || tail.of() != Instance.RUNNING)
          && isOf(file, tail, container)
          && (best == null || best.container() == null)) {
        best = tail;
      }
    }
    if (best == null) {
      return NONE;
    }
    List<String> lines = ofTheRun(best.lines(), container);
    return new DeadLog(lines, true, LogPatterns.bundled().read(lines));
  }

  private static List<String> ofTheRun(List<String> lines, @Nullable ContainerFacts container) {
    Termination end = container == null ? null : container.status().end();
    if (end != null) {
      boolean isKnown = !end.isInvented() && !end.neverStarted();
      return isKnown ? RunLines.of(lines, end.startedAt(), end.finishedAt()) : lines;
    }
    Running running = container == null ? null : container.status().running();
    return running == null ? lines : RunLines.of(lines, running.startedAt(), null);
  }

  private static boolean hasEnded(ContainerFacts container) {
    return container.status().running() == null || container.status().last() != null;
  }

  /** Where there is one container only, a log is its own, by whatever short name it goes. */
  private static boolean isOf(CaseFile file, LogTail tail, @Nullable ContainerFacts container) {
    int containers = file.pod().containers().size();
    if (container == null) {
      return containers == 0;
    }
    if (tail.container() == null || container.name() == null) {
      return containers <= 1;
    }
    return tail.container().equals(container.name())
        || (containers == 1 && container.name().endsWith(tail.container()));
  }

  /** Whether a text that names this cause stands in it, wherever. */
  boolean names(Cause cause) {
    for (LogFinding finding : findings.all()) {
      if (cause.id().equals(finding.cause())) {
        return true;
      }
    }
    return false;
  }

  /** The first line from the end that holds the words, or null. */
  @Nullable String lastLineWith(String words) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).contains(words)) {
        return lines.get(i);
      }
    }
    return null;
  }
}
