package dev.exitcode.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The trigger ids handed out with each thing the person does: each opens one modal within three
 * seconds, see docs.slack.dev/reference/methods/views.open.
 */
final class Triggers {
  private static final Duration LIFE = Duration.ofSeconds(3);

  private final Map<String, Instant> ends = new ConcurrentHashMap<>();
  private final Map<String, Instant> used = new ConcurrentHashMap<>();
  private final Clock clock;

  Triggers(Clock clock) {
    this.clock = clock;
  }

  String next() {
    String id = clock.millis() + ".1." + UUID.randomUUID().toString().replace("-", "");
    Instant anHourAgo = clock.instant().minus(Duration.ofHours(1));
    ends.values().removeIf(anHourAgo::isAfter);
    used.values().removeIf(anHourAgo::isAfter);
    ends.put(id, clock.instant().plus(LIFE));
    return id;
  }

  /**
   * Takes a trigger id for opening a modal.
   *
   * @throws Refused {@code invalid_trigger_id}, {@code expired_trigger_id} or {@code
   *     exchanged_trigger_id}
   */
  void use(String id) {
    Instant end = ends.get(id);
    if (end == null) {
      throw new Refused("invalid_trigger_id");
    }
    if (clock.instant().isAfter(end)) {
      throw new Refused("expired_trigger_id");
    }
    if (used.putIfAbsent(id, clock.instant()) != null) {
      throw new Refused("exchanged_trigger_id");
    }
  }
}
