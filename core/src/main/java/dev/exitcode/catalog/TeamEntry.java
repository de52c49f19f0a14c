package dev.exitcode.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a team knows of its own programs. Texts are the team's, plain and unescaped;
 * {@code team-entry.schema.json} bounds their lengths. Immutable.
 *
 * @param file where it stands, as people know the file: {@code team/importer.yaml}
 * @param entry what it says, complete enough to be shown as any entry of the catalog; its codes are
 *     a condition
 * @param match the other conditions
 * @param cause the id of a diagnosis' cause, or null
 * @param runbook an https address, or null
 * @param ask whom to ask, such as {@code @team-billing}, or null
 */
public record TeamEntry(
    String file,
    Entry entry,
    Match match,
    @Nullable String cause,
    @Nullable String runbook,
    @Nullable String ask) {

  /**
   * Where an entry applies. Each condition that is not empty has to be met, by any of its values;
   * of labels, all have to be there.
   *
   * @param images with {@code *} and {@code ?}; without a tag it fits every tag
   * @param labels of the pod; values with {@code *} and {@code ?}
   * @param namespaces with {@code *} and {@code ?}
   * @param containers names, with {@code *} and {@code ?}
   * @param reasons of the end, of waiting or of the pod, such as {@code OOMKilled}
   * @param logs one of which is found in a line of the log or of the termination message
   */
  public record Match(
      List<String> images,
      Map<String, String> labels,
      List<String> namespaces,
      List<String> containers,
      List<String> reasons,
      List<LinePattern> logs) {
    /** No condition. */
    public static final Match ANY =
        new Match(List.of(), Map.of(), List.of(), List.of(), List.of(), List.of());

    /** Copies lists and map. */
    public Match {
      images = List.copyOf(images);
      labels = Map.copyOf(labels);
      namespaces = List.copyOf(namespaces);
      containers = List.copyOf(containers);
      reasons = List.copyOf(reasons);
      logs = List.copyOf(logs);
    }

    boolean isAny() {
      return count() == 0;
    }

    int count() {
      return one(images)
          + (labels.isEmpty() ? 0 : 1)
          + one(namespaces)
          + one(containers)
          + one(reasons)
          + one(logs);
    }

    private static int one(List<?> condition) {
      return condition.isEmpty() ? 0 : 1;
    }
  }

  /** Unique over the team's folder, such as {@code importer-42}. */
  public String id() {
    return entry.id();
  }

  /**
   * Whether it says why something ended: it names codes, log lines or reasons. Any other only adds
   * a runbook, steps and whom to ask to what else is found.
   */
  public boolean saysWhy() {
    return !entry.codes().isEmpty() || !match.reasons().isEmpty() || !match.logs().isEmpty();
  }

  /** Whether an exit code is all that it asks for. */
  public boolean isOfCodeAlone() {
    return !entry.codes().isEmpty() && match.isAny();
  }

  /** How many conditions it has: the more, the more it is about just this. */
  int conditions() {
    return (entry.codes().isEmpty() ? 0 : 1) + match.count();
  }

  /** Whether the code is one of its own. */
  boolean hasCode(long code) {
    for (Entry.CodeRange range : entry.codes()) {
      if (range.contains(code)) {
        return true;
      }
    }
    return false;
  }
}
