package dev.exitcode.store;

import dev.exitcode.store.Posting.Accepted;
import dev.exitcode.store.Posting.Kind;
import dev.exitcode.store.Posting.State;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** One posting on its way into the outbox. */
final class Insertion {
  private static final String SAME_MESSAGE = "incident = :incident and channel = :channel";

  private final Handle handle;
  private final Posting posting;
  private final long now;

  Insertion(Handle handle, Posting posting, Instant now) {
    this.handle = handle;
    this.posting = posting;
    this.now = now.toEpochMilli();
  }

  /** Writes it as one that waits, unless its key is there. */
  boolean isNew() {
    return bound(
                """
                insert into outbox (unique_key, incident, channel, kind, payload, state, attempts,
                  doubtful, created_at, next_at)
                values (:key, :incident, :channel, :kind, :payload, 'WAITING', 0, 0, :now, :now)
                on conflict (unique_key) do nothing
                """)
            .execute()
        > 0;
  }

  /** Finds the row its place among those of the same message. */
  Accepted place() {
    if (posting.kind() == Kind.ROOT) {
      return Accepted.QUEUED;
    }
    if (posting.kind() == Kind.UPDATE && isMerged()) {
      done(State.MERGED);
      return Accepted.MERGED;
    }
    return hasRoot() ? Accepted.QUEUED : withoutRoot();
  }

  /** The row that waits says now what this one says; who claims it at this moment is first. */
  private boolean isMerged() {
    return bound(
                """
                update outbox set payload = :payload
                where state = 'WAITING' and id = (
                  select max(id) from outbox
                  where incident = :incident and channel = :channel and unique_key <> :key
                  and kind in ('ROOT', 'UPDATE') and state = 'WAITING')
                """)
            .execute()
        > 0;
  }

  /** Or will have: an update of a message that is gone becomes one. */
  private boolean hasRoot() {
    return exists("message where " + SAME_MESSAGE)
        || exists(
            "outbox where kind in ('ROOT', 'UPDATE') and unique_key <> :key"
                + " and state in ('WAITING', 'SENDING', 'AMBIGUOUS') and "
                + SAME_MESSAGE);
  }

  /**
   * Deleted in Slack, the message is written anew, if need be by the words of an answer, which the
   * next change puts right; never written, there is nothing to change.
   */
  private Accepted withoutRoot() {
    boolean refused = exists("outbox where kind = 'ROOT' and state = 'PARKED' and " + SAME_MESSAGE);
    if (refused) {
      done(State.PARKED);
      return Accepted.PARKED;
    }
    own("kind = 'ROOT'").execute();
    return Accepted.QUEUED;
  }

  private void done(State state) {
    own("state = :state, done_at = :now").bind("state", state).execute();
  }

  private Update own(String set) {
    return bound("update outbox set " + set + " where unique_key = :key");
  }

  private boolean exists(String from) {
    return named(handle.createQuery("select 1 from " + from + " limit 1"))
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  private Update bound(String sql) {
    return named(handle.createUpdate(sql)).bind("now", now);
  }

  private <S extends SqlStatement<S>> S named(S statement) {
    return statement.bindMethods(posting);
  }
}
