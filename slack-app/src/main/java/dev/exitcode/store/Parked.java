package dev.exitcode.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** What channels did not take, and gets another chance: for a day, then it is of no use. */
final class Parked {
  private static final Duration OF_USE = Duration.ofDays(1);

  private static final String AGAIN =
      "update outbox set state = 'WAITING', next_at = :now, done_at = null where ";

  private static final String CLOSED =
      "state = 'PARKED' and created_at > :since and error like :closed";

  private final Handle handle;
  private final Instant now;

  Parked(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** The oldest of each channel waits again; the channels. */
  List<String> probe() {
    String oldest = "select min(id) from outbox where %s group by channel".formatted(CLOSED);
    return bound(handle.createQuery(AGAIN + "id in (" + oldest + ") returning channel"))
        .mapTo(String.class)
        .list();
  }

  /** All of a channel waits again, and of what changes one message the last. */
  void revive(String channel) {
    bound(
            handle.createUpdate(
                AGAIN
                    + """
                    channel = :channel and state = 'PARKED' and created_at > :since
                    and (error like :closed or (error is null and exists (
                      select 1 from outbox r where r.incident = outbox.incident
                      and r.channel = outbox.channel and r.kind = 'ROOT'
                      and (r.state <> 'PARKED' or r.error like :closed))))
                    and (kind <> 'UPDATE' or not exists (
                      select 1 from outbox l where l.incident = outbox.incident
                      and l.channel = outbox.channel and l.kind = 'UPDATE'
                      and l.state = 'PARKED' and l.id > outbox.id))
                    """))
        .bind("channel", channel)
        .execute();
    merge(channel);
  }

  /** What a later change says too is no loss. */
  private void merge(String channel) {
    handle
        .createUpdate(
            """
            update outbox set state = 'MERGED'
            where channel = :channel and state = 'PARKED' and kind = 'UPDATE'
            and (error is null or error like :closed) and exists (
              select 1 from outbox l where l.incident = outbox.incident
              and l.channel = outbox.channel and l.id > outbox.id and l.state = 'WAITING')
            """)
        .bind("channel", channel)
        .bind("closed", "%" + Outbox.CLOSED + "%")
        .execute();
  }

  private <S extends SqlStatement<S>> S bound(S statement) {
    return statement
        .bind("now", now.toEpochMilli())
        .bind("since", now.minus(OF_USE).toEpochMilli())
        .bind("closed", "%" + Outbox.CLOSED + "%");
  }
}
