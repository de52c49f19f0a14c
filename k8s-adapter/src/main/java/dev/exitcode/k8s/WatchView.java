package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How well a watch sees its cluster.
 *
 * @param synced whether all that it watches was listed and is being watched now
 * @param since when it was listed last; null: never yet
 * @param pods how many are known
 * @param blind how long in all nothing was seen, since the start of the watch
 * @param unparsable how many events could not be understood
 * @param trouble why it does not see now; null: it does, or nothing was tried yet
 */
public record WatchView(
    String cluster,
    boolean synced,
    @Nullable Instant since,
    int pods,
    Duration blind,
    long unparsable,
    Missing.@Nullable Why trouble) {

  /** Of two parts of a cluster: as blind as the blinder one. */
  WatchView and(WatchView other) {
    return new WatchView(
        cluster,
        synced && other.synced,
        earlier(since, other.since),
        pods,
        blind.compareTo(other.blind) < 0 ? other.blind : blind,
        unparsable + other.unparsable,
        trouble == null ? other.trouble : trouble);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return null;
    }
    return one.isBefore(other) ? one : other;
  }
}
