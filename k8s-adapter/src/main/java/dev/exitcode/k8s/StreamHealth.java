package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a stream sees, and how long it did not. Thread-safe. */
final class StreamHealth {
  private final Times times;
  private boolean seeing;
  private long blindSince;
  private long blind;
  private long unparsable;
  private @Nullable Instant listedAt;
  private Missing.@Nullable Why trouble;

  StreamHealth(Times times) {
    this.times = times;
    blindSince = times.now();
  }

  /** A list was read. */
  synchronized void listed() {
    listedAt = times.clock().instant();
  }

  /** From now on it sees. */
  synchronized void opened() {
    if (!seeing) {
      blind += times.now() - blindSince;
    }
    seeing = true;
    trouble = null;
  }

  /** Since then it does not. */
  synchronized void lost(long since) {
    if (seeing) {
      blindSince = since;
    }
    seeing = false;
  }

  synchronized void failed(Missing.Why why) {
    trouble = why;
  }

  synchronized void unparsable(int events) {
    unparsable += events;
  }

  /** As a view of a cluster of which there is nothing else. */
  synchronized WatchView view(String cluster, int pods) {
    long dark = seeing ? blind : blind + times.now() - blindSince;
    return new WatchView(
        cluster, seeing, listedAt, pods, Duration.ofNanos(dark), unparsable, trouble);
  }
}
