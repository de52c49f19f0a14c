package dev.exitcode.notice;

import dev.exitcode.evidence.Missing;
import dev.exitcode.k8s.WatchView;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has it said that a cluster is not seen, once that has lasted. For one thread: the desk's. */
final class Blindness {
  /** A restart of an API server, or a network that fails for a moment, is over by then. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private final String cluster;
  private final Standing standing;
  private final NoticeMessage message;
  private final Supplier<WatchView> view;
  private @Nullable Instant since;
  private boolean known;

  Blindness(String cluster, Standing standing, NoticeMessage message, Supplier<WatchView> view) {
    this.cluster = cluster;
    this.standing = standing;
    this.message = message;
    this.view = view;
  }

  /** What was said last may not have been stored. */
  void reload() {
    known = false;
  }

  /** Looks, about once a second; whether there is something to tell. */
  boolean review(Tx tx, Instant now) {
    WatchView seen = view.get();
    if (seen.synced()) {
      return seeing(tx, now);
    }
    if (since == null) {
      since = now;
      known = false;
    }
    Duration lasting = Duration.between(since, now);
    if (known || lasting.compareTo(PATIENCE) < 0) {
      return false;
    }
    known = true;
    return standing.begin(tx, subject(), message.blind(cluster, why(seen), lasting), now);
  }

  private boolean seeing(Tx tx, Instant now) {
    if (since == null && known) {
      return false;
    }
    since = null;
    known = true;
    return standing.end(tx, subject(), message.seeing(cluster), now);
  }

  private String subject() {
    return "cluster/" + cluster;
  }

  private static String why(WatchView seen) {
    Missing.Why why = seen.trouble();
    return why == null ? "it is not listed yet" : why.inWords();
  }
}
