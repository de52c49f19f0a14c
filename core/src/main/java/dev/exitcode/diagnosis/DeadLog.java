package dev.exitcode.diagnosis;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.LogTail.Instance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program wrote before it ended; empty where that is not known.
 *
 * @param lines the tail, the oldest line first
 * @param isGiven whether there is a log at all, though it may be empty
 */
record DeadLog(List<String> lines, boolean isGiven) {
  private static final DeadLog NONE = new DeadLog(List.of(), false);

  /** The log of the dead instance of a container; with null, of whatever a text without names. */
  static DeadLog of(CaseFile file, @Nullable ContainerFacts container) {
    for (LogTail tail : file.logs()) {
      if (tail.of() != Instance.RUNNING && isOf(file, tail, container)) {
        return new DeadLog(tail.lines(), true);
      }
    }
    return NONE;
  }

  private static boolean isOf(CaseFile file, LogTail tail, @Nullable ContainerFacts container) {
    if (container == null) {
      return file.pod().containers().isEmpty();
    }
    return tail.container() == null
        ? file.pod().containers().size() <= 1
        : tail.container().equals(container.name());
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
