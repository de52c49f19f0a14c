package dev.exitcode.slack;

import dev.exitcode.k8s.PodQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody asks about a pod. */
sealed interface PodAsked {
  /**
   * About one.
   *
   * @param readings how the words may be meant, the first that fits something counts; never empty
   * @param strong whether it can hardly be meant for anything else
   * @param when the time that is asked about, or null
   */
  record About(List<PodQuery> readings, boolean strong, @Nullable AskedTime when)
      implements PodAsked {
    /** Copies the list. */
    public About {
      readings = List.copyOf(readings);
    }
  }

  /** The same as before, in this conversation. */
  record Again() implements PodAsked {}

  /** About a pod, but not which; a sentence for the user says how to ask. */
  record Unclear(String sentence) implements PodAsked {}
}
