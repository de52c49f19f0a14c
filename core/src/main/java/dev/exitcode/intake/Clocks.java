package dev.exitcode.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a text was taken, which turns its ages into times. */
final class Clocks {
  /** Up to here kubectl tells ages to the second. */
  static final Duration EXACT = Duration.ofMinutes(10);

  /** Up to here kubectl tells ages to the minute. */
  private static final Duration USEFUL = Duration.ofHours(8);

  /** A text older than this was kept. */
  private static final Duration OLD = Duration.ofHours(24);

  private Clocks() {}

  /**
   * When the events of a text had the ages it shows: told by an event whose time the text also has,
   * else now where the text is fresh; null where nobody knows.
   */
  static @Nullable Instant seen(Draft draft, @Nullable Instant latest, @Nullable Instant now) {
    if (latest == null) {
      return now;
    }
    for (Duration longest : List.of(EXACT, USEFUL)) {
      for (EventDraft event : draft.events()) {
        Instant seen = anchored(event, draft, longest, now);
        if (seen != null && !seen.isBefore(latest)) {
          return seen;
        }
      }
    }
    return isFresh(latest, now, OLD) ? now : null;
  }

  /** The latest time that a text shows or implies: no event is older than its pod. */
  static @Nullable Instant latest(Draft draft, @Nullable Instant shown, @Nullable Instant now) {
    Instant latest = shown;
    for (EventDraft event : draft.events()) {
      Instant start = event.pod() == null ? null : time(event.pod().facts(), "status.startedAt");
      Duration age = event.first() == null ? event.last() : event.first();
      Instant implied = start == null || age == null ? null : start.plus(age);
      if (implied != null
          && (latest == null || implied.isAfter(latest))
          && (now == null || !implied.isAfter(now))) {
        latest = implied;
      }
    }
    return latest;
  }

  private static boolean isFresh(Instant latest, @Nullable Instant now, Duration old) {
    return now != null && !latest.isBefore(now.minus(old)) && !latest.isAfter(now);
  }

  /** The time of an observation: now, unless the text is older than that. */
  static @Nullable Instant observed(@Nullable Instant latest, @Nullable Instant now, Duration old) {
    if (latest == null || now == null) {
      return latest == null ? now : latest;
    }
    return isFresh(latest, now, old) ? now : latest;
  }

  private static @Nullable Instant anchored(
      EventDraft event, Draft draft, Duration longest, @Nullable Instant now) {
    PodDraft pod = event.pod() == null && draft.pods().isEmpty() ? draft.loose() : event.pod();
    Duration age = event.last();
    Instant at =
        pod == null || age == null || age.compareTo(longest) > 0 ? null : timeOf(event, pod);
    return at == null || age == null ? null : near(at.plus(age), Times.unit(age), now);
  }

  /** Now, where an age that was cut to its unit leaves room for it. */
  private static Instant near(Instant seen, Duration unit, @Nullable Instant now) {
    boolean fits = now != null && !now.isBefore(seen.minus(unit)) && !now.isAfter(seen.plus(unit));
    return fits && now != null ? now : seen;
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
