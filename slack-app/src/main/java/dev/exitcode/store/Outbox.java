package dev.exitcode.store;

import dev.exitcode.store.Posting.Accepted;
import dev.exitcode.store.Posting.Claimed;
import dev.exitcode.store.Posting.Kind;
import dev.exitcode.store.Posting.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told, until Slack said that it has it. Rows of one message go in their order, those
 * of different messages do not wait for each other.
 *
 * <p>Whoever delivers claims rows, tries, and says what came of it. A claim has an end: a row whose
 * claimer was not heard of until then is {@link State#AMBIGUOUS}, and claimed again as such.
 */
public final class Outbox {
  /** No wait is longer: a time further away was written before the clock was set back. */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /** How the reason begins for which a row is parked that another day may deliver. */
  public static final String CLOSED = "Slack refuses messages for this channel: ";

  private static final String UNDONE = "state in ('WAITING', 'SENDING', 'AMBIGUOUS')";

  private final Handle handle;
  private final Dialect dialect;

  Outbox(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  /**
   * Takes a posting, together with whatever else the transaction writes.
   *
   * <p>An {@link Kind#UPDATE} takes the place of what waits to write or change the same message. Is
   * the message gone from Slack, it is written anew; could it never be written, the posting is
   * parked.
   */
  public Accepted enqueue(Posting posting, Instant now) {
    Insertion insertion = new Insertion(handle, posting, now);
    if (!insertion.isNew()) {
      return Accepted.DUPLICATE;
    }
    return insertion.place();
  }

  /**
   * What is wanted of what is due.
   *
   * @param without channels that get nothing now
   * @param updates whether an {@link Kind#UPDATE} is
   */
  public record Wanted(int most, Set<String> without, boolean updates) {
    /** Copies the set. */
    public Wanted {
      without = Set.copyOf(without);
    }
  }

  /**
   * Hands out what is due, at most one row of each channel, and counts the attempt before it is
   * made.
   *
   * @param lease for how long nobody else gets them; at most {@link #LONGEST_WAIT}
   */
  public List<Claimed> claim(Wanted wanted, Instant now, Duration lease) {
    expire(now);
    List<Long> ids = new ChannelClaims(handle, dialect, wanted, now).take(lease);
    return ids.isEmpty() ? List.of() : claimed(ids);
  }

  private List<Claimed> claimed(List<Long> ids) {
    return handle
        .createQuery(
            """
            select o.id, o.unique_key, o.incident, o.channel, o.kind, o.payload, o.attempts,
              o.doubtful, m.ts, o.created_at
            from outbox o
            left join message m on m.incident = o.incident and m.channel = o.channel
            where o.id in (<ids>) order by o.id
            """)
        .bindList("ids", ids)
        .map(OutboxRows::claimed)
        .list();
  }

  /** What was claimed for too long: nobody knows how far its claimer got. */
  private void expire(Instant now) {
    long latest = now.plus(LONGEST_WAIT).toEpochMilli();
    interrupt("and (leased_until <= :now or leased_until > " + latest + ")", now);
  }

  /** What a process that is no more had claimed, where there is never more than one. */
  void interrupted(Instant now) {
    interrupt("", now);
  }

  private void interrupt(String which, Instant now) {
    at(
            handle.createUpdate(
                """
                update outbox set state = 'AMBIGUOUS', next_at = :now, leased_until = null,
                  error = 'interrupted while it was sent'
                where state = 'SENDING'
                """
                    + which),
            now)
        .execute();
  }

  /**
   * Slack has it.
   *
   * @param ts Slack's timestamp of the message
   */
  public void sent(Claimed claimed, String ts, Instant now) {
    int changed =
        at(
                handle.createUpdate(
                    """
                    update outbox set state = 'SENT', ts = :ts, done_at = :now, payload = '',
                      leased_until = null, error = null
                    where id = :id and state <> 'SENT'
                    """),
                now)
            .bind("id", claimed.id())
            .bind("ts", ts)
            .execute();
    if (changed > 0 && claimed.posting().kind() == Kind.ROOT) {
      Messages.put(handle, claimed.posting(), ts, now);
    }
  }

  /** Slack surely does not have it; to be tried again at a time. */
  public boolean retry(Claimed claimed, Instant at, String why) {
    return release(claimed, State.WAITING, at, why);
  }

  /** Slack may have it; to be looked into at a time. */
  public boolean ambiguous(Claimed claimed, Instant at, String why) {
    return release(claimed, State.AMBIGUOUS, at, why);
  }

  private boolean release(Claimed claimed, State state, Instant at, String why) {
    return held(
                """
                update outbox set state = :state, next_at = :at, leased_until = null, error = :why
                """,
                claimed)
            .bind("state", state)
            .bind("at", at.toEpochMilli())
            .bind("why", why)
            .execute()
        > 0;
  }

  /** Given up. What waits for the same message cannot be told either, if this was to write it. */
  public boolean park(Claimed claimed, Instant now, String why) {
    boolean parked =
        at(held("update outbox set state = 'PARKED', done_at = :now, error = :why", claimed), now)
                .bind("why", why)
                .execute()
            > 0;
    if (parked && claimed.posting().kind() == Kind.ROOT) {
      parkWaiting(claimed.posting(), now, why);
    }
    return parked;
  }

  /** Given up where it was to be told, and told by a message of its own; once. */
  public boolean setAside(Claimed claimed, String payload, Instant now, String why) {
    return park(claimed, now, why)
        && enqueue(claimed.posting().aside(payload), now) == Accepted.QUEUED;
  }

  private void parkWaiting(Posting root, Instant now, String why) {
    at(
            handle.createUpdate(
                """
                update outbox set state = 'PARKED', done_at = :now, error = :why
                where incident = :incident and channel = :channel and state = 'WAITING'
                """),
            now)
        .bind("why", "its message could not be written: " + why)
        .bind("incident", root.incident())
        .bind("channel", root.channel())
        .execute();
  }

  /**
   * The message is not in Slack any more. An update is to write it anew, at once; a reply is
   * parked, and the next update writes it.
   */
  public boolean gone(Claimed claimed, Instant now) {
    Messages.forget(handle, claimed.posting());
    if (claimed.posting().kind() == Kind.REPLY) {
      return park(claimed, now, "its message was deleted");
    }
    return at(
                held(
                    """
                    update outbox set kind = 'ROOT', state = 'WAITING', next_at = :now,
                      leased_until = null, error = 'its message was deleted'
                    """,
                    claimed),
                now)
            .execute()
        > 0;
  }

  /** The clock was set back: what waits is due, since nobody knows for how long it would. */
  public boolean hurry(Instant now) {
    String waiting = "state in ('WAITING', 'AMBIGUOUS') and next_at > :now";
    return at(handle.createUpdate("update outbox set next_at = :now where " + waiting), now)
            .execute()
        > 0;
  }

  /** Has the oldest row of each channel that took none be tried again; the channels. */
  public List<String> probe(Instant now) {
    return new Parked(handle, now).probe();
  }

  /** A channel takes messages again: what it did not take is to be told, where it is of use yet. */
  public void revive(String channel, Instant now) {
    new Parked(handle, now).revive(channel);
  }

  /** The message that begins so and has no row {@code …/over} yet; null: none. */
  public @Nullable String standing(String prefix) {
    return standings(prefix).stream().findFirst().orElse(null);
  }

  /** All messages that begin so and have no row {@code …/over} yet, the newest first. */
  public List<String> standings(String prefix) {
    return OutboxRows.standings(handle, prefix);
  }

  /** How many rows there are of each state. */
  public Map<State, Long> counts() {
    return OutboxRows.counts(handle);
  }

  /** Since when the oldest row waits that is not done; null: all are. */
  public @Nullable Instant undoneSince() {
    return handle
        .createQuery("select min(created_at) from outbox where " + UNDONE)
        .map((rs, c) -> Sql.instant(rs, 1))
        .one();
  }

  /** Whether a message waits to be written, so that an update of it would change what it says. */
  public boolean isToBeWritten(String incident, String channel) {
    return Messages.isToBeWritten(handle, incident, channel);
  }

  /** Slack's timestamp of a message; null: none was written, or it was deleted. */
  public @Nullable String root(String incident, String channel) {
    return Messages.find(handle, incident, channel);
  }

  /** Only while the claim holds: another may have the row by now. */
  private Update held(String set, Claimed claimed) {
    return handle
        .createUpdate(set + " where id = :id and state = 'SENDING' and attempts = :attempts")
        .bind("id", claimed.id())
        .bind("attempts", claimed.attempts());
  }

  private static <S extends SqlStatement<S>> S at(S statement, Instant now) {
    return statement.bind("now", now.toEpochMilli());
  }
}
