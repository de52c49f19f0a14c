package dev.exitcode.delivery;

import dev.exitcode.delivery.Pacer.Use;
import dev.exitcode.store.Outbox;
import dev.exitcode.store.Posting.Claimed;
import dev.exitcode.store.Posting.Kind;
import dev.exitcode.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings one row of the outbox to Slack and writes down what became of it. Safe for many threads,
 * each with a row of its own.
 */
final class Delivery {
  /** How often a message is tried that Slack refuses for what it is. */
  static final int MOST_TRIES = 3;

  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  /** What may be in Slack already is not left alone for long. */
  private static final Duration LONGEST_DOUBT = Duration.ofSeconds(15);

  private final Means means;
  private final ReadBack readBack;

  /** How often a row was refused since the start; few are. */
  private final Map<Long, Integer> refusals = new ConcurrentHashMap<>();

  /** How often a row failed since the start; that it had to wait its turn is no failure. */
  private final Map<Long, Integer> failures = new ConcurrentHashMap<>();

  /** Channels that refused the last message. */
  private final Set<String> closed = ConcurrentHashMap.newKeySet();

  /** What it works with. */
  record Means(
      Store store,
      SlackCalls slack,
      Pacer pacer,
      Standstill standstill,
      DeliveryTroubles troubles,
      InstantSource clock,
      RandomGenerator random) {}

  /** A call that sends a row. */
  private record Sending(Claimed row, Use use, String method, ObjectNode arguments) {}

  Delivery(Means means) {
    this.means = means;
    this.readBack = new ReadBack(means.slack(), means.pacer());
  }

  /** Slack's word for why what may have been sent cannot be looked for, or null. */
  @Nullable String blindness() {
    return readBack.trouble();
  }

  /** Channels that take no message, as far as is known. */
  Set<String> closed() {
    return Set.copyOf(closed);
  }

  void deliver(Claimed row) {
    String root = row.root();
    int refused = refusals.getOrDefault(row.id(), 0);
    switch (row.posting().kind()) {
      case ROOT -> post(row, Letter.root(row, refused));
      case UPDATE -> {
        if (root == null) {
          gone(row);
        } else {
          send(new Sending(row, Use.UPDATE, "chat.update", Letter.update(row, root, refused)));
        }
      }
      case REPLY -> {
        if (root == null) {
          gone(row);
        } else {
          post(row, Letter.reply(row, root, refused));
        }
      }
    }
  }

  /** What may be there already is looked for first. */
  private void post(Claimed row, ObjectNode arguments) {
    ReadBack.Found found = row.ambiguous() ? look(row) : new ReadBack.Found.NotThere();
    switch (found) {
      case ReadBack.Found.There(String ts) -> sent(row, ts);
      case ReadBack.Found.Later(Duration pause, String why) -> later(row, pause, why);
      case ReadBack.Found.NotThere() ->
          send(new Sending(row, Use.POST, "chat.postMessage", arguments));
    }
  }

  private ReadBack.Found look(Claimed row) {
    ReadBack.Found found = readBack.look(row);
    String blindness = readBack.trouble();
    if (blindness != null) {
      means.troubles().unreadable(row.posting().channel(), blindness);
    }
    return found;
  }

  private void send(Sending sending) {
    Claimed row = sending.row();
    Duration wait = means.pacer().take(sending.use(), row.posting().channel());
    if (wait.isPositive()) {
      later(row, wait, "It waits its turn");
      return;
    }
    Reply reply = means.slack().post(sending.method(), sending.arguments());
    means.standstill().consider(reply);
    switch (reply) {
      case Reply.Done(JsonNode body) ->
          sent(row, body.path("ts").asString(String.valueOf(row.root())));
      case Reply.Limited(Duration pause) -> {
        means.pacer().hold(sending.use(), row.posting().channel(), pause);
        later(row, pause, "Slack wants to be asked later");
      }
      case Reply.NotSent(String why) -> later(row, delay(row, LONGEST_DELAY), why);
      case Reply.InDoubt(String why) -> inDoubt(sending, why);
      case Reply.Refused(String error) -> refused(row, error);
    }
  }

  private void sent(Claimed row, String ts) {
    Instant now = now();
    Writing.patiently(() -> means.store().deliver(outbox -> did(() -> sent(outbox, row, ts, now))));
    forget(row);
    if (closed.remove(row.posting().channel())) {
      open(row.posting().channel());
    }
  }

  /** What changes a message waits for it, also where another process had found it parked. */
  private static void sent(Outbox outbox, Claimed row, String ts, Instant now) {
    outbox.sent(row, ts, now);
    if (row.posting().kind() == Kind.ROOT) {
      outbox.revive(row.posting().channel(), now);
    }
  }

  /** What was parked for it is to be told now. */
  private void open(String channel) {
    Instant now = now();
    means.store().deliver(outbox -> did(() -> outbox.revive(channel, now)));
    means.troubles().reachable(channel);
  }

  /** Tries what was refused last: somebody may have let the bot in, or granted a scope. */
  void probe() {
    Instant now = now();
    closed.addAll(means.store().deliver(outbox -> outbox.probe(now)));
    means.troubles().unreadable().stream()
        .filter(readBack::isReadable)
        .forEach(means.troubles()::readable);
  }

  private static boolean did(Runnable work) {
    work.run();
    return true;
  }

  /** A change can be made twice without harm, a message cannot. */
  private void inDoubt(Sending sending, String why) {
    Instant at = now().plus(delay(sending.row(), LONGEST_DOUBT));
    if (sending.use() == Use.UPDATE) {
      boolean _ = means.store().deliver(outbox -> outbox.retry(sending.row(), at, why));
    } else {
      boolean _ = means.store().deliver(outbox -> outbox.ambiguous(sending.row(), at, why));
    }
  }

  private void refused(Claimed row, String error) {
    switch (Refusal.of(error)) {
      case SHRINK -> refusedAsItIs(row, error);
      case UNKNOWN -> refusedByAnUnknownWord(row, error);
      case ELSEWHERE -> {
        closed.add(row.posting().channel());
        park(row, Outbox.CLOSED + error);
        means.troubles().unreachable(row.posting(), error);
      }
      case GONE -> gone(row);
      case SEALED -> sealed(row, "Its message takes no more: " + error);
      case STOP, AGAIN, DOUBTFUL ->
          later(row, delay(row, LONGEST_DELAY), "Slack answered " + error);
    }
  }

  /** A change that is not made is made by none; an answer may call somebody. */
  private void sealed(Claimed row, String why) {
    if (row.posting().kind() != Kind.REPLY) {
      park(row, why);
      return;
    }
    Instant now = now();
    String alone = Letter.alone(row);
    boolean _ = means.store().deliver(outbox -> outbox.setAside(row, alone, now, why));
    forget(row);
  }

  private void refusedAsItIs(Claimed row, String error) {
    int times = refusals.merge(row.id(), 1, Integer::sum);
    if (times < MOST_TRIES) {
      later(row, Duration.ZERO, "Slack refuses it as it is: " + error);
    } else {
      park(row, "Slack refuses it in any form: " + error);
      means.troubles().refused(row.posting(), error);
    }
  }

  /** It may mean the message or its channel: it is made smaller, and tried on another day too. */
  private void refusedByAnUnknownWord(Claimed row, String error) {
    int times = refusals.merge(row.id(), 1, Integer::sum);
    if (times < MOST_TRIES) {
      Duration pause = Delay.after(times, LONGEST_DELAY, means.random());
      later(row, pause, "Slack refuses it by a word that is not known: " + error);
    } else {
      park(row, Outbox.CLOSED + error);
      means.troubles().refused(row.posting(), error);
    }
  }

  /**
   * An update becomes a message of its own; what an answer needs is there before it is given up.
   */
  private void gone(Claimed row) {
    if (row.posting().kind() == Kind.REPLY) {
      means.troubles().rootGone(row.posting());
    }
    Instant now = now();
    boolean _ = means.store().deliver(outbox -> outbox.gone(row, now));
  }

  private void park(Claimed row, String why) {
    Instant now = now();
    boolean _ = means.store().deliver(outbox -> outbox.park(row, now, why));
    forget(row);
  }

  /** What may have been sent before stays in doubt until it is found or sent. */
  private void later(Claimed row, Duration pause, String why) {
    Instant at = now().plus(pause);
    boolean _ = means.store().deliver(outbox -> put(outbox, row, at, why));
  }

  private static boolean put(Outbox outbox, Claimed row, Instant at, String why) {
    return row.ambiguous() ? outbox.ambiguous(row, at, why) : outbox.retry(row, at, why);
  }

  private Duration delay(Claimed row, Duration longest) {
    return Delay.after(failures.merge(row.id(), 1, Integer::sum), longest, means.random());
  }

  private void forget(Claimed row) {
    refusals.remove(row.id());
    failures.remove(row.id());
  }

  private Instant now() {
    return means.clock().instant();
  }
}
