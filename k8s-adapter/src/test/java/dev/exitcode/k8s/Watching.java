package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.k8s.Marks.Key;
import dev.exitcode.k8s.Marks.Mark;
import dev.exitcode.k8s.WatchEvent.Gone;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.Synced;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A watch on a {@link WatchServer} that is in a hurry, and whoever it tells. */
final class Watching implements AutoCloseable {
  static final WatchPace HASTY =
      new WatchPace(
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(700),
          Duration.ofSeconds(8),
          Duration.ofMillis(10),
          Duration.ofMillis(10),
          Duration.ofMillis(40),
          Duration.ofMillis(200));

  private static final long PATIENCE = 60;

  private final WatchServer server;
  private final BlockingQueue<WatchEvent> told = new LinkedBlockingQueue<>();
  private final Semaphore holding = new Semaphore(1);
  private volatile String throwing = "nobody";
  private List<String> namespaces = List.of();
  private Marks marks = Marks.NONE;
  private WatchPace pace = HASTY;
  private EventTeller teller;
  private CrashWatch watch;

  Watching(WatchServer server) {
    this.server = server;
  }

  Watching in(String... some) {
    namespaces = List.of(some);
    return this;
  }

  Watching at(WatchPace other) {
    pace = other;
    return this;
  }

  Watching marks(Map<Key, Mark> some) {
    marks = new Marks(true, some);
    return this;
  }

  Watching started() {
    Machine machine = new Machine(Map.of(), Path.of("none"), Path.of("none"));
    Clock clock = Clock.fixed(FakeApi.NOW, ZoneOffset.UTC);
    ClusterAccess.Way way = new ClusterAccess.Way.Url(server.url());
    teller = new EventTeller("prod", Times.of(clock), pace, this::tell);
    watch =
        new CrashWatch(
            new Api(new Connection(way, machine, Clock.systemUTC())).once(),
            namespaces,
            () -> marks,
            teller);
    watch.start();
    return this;
  }

  /** However long a busy machine takes. */
  static void until(BooleanSupplier condition) {
    await()
        .atMost(Duration.ofSeconds(PATIENCE))
        .pollInterval(Duration.ofMillis(5))
        .until(condition::getAsBoolean);
  }

  CrashWatch watch() {
    return watch;
  }

  /** How many events it threw at wait to be told again. */
  int held() {
    return teller.held();
  }

  /** Throws at what concerns that pod until it is another. */
  void throwAt(String uid) {
    throwing = uid;
  }

  void hold() {
    holding.acquireUninterruptibly();
  }

  void goOn() {
    holding.release();
  }

  private void tell(WatchEvent event) {
    holding.acquireUninterruptibly();
    holding.release();
    String uid =
        switch (event) {
          case Sighting sighting -> sighting.key().uid();
          case Gone gone -> gone.uid();
          default -> "";
        };
    if (uid.equals(throwing)) {
      throw new IllegalStateException("as the test wants it");
    }
    told.add(event);
  }

  /** Waits for a list to be dealt with, whatever comes before. */
  Synced synced() {
    WatchEvent event = next();
    while (!(event instanceof Synced)) {
      event = next();
    }
    return (Synced) event;
  }

  /** The next event, which has to be a sighting. */
  Sighting sighting() {
    return next(Sighting.class);
  }

  <T extends WatchEvent> T next(Class<T> type) {
    WatchEvent event = next();
    assertThat(event).isInstanceOf(type);
    return type.cast(event);
  }

  /** The next sighting, whatever lists come before. */
  Sighting nextSighting() {
    WatchEvent event = next();
    while (!(event instanceof Sighting)) {
      event = next();
    }
    return (Sighting) event;
  }

  boolean isTold() {
    return !told.isEmpty();
  }

  private WatchEvent next() {
    try {
      WatchEvent event = told.poll(PATIENCE, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("told nothing more; asked for: " + server.asked());
      }
      return event;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Shows one more crash and sees that it is the next that is told. */
  void toldNoMore() {
    server.pod(
        PodText.ended("last-7c9-" + told.hashCode(), "last" + server.asked().size(), 0, 1, "e5"));
    assertThat(nextSighting().pod().name()).startsWith("last-");
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
  }
}
