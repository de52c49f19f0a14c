package dev.exitcode.k8s;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides with the other replicas who looks after what, by Leases in the namespace that this
 * program runs in. Each replica that lives has a Lease of its own; who looks after a thing is
 * chosen among them by a hash, so that things spread and stay where they are, and holds its Lease.
 * Of a replica that is no more, another has everything within a lease and two seconds. Thread-safe.
 *
 * <p>A replica that was paused may take itself for the holder for a moment after another became it.
 * Whatever must not be done twice is to be held by the store.
 */
public final class Election implements AutoCloseable {
  /** Who does not get its Lease renewed for so long stops; others may begin five seconds later. */
  private static final long DEADLINE = Duration.ofSeconds(Lease.SECONDS - 5).toNanos();

  private static final long RENEWAL = Duration.ofSeconds(Lease.SECONDS / 5).toNanos();
  private static final Duration TICK = Duration.ofMillis(500);

  private final LeaseCalls calls;
  private final Ballot ballot;
  private final Candidate candidate;
  private final LongSupplier nanos;
  private final SeenLeases seen = new SeenLeases();
  private final Remains remains = new Remains();

  /** When each that is held was renewed last. */
  private final Map<String, Long> held = new ConcurrentHashMap<>();

  /** Until when what another was found to look after is left alone. */
  private final Map<String, Long> ceded = new ConcurrentHashMap<>();

  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("election").factory());
  private long renewed = Long.MIN_VALUE / 2;
  private volatile @Nullable String trouble;

  /** Told by one thread, one after the other. Neither may throw. */
  public interface Candidate {
    /** Looks after it from now on. */
    void lead(String what);

    /** Looks after it no more; others may begin when this returns. */
    void leave(String what);
  }

  /**
   * What is voted on.
   *
   * @param identity this replica's, unlike all others'
   * @param things by their names; the names of Leases are made of them
   * @param alone whether this replica goes on where no Lease can be had, since it needs no other
   */
  public record Ballot(String identity, List<String> things, boolean alone) {
    /** Copies the list. */
    public Ballot {
      things = List.copyOf(things);
    }
  }

  Election(LeaseCalls calls, Ballot ballot, Candidate candidate, LongSupplier nanos) {
    this.calls = calls;
    this.ballot = ballot;
    this.candidate = candidate;
    this.nanos = nanos;
  }

  /** Whether this program runs in a pod that may know its cluster. */
  public static boolean isPossible() {
    return Machine.current().isPod();
  }

  /** One by the cluster that this program runs in, through its pod's account; calls are told. */
  public static Election inPod(
      Ballot ballot, Candidate candidate, Clock clock, Consumer<ApiCall> told) {
    Api api =
        new Api(
            new Connection(new ClusterAccess.Way.ServiceAccount(), Machine.current(), clock),
            new Tally("home", told));
    return new Election(
        new LeaseCalls(api.once(), null, clock), ballot, candidate, System::nanoTime);
  }

  /** One by another cluster, in one of its namespaces. */
  public static Election in(ClusterAccess home, Ballot ballot, Candidate candidate, Clock clock) {
    Api api = new Api(new Connection(home.way(), Machine.current(), clock));
    String namespace = home.namespaces().isEmpty() ? null : home.namespaces().getFirst();
    return new Election(
        new LeaseCalls(api.once(), namespace, clock), ballot, candidate, System::nanoTime);
  }

  /** Takes part from now on; returns at once. */
  public void start() {
    var _ = ticks.scheduleWithFixedDelay(this::safely, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void safely() {
    try {
      tick();
    } catch (RuntimeException e) {
      trouble = "a mistake of ours: " + e; // the next one tries again
    }
  }

  /** One look at all Leases, and what follows of it. */
  void tick() {
    try {
      seen.see(calls.list(), nanos.getAsLong());
      boolean due = nanos.getAsLong() - renewed >= RENEWAL;
      if (due) {
        renew();
      }
      for (String thing : ballot.things()) {
        vote(thing, due);
      }
      trouble = null;
    } catch (ApiException e) {
      trouble = e.why() + " (" + e.getMessage() + ")";
      if (ballot.alone() && isForGood(e)) {
        ballot.things().stream().filter(thing -> !held.containsKey(thing)).forEach(this::lead);
      }
    }
    overdue();
  }

  private static boolean isForGood(ApiException e) {
    return switch (e.why()) {
      case FORBIDDEN, UNAUTHORIZED, NOT_FOUND -> true;
      default -> false;
    };
  }

  /** This replica's own first: others ask for it before they ask for what it held. */
  private void renew() throws ApiException {
    long now = nanos.getAsLong();
    Lease written = calls.write(seen.get(memberLease(), true).heldBy(ballot.identity()));
    if (written != null) {
      seen.see(written, now);
      renewed = now;
    }
    remains.tidy(seen.remains(now), calls, now);
  }

  private void vote(String thing, boolean due) throws ApiException {
    Lease lease = seen.get(leaseOf(thing), false);
    boolean mine = lease.holder().equals(ballot.identity());
    long now = nanos.getAsLong();
    if (!held.containsKey(thing)) {
      if ((mine || seen.isFree(lease.name(), now)) && isChosen(thing, now)) {
        take(thing, lease);
      }
    } else if (!mine) {
      leave(thing);
    } else if (isAnothers(thing, now)) {
      leave(thing);
      calls.write(lease.heldBy(""));
    } else if (due) {
      write(thing, lease);
    }
  }

  private boolean isChosen(String thing, long now) {
    return now >= ceded.getOrDefault(thing, Long.MIN_VALUE)
        && ballot.identity().equals(Choice.of(thing, seen.members(now).keySet()));
  }

  /** Somebody who is here for a while already: a start is no time to hand things about. */
  private boolean isAnothers(String thing, long now) {
    Map<String, Long> settled = seen.members(now);
    settled
        .entrySet()
        .removeIf(e -> e.getValue() < DEADLINE && !e.getKey().equals(ballot.identity()));
    return !ballot.identity().equals(Choice.of(thing, settled.keySet()));
  }

  private void take(String thing, Lease lease) throws ApiException {
    if (write(thing, lease)) {
      candidate.lead(thing);
    }
  }

  /** It holds from before the call on, however long the answer took. */
  private boolean write(String thing, Lease lease) throws ApiException {
    long before = nanos.getAsLong();
    Lease written = calls.write(lease.heldBy(ballot.identity()));
    if (written != null) {
      seen.see(written, before);
      held.put(thing, before);
    }
    return written != null;
  }

  private void lead(String thing) {
    held.put(thing, Long.MAX_VALUE);
    candidate.lead(thing);
  }

  private void leave(String thing) {
    held.remove(thing);
    candidate.leave(thing);
  }

  /** Before others may take it, and whether or not the API server answers. */
  private void overdue() {
    long now = nanos.getAsLong();
    if (!ballot.alone()) {
      held.forEach(
          (thing, at) -> {
            if (now - at >= DEADLINE) {
              leave(thing);
            }
          });
    }
  }

  /** The store says that another looks after it: it is left to that one for a while. */
  public void cede(String thing) {
    ceded.put(thing, nanos.getAsLong() + 2 * DEADLINE);
    if (!ticks.isShutdown()) {
      ticks.execute(() -> leaveHeld(thing));
    }
  }

  private void leaveHeld(String thing) {
    if (held.containsKey(thing)) {
      leave(thing);
    }
  }

  /** What this replica looks after now. */
  public Set<String> held() {
    return Set.copyOf(held.keySet());
  }

  /** Who else looks after it, as far as is known; null: nobody. */
  public @Nullable String holder(String thing) {
    String holder = seen.get(leaseOf(thing), false).holder();
    return holder.isEmpty() || holder.equals(ballot.identity()) ? null : holder;
  }

  /** Why no Leases can be had now, in few words; null: they can. */
  public @Nullable String trouble() {
    return trouble;
  }

  private String memberLease() {
    return "exitcode-replica-" + Choice.name(ballot.identity());
  }

  static String leaseOf(String thing) {
    return "exitcode-" + Choice.name(thing);
  }

  /** Gives back all it holds, so that others need not wait. */
  @Override
  public void close() {
    ticks.execute(this::release);
    ticks.shutdown();
    try {
      boolean _ = ticks.awaitTermination(DEADLINE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveBack(Lease lease) throws ApiException {
    if (lease.holder().equals(ballot.identity())) {
      calls.write(lease.heldBy(""));
    }
  }

  private void release() {
    List<String> all = List.copyOf(held.keySet());
    all.forEach(this::leave);
    try {
      giveBack(seen.get(memberLease(), true));
      for (String thing : all) {
        giveBack(seen.get(leaseOf(thing), false));
      }
    } catch (ApiException e) {
      trouble = e.getMessage(); // they run out by themselves
    }
    calls.api().close();
  }
}
