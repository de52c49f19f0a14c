package dev.exitcode.intake;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a text was taken, which turns its ages into times. */
final class Clocks {
  private static final Duration EXACT = Duration.ofMinutes(10);

  private Clocks() {}

  /**
   * When the events of a text had the ages it shows: told by an event whose time the text also has,
   * else the latest time in it, else now.
   */
  static @Nullable Instant seen(Draft draft, @Nullable Instant latest, @Nullable Instant now) {
    for (EventDraft event : draft.events()) {
      Instant seen = anchored(event, draft);
      if (seen != null && (latest == null || !seen.isBefore(latest))) {
        return seen;
      }
    }
    return latest == null ? now : latest;
  }

  /** The time of an observation: now, unless the text is older than that. */
  static @Nullable Instant observed(@Nullable Instant latest, @Nullable Instant now, Duration old) {
    if (latest == null || now == null) {
      return latest == null ? now : latest;
    }
    boolean recent = !latest.isBefore(now.minus(old)) && !latest.isAfter(now);
    return recent ? now : latest;
  }

  private static @Nullable Instant anchored(EventDraft event, Draft draft) {
    PodDraft pod = event.pod() == null && draft.pods().isEmpty() ? draft.loose() : event.pod();
    Duration age = event.last();
    if (pod == null || age == null || age.compareTo(EXACT) > 0) {
      return null;
    }
    Instant at = timeOf(event, pod);
    return at == null ? null : at.plus(age);
  }

  /** When the pod's own facts say that it happened. */
  private static @Nullable Instant timeOf(EventDraft event, PodDraft pod) {
    String name = event.container();
    return switch (event.reason()) {
      case "Scheduled" -> time(pod.facts(), "status.startedAt");
      case "Started" -> started(pod, name);
      default -> null;
    };
  }

  private static @Nullable Instant started(PodDraft pod, @Nullable String name) {
    return pod.containers().stream()
        .filter(container -> name != null && name.equals(container.text("name")))
        .findFirst()
        .map(Clocks::started)
        .orElse(null);
  }

  private static @Nullable Instant started(Sketch container) {
    for (String state : new String[] {"running", "terminated", "last"}) {
      Instant at = time(container, "status." + state + ".startedAt");
      if (at != null) {
        return at;
      }
    }
    return null;
  }

  private static @Nullable Instant time(Sketch facts, String path) {
    String text = facts.text(path);
    return text == null ? null : Times.instant(text);
  }
}
