package dev.exitcode.notice;

import dev.exitcode.store.Posting;
import dev.exitcode.store.Tx;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Says in the default channel what the bot itself suffers from: once, whoever asks and however
 * often it is started again, until it is over, which the same message says.
 */
final class Standing {
  private final Supplier<String> channel;

  Standing(Supplier<String> channel) {
    this.channel = channel;
  }

  String channel() {
    return channel.get();
  }

  /**
   * Something is wrong.
   *
   * @param subject of what, such as {@code cluster/prod}
   * @return whether it is said now, and was not before
   */
  boolean begin(Tx tx, String subject, String payload, Instant now) {
    if (tx.outbox().standing(subject + "/") != null) {
      return false;
    }
    String id = subject + "/" + now.toEpochMilli();
    var _ = tx.outbox().enqueue(new Posting(id, id, channel(), Posting.Kind.ROOT, payload), now);
    return true;
  }

  /** It is over; whether that is said now. */
  boolean end(Tx tx, String subject, String payload, Instant now) {
    String id = tx.outbox().standing(subject + "/");
    if (id == null) {
      return false;
    }
    Posting over = new Posting(id + "/over", id, channel(), Posting.Kind.UPDATE, payload);
    var _ = tx.outbox().enqueue(over, now);
    return true;
  }
}
