package dev.exitcode.delivery;

import dev.exitcode.store.Outbox.Wanted;
import dev.exitcode.store.Posting.Claimed;
import dev.exitcode.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes from the outbox what is due and has it delivered: in each channel one after the other, the
 * channels side by side, so that none waits for another. Holds no more than it is sending. Safe for
 * many threads.
 */
public final class Courier implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  private static final int MOST_AT_ONCE = 16;
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration LONGEST_TOKEN_WAIT = Duration.ofSeconds(20);

  /** Longer than the longest delivery. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** How often a channel that takes no messages is tried. */
  private static final Duration PROBE = Duration.ofMinutes(15);

  /** A clock that is only adjusted is not set back by as much. */
  private static final Duration SET_BACK = Duration.ofSeconds(1);

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(12);

  private final Delivery.Means means;
  private final Delivery delivery;
  private final ExecutorService threads;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final Semaphore bell = new Semaphore(0);
  private final Thread thread;
  private Instant probed = Instant.EPOCH;
  private Instant looked = Instant.EPOCH;
  private volatile boolean closing;

  /** One that works by the clocks of this machine, and keeps Slack's limits. */
  public Courier(Store store, SlackCalls slack, DeliveryTroubles troubles) {
    this(
        means(
            store,
            slack,
            troubles,
            new Clocks(InstantSource.system(), System::nanoTime, RandomGenerator.getDefault())),
        Executors.newVirtualThreadPerTaskExecutor());
  }

  /** With other clocks, and with threads of the caller's, which {@link #close} ends. */
  Courier(Delivery.Means means, ExecutorService threads) {
    this.means = means;
    this.threads = threads;
    this.delivery = new Delivery(means);
    this.thread = Thread.ofVirtual().name("courier").unstarted(this::run);
  }

  /**
   * What time is read off.
   *
   * @param wall by it the rows of the outbox are dated, by whoever puts them there, and claims, by
   *     other replicas too
   * @param nanos passes steadily
   */
  record Clocks(InstantSource wall, LongSupplier nanos, RandomGenerator random) {}

  static Delivery.Means means(
      Store store, SlackCalls slack, DeliveryTroubles troubles, Clocks clocks) {
    Pacer pacer = new Pacer(Pacer.Limits.standard(), clocks.nanos());
    Steady steady = new Steady(clocks.wall().instant(), clocks.nanos());
    Standstill standstill = new Standstill(steady, clocks.random());
    return new Delivery.Means(
        store, slack, pacer, standstill, troubles, clocks.wall(), clocks.random());
  }

  /** Begins to deliver; returns at once. */
  public void start() {
    thread.start();
  }

  /** Says that something was put into the outbox, so that it need not wait to be looked for. */
  public void wake() {
    bell.release();
  }

  /** How it stands with the way to Slack. */
  public DeliveryStatus status() {
    Standstill.Trouble trouble = means.standstill().trouble();
    return new DeliveryStatus(
        trouble == null ? null : trouble.why(),
        trouble == null ? null : trouble.since(),
        delivery.closed(),
        delivery.blindness());
  }

  private void run() {
    try {
      while (!closing) {
        await(round());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void await(Duration longest) throws InterruptedException {
    boolean _ = bell.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
    bell.drainPermits();
  }

  /** One look into the outbox; how long until it is worth another one, if nothing happens. */
  Duration round() {
    try {
      hurryIfSetBack();
      Duration left = stillStanding();
      return left.isPositive() ? left : deliverDue();
    } catch (RuntimeException e) {
      log.warn("Could not look for what is to be sent: {}", said(e));
      return IDLE;
    }
  }

  /** What was to wait a moment would wait for as long as the clock was set back. */
  private void hurryIfSetBack() {
    Instant now = means.clock().instant();
    if (now.isBefore(looked.minus(SET_BACK))) {
      boolean _ = means.store().deliver(outbox -> outbox.hurry(now));
    }
    looked = now;
  }

  /** While nothing gets through, how long to wait; a token is proven before a message is tried. */
  private Duration stillStanding() {
    Duration left = means.standstill().left();
    Standstill.Trouble trouble = means.standstill().trouble();
    if (trouble == null || !trouble.token()) {
      return left;
    }
    if (means.slack().read("auth.test", Map.of()) instanceof Reply.Done) {
      return left;
    }
    return LONGEST_TOKEN_WAIT;
  }

  private Duration deliverDue() {
    boolean trying = means.standstill().trouble() != null;
    int room = trying ? 1 - Math.min(1, busy.size()) : MOST_AT_ONCE - busy.size();
    if (room <= 0) {
      return IDLE;
    }
    probe();
    Map<String, Duration> waiting = means.pacer().waiting();
    Set<String> without = new HashSet<>(busy);
    without.addAll(waiting.keySet());
    boolean updates = means.pacer().takesUpdates();
    List<Claimed> rows = claim(new Wanted(room, without, updates));
    rows.forEach(this::begin);
    return rows.isEmpty() ? soonest(waiting) : Duration.ZERO;
  }

  private void probe() {
    Instant now = means.clock().instant();
    if (Duration.between(probed, now).abs().compareTo(PROBE) >= 0) {
      probed = now;
      delivery.probe();
    }
  }

  private List<Claimed> claim(Wanted wanted) {
    Instant now = means.clock().instant();
    return means.store().deliver(outbox -> outbox.claim(wanted, now, LEASE));
  }

  private static Duration soonest(Map<String, Duration> waiting) {
    return waiting.values().stream()
        .min(Duration::compareTo)
        .filter(d -> d.compareTo(IDLE) < 0)
        .orElse(IDLE);
  }

  private void begin(Claimed row) {
    busy.add(row.posting().channel());
    threads.execute(() -> deliver(row));
  }

  private void deliver(Claimed row) {
    try {
      delivery.deliver(row);
    } catch (RuntimeException e) {
      log.warn("Could not deliver message {}: {}", row.id(), said(e));
    } finally {
      busy.remove(row.posting().channel());
      bell.release();
    }
  }

  private static String said(RuntimeException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** Begins nothing new and waits for what is on its way; the rest stays in the outbox. */
  @Override
  public void close() {
    closing = true;
    bell.release();
    try {
      end(System.nanoTime() + LONGEST_CLOSE.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }

  /** What a last look claims is delivered: left alone, it would be in doubt. */
  private void end(long deadline) throws InterruptedException {
    if (thread.getState() != Thread.State.NEW) {
      boolean _ = thread.join(Duration.ofNanos(deadline - System.nanoTime()));
    }
    threads.shutdown();
    boolean _ = threads.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }
}
