package dev.exitcode.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What team entries are held against: one container that is not well, or a pod as a whole. What is
 * null or empty is not known, and no condition on it is met.
 *
 * @param reasons those of its end, of its waiting and of the pod
 * @param lines of its log, the oldest first, then those of its termination message
 */
public record TeamCase(
    @Nullable Long code,
    @Nullable String image,
    @Nullable String namespace,
    @Nullable String container,
    Map<String, String> labels,
    List<String> reasons,
    List<String> lines) {

  /** Whether all conditions but those on lines are met. */
  boolean meets(TeamEntry entry) {
    TeamEntry.Match match = entry.match();
    return (entry.entry().codes().isEmpty() || (code != null && entry.hasCode(code)))
        && (match.images().isEmpty() || meetsImage(match.images()))
        && meets(match.namespaces(), namespace)
        && meets(match.containers(), container)
        && meetsLabels(match.labels())
        && (match.reasons().isEmpty() || meetsReason(match.reasons()));
  }

  private boolean meetsImage(List<String> patterns) {
    for (String pattern : patterns) {
      if (image != null && Glob.fitsImage(pattern, image)) {
        return true;
      }
    }
    return false;
  }

  private static boolean meets(List<String> patterns, @Nullable String name) {
    for (String pattern : patterns) {
      if (name != null && Glob.fits(pattern, name)) {
        return true;
      }
    }
    return patterns.isEmpty();
  }

  private boolean meetsLabels(Map<String, String> patterns) {
    for (Map.Entry<String, String> pattern : patterns.entrySet()) {
      String value = labels.get(pattern.getKey());
      if (value == null || !Glob.fits(pattern.getValue(), value)) {
        return false;
      }
    }
    return true;
  }

  private boolean meetsReason(List<String> wanted) {
    for (String reason : reasons) {
      if (wanted.contains(reason)) {
        return true;
      }
    }
    return false;
  }
}
