package dev.exitcode.store;

import dev.exitcode.store.Outbox.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Hands out rows channel by channel, since Slack takes them so. */
final class ChannelClaims {
  private static final String DUE =
      "o.state in ('WAITING', 'AMBIGUOUS')"
          + " and (o.next_at <= :now or o.next_at > :now + "
          + Outbox.LONGEST_WAIT.toMillis()
          + ")"
          + " and (:updates = 1 or o.kind <> 'UPDATE')"
          + " and not exists (select 1 from outbox b where b.incident = o.incident"
          + " and b.channel = o.channel and b.id < o.id"
          + " and b.state in ('WAITING', 'SENDING', 'AMBIGUOUS'))";

  private final Handle handle;
  private final Dialect dialect;
  private final Wanted wanted;
  private final long now;

  ChannelClaims(Handle handle, Dialect dialect, Wanted wanted, Instant now) {
    this.handle = handle;
    this.dialect = dialect;
    this.wanted = wanted;
    this.now = now.toEpochMilli();
  }

  /** The ids of the rows, which are marked as claimed. */
  List<Long> take(Duration lease) {
    List<Long> ids = new ArrayList<>();
    for (String channel : channels()) {
      if (ids.size() < wanted.most()) {
        ids.addAll(take(channel, lease));
      }
    }
    return ids;
  }

  private List<String> channels() {
    return handle
        .createQuery(
            "select o.channel from outbox o where " + DUE + " group by 1 order by min(o.id)")
        .bind("now", now)
        .bind("updates", updates())
        .mapTo(String.class)
        .list()
        .stream()
        .filter(channel -> !wanted.without().contains(channel))
        .toList();
  }

  /**
   * What is new comes before what goes on with something that is known, and what is told of many
   * before what is told of one.
   */
  private List<Long> take(String channel, Duration lease) {
    return handle
        .createQuery(
            """
            update outbox set state = 'SENDING', attempts = attempts + 1, leased_until = :until,
              doubtful = case when state = 'AMBIGUOUS' then 1 else 0 end
            where id in (
              select o.id from outbox o where o.channel = :channel and %s
              order by case when o.kind = 'ROOT' then 0
                when exists (select 1 from storm s where s.id = o.incident) then 1 else 2 end,
                o.id limit 1 %s)
            returning id
            """
                .formatted(DUE, dialect.skipLocked()))
        .bind("channel", channel)
        .bind("now", now)
        .bind("updates", updates())
        .bind("until", now + lease.toMillis())
        .mapTo(Long.class)
        .list();
  }

  private int updates() {
    return wanted.updates() ? 1 : 0;
  }
}
