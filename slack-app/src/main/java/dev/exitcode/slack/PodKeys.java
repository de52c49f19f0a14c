package dev.exitcode.slack;

import dev.exitcode.k8s.PodRef;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What buttons and options stand for, kept here, so that Slack's clients hold nothing but a short
 * random key. Bounded: the oldest is forgotten first. Safe for many threads.
 */
final class PodKeys {
  static final Duration PRIVATE = Duration.ofMinutes(15);
  static final Duration PUBLIC = Duration.ofHours(24);

  private static final int MOST = 50_000;
  private static final int BYTES = 12;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>();
  private final Map<Meaning, String> keys = new HashMap<>();

  PodKeys(Clock clock) {
    this.clock = clock;
  }

  /**
   * What a key stands for.
   *
   * @param container whose log is meant, or null
   * @param previous whether the log of the instance before is meant
   * @param user who may use it, or null: everybody in the channel
   * @param channel where it may be used, or null: anywhere
   */
  record Meaning(
      PodRef pod,
      @Nullable String container,
      boolean previous,
      @Nullable String user,
      @Nullable String channel) {

    private boolean isFor(String clicking, @Nullable String there) {
      return (user == null || user.equals(clicking)) && (channel == null || channel.equals(there));
    }
  }

  private record Kept(Meaning meaning, Instant until) {}

  /** A key for this, the same as long as one is good: for one user a short time, else a day. */
  synchronized String keep(Meaning meaning) {
    String key = keys.computeIfAbsent(meaning, _ -> make());
    kept.remove(key);
    kept.put(key, new Kept(meaning, clock.instant().plus(life(meaning))));
    if (kept.size() > MOST) {
      keys.remove(kept.pollFirstEntry().getValue().meaning());
    }
    return key;
  }

  private static Duration life(Meaning meaning) {
    return meaning.user() == null ? PUBLIC : PRIVATE;
  }

  private String make() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What a key stands for; null where it is unknown, too old, or not this user's here. */
  synchronized @Nullable Meaning find(String key, String user, @Nullable String channel) {
    Kept found = kept.get(key);
    if (found == null) {
      return null;
    }
    if (!found.until().isAfter(clock.instant())) {
      kept.remove(key);
      keys.remove(found.meaning());
      return null;
    }
    return found.meaning().isFor(user, channel) ? found.meaning() : null;
  }
}
