package dev.exitcode.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Where in Slack the message of an incident is. */
final class Messages {
  private Messages() {}

  static @Nullable String find(Handle handle, String incident, String channel) {
    return handle
        .createQuery("select ts from message where incident = ? and channel = ?")
        .bind(0, incident)
        .bind(1, channel)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  static boolean isToBeWritten(Handle handle, String incident, String channel) {
    return handle
        .createQuery(
            """
            select 1 from outbox where incident = ? and channel = ? and kind = 'ROOT'
            and state = 'WAITING'
            """)
        .bind(0, incident)
        .bind(1, channel)
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  static void put(Handle handle, Posting root, String ts, Instant now) {
    handle.execute(
        """
        insert into message (incident, channel, ts, sent_at) values (?, ?, ?, ?)
        on conflict (incident, channel) do update set ts = excluded.ts, sent_at = excluded.sent_at
        """,
        root.incident(),
        root.channel(),
        ts,
        now.toEpochMilli());
  }

  static void forget(Handle handle, Posting posting) {
    handle.execute(
        "delete from message where incident = ? and channel = ?",
        posting.incident(),
        posting.channel());
  }
}
