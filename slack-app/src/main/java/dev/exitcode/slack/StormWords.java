package dev.exitcode.slack;

import dev.exitcode.incident.Storm;
import java.time.Instant;

/** What many incidents have in common, in words. */
final class StormWords {
  private static final int LONGEST_SHARED = 70;
  private static final int LONGEST_CLUSTER = 40;

  private StormWords() {}

  /** One line that names what they share. */
  static String heading(Storm storm, long workloads) {
    String cluster = Names.middle(storm.cluster(), LONGEST_CLUSTER);
    String shared = Names.middle(storm.shared(), LONGEST_SHARED);
    String many = workloads == 1 ? "1 workload" : workloads + " workloads";
    String fail = storm.endedAt() != null ? "failed" : workloads == 1 ? "fails" : "fail";
    return switch (storm.kind()) {
      case NODE -> "%s %s on node %s".formatted(many, fail, shared);
      case REGISTRY -> "%s got no image from %s".formatted(many, shared);
      case ROLLOUT ->
          "Rollout of %s %s".formatted(shared, storm.endedAt() == null ? "fails" : "failed");
      case MANY -> "%s %s at once in %s".formatted(many, fail, cluster);
      case START -> "%s failed already when the watch on %s began".formatted(many, cluster);
      case CATCH_UP -> "%s failed while nobody watched %s".formatted(many, cluster);
    };
  }

  static String mark(Storm storm) {
    return switch (storm.kind()) {
      case START, CATCH_UP -> "🕓";
      case NODE, REGISTRY, ROLLOUT, MANY -> storm.endedAt() == null ? "🔴" : "✅";
    };
  }

  /** Since when, and until when. */
  static String when(Storm storm, Instant now) {
    String opened = Words.at(storm.openedAt(), now);
    if (storm.endedAt() != null) {
      return "From %s to %s.".formatted(opened, Words.at(storm.endedAt(), now));
    }
    return switch (storm.kind()) {
      case START -> "As seen at %s. From now on I tell what is new.".formatted(opened);
      case CATCH_UP -> "As found at %s.".formatted(opened);
      case NODE, REGISTRY, ROLLOUT, MANY ->
          "Since %s; the last joined at %s.".formatted(opened, Words.at(storm.joinedAt(), now));
    };
  }
}
