package dev.exitcode.delivery;

import dev.exitcode.store.Location;
import dev.exitcode.store.Posting;
import dev.exitcode.store.Posting.Kind;
import dev.exitcode.store.Posting.State;
import dev.exitcode.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A courier on a store of its own, in a time that passes only as it waits. */
final class Bench implements AutoCloseable, DeliveryTroubles {
  private static final Instant START = Instant.parse("2026-11-28T01:02:03Z");

  final ScriptedSlack slack = new ScriptedSlack(this::passed);
  final List<String> troubles = new ArrayList<>();
  private final Path file;
  private long nanos;
  private Duration stepped = Duration.ZERO;
  private Store store;
  private Courier courier;

  Bench(Path folder) {
    this.file = folder.resolve("store.db");
    this.store = open();
    this.courier = courier();
  }

  private Store open() {
    return Store.open(
        new Location.SqliteFile(file), Clock.fixed(now(), Clock.systemUTC().getZone()));
  }

  private Courier courier() {
    Courier.Clocks clocks = new Courier.Clocks(this::now, () -> nanos, new Random(1));
    return new Courier(Courier.means(store, slack, this, clocks), new AtOnce());
  }

  Duration passed() {
    return Duration.ofNanos(nanos);
  }

  Instant now() {
    return START.plusNanos(nanos).plus(stepped);
  }

  Courier courierInUse() {
    return courier;
  }

  void put(String incident, String channel, Kind kind, String text) {
    String key = incident + channel + kind + text;
    Posting posting =
        new Posting(
            key, incident, channel, kind, "{\"text\":\"%s\",\"blocks\":[{}]}".formatted(text));
    store.run(
        tx -> {
          var _ = tx.outbox().enqueue(posting, now());
        });
  }

  /** Lets the courier work for so long, or until nothing is left to do. */
  void run(Duration longest) {
    Duration end = passed().plus(longest);
    while (passed().compareTo(end) < 0 && undone() > 0) {
      Duration pause = courier.round();
      nanos += Math.max(1_000_000, pause.toNanos());
    }
  }

  /** Somebody sets the clock, or the machine slept. */
  void step(Duration by) {
    stepped = stepped.plus(by);
  }

  /** Time in which nothing is done. */
  void pass(Duration time) {
    nanos += time.toNanos();
  }

  long undone() {
    return count(State.WAITING) + count(State.SENDING) + count(State.AMBIGUOUS);
  }

  long count(State state) {
    return store.read(tx -> tx.outbox().counts()).getOrDefault(state, 0L);
  }

  String root(String incident, String channel) {
    String root = store.read(tx -> tx.outbox().root(incident, channel));
    return String.valueOf(root);
  }

  /** The process dies and starts again. */
  void restart() {
    store.close();
    store = open();
    courier = courier();
  }

  Store store() {
    return store;
  }

  @Override
  public void unreachable(Posting posting, String error) {
    troubles.add("unreachable " + posting.channel() + " " + error);
  }

  @Override
  public void reachable(String channel) {
    troubles.add("reachable " + channel);
  }

  @Override
  public void unreadable(String channel, String error) {
    troubles.add("unreadable " + channel + " " + error);
  }

  @Override
  public List<String> unreadable() {
    return troubles.stream()
        .filter(t -> t.startsWith("unreadable "))
        .map(t -> t.split(" ", -1)[1])
        .distinct()
        .filter(channel -> !troubles.contains("readable " + channel))
        .toList();
  }

  @Override
  public void readable(String channel) {
    troubles.add("readable " + channel);
  }

  @Override
  public void refused(Posting posting, String error) {
    troubles.add("refused " + posting.incident() + " " + error);
  }

  @Override
  public void rootGone(Posting reply) {
    troubles.add("gone " + reply.incident());
  }

  @Override
  public void close() {
    store.close();
  }
}
