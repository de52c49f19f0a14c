package dev.exitcode.notice;

import dev.exitcode.catalog.Severity;
import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Course.Occurrence;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Workload;
import dev.exitcode.incident.WorkloadHealth;
import dev.exitcode.k8s.CrashWatch;
import dev.exitcode.k8s.Marks;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.WatchEvent;
import dev.exitcode.k8s.WatchEvent.Gone;
import dev.exitcode.k8s.WatchEvent.Passed;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.Synced;
import dev.exitcode.k8s.WatchView;
import dev.exitcode.k8s.WatchedPod;
import dev.exitcode.store.MarkTable;
import dev.exitcode.store.Store;
import dev.exitcode.store.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens in one cluster, from the watch to the outbox. */
final class ClusterNotices implements AutoCloseable {
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private final String cluster;
  private final Store store;
  private final Investigator investigator;
  private final Turns<Marks.Key> turns = new Turns<>();
  private final Decisions decisions;
  private final Desk desk;
  private final CrashWatch watch;
  private volatile boolean left;

  ClusterNotices(String cluster, NoticeParts parts) {
    this.cluster = cluster;
    this.store = parts.store();
    this.investigator = parts.investigators().get();
    this.decisions = new Decisions(cluster, parts, new Now(parts));
    this.watch = parts.clusters().watch(cluster, this::marks, this::take);
    this.desk = new Desk(cluster, store, new Book(parts));
  }

  /** The cluster as the watch sees it, and as it says itself. */
  private final class Now implements ClusterView {
    private final Looks looks;
    private final Clock clock;

    private Now(NoticeParts parts) {
      this.looks = new Looks(parts.clusters().cases(), ClusterNotices.this::pod, System::nanoTime);
      this.clock = parts.clock();
    }

    /** Nothing is known while the watch does not see all. */
    @Override
    public Map<Workload, WorkloadHealth> healths(Set<Workload> workloads) {
      return watch.view().synced() ? Healths.of(workloads, watch) : Map.of();
    }

    @Override
    public @Nullable Candidate look(Incident incident) {
      return looks.apply(incident);
    }

    @Override
    public void recheck(Incident incident) {
      Sighting seen = LastEnd.of(incident, clock.instant());
      Thread.ofVirtual().name("recheck-" + cluster).start(() -> lookAgain(seen));
    }
  }

  /** What is decided, and whether there is anything to see at all. */
  private final class Book implements Desk.Book {
    private final NoticeParts parts;
    private final Blindness blindness;
    private boolean told;
    private Instant noted = Instant.MIN;

    private Book(NoticeParts parts) {
      this.parts = parts;
      this.blindness =
          new Blindness(cluster, parts.standing(), parts.message(), ClusterNotices.this::view);
    }

    @Override
    public void reload() {
      blindness.reload();
      decisions.reload();
    }

    @Override
    public void check(Tx tx) {
      decisions.check(tx);
    }

    /** What was left may hear of it late, when its cluster is watched here anew. */
    @Override
    public void over() {
      if (!left) {
        decisions.over();
      }
    }

    @Override
    public void review(Tx tx) {
      Instant now = parts.clock().instant();
      noteSeen(tx, now);
      told |= blindness.review(tx, now);
      decisions.review(tx);
    }

    /** No list may be needed for months. */
    private void noteSeen(Tx tx, Instant now) {
      if (view().synced() && now.isAfter(noted.plus(SEEN_EVERY))) {
        tx.marks().seen(cluster, now, false);
        noted = now;
      }
    }

    @Override
    public void write(Tx tx) {
      decisions.write(tx);
    }

    @Override
    public void stored() {
      if (told) {
        told = false;
        parts.told().run();
      }
      decisions.stored();
    }
  }

  void start() {
    desk.start();
    watch.start();
  }

  WatchView view() {
    return watch.view();
  }

  /** See {@link Decisions#open}. */
  Map<Severity, Long> open() {
    return decisions.open();
  }

  /** Why nothing can be stored, or null. */
  @Nullable String trouble() {
    return desk.trouble();
  }

  private Marks marks() {
    decisions.begin();
    return store.read(this::marks);
  }

  private Marks marks(Tx tx) {
    Map<Marks.Key, Marks.Mark> marks = new HashMap<>();
    for (MarkTable.Mark mark : tx.marks().of(cluster)) {
      marks.put(
          new Marks.Key(mark.uid(), mark.container()), new Marks.Mark(mark.ends(), mark.last()));
    }
    return new Marks(tx.marks().isSynced(cluster), marks);
  }

  /**
   * That a first list was read is noted at once, together with what was history in it, and not when
   * all of it was looked into: from then on, what has no mark is news, whoever dies meanwhile.
   */
  private void take(WatchEvent event) {
    switch (event) {
      case Sighting seen -> look(seen);
      case Passed passed -> desk.add(tx -> passed.marks().forEach((k, m) -> put(tx, k, m)));
      case Gone gone -> desk.add(tx -> tx.marks().forget(cluster, gone.uid()));
      case Synced synced -> desk.add(tx -> tx.marks().seen(cluster, synced.at(), true));
    }
  }

  private void put(Tx tx, Marks.Key key, Marks.Mark mark) {
    tx.marks().put(cluster, Records.mark(key, mark));
  }

  private void look(Sighting seen) {
    Turns<Marks.Key>.Turn turn = turns.take(seen.key());
    Thread.ofVirtual().name("crash-" + cluster).start(() -> look(seen, turn));
  }

  private void look(Sighting seen, Turns<Marks.Key>.Turn turn) {
    Decided decided = new Decided(decisions, seen, () -> replicas(seen));
    try (turn) {
      turn.await();
      investigator.look(
          seen,
          found -> {
            desk.add(decided.task(found));
            turn.end();
            desk.add(decided.keeping(found));
          });
      forgetIfGone(seen.pod());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a pod that is not there says is no better than what is known. */
  private void lookAgain(Sighting seen) {
    try {
      investigator.look(
          seen,
          found -> {
            if (found.file().pod().identity().createdAt() != null) {
              desk.add(tx -> decisions.recheck(tx, Observations.of(seen, found, replicas(seen))));
            }
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** That it is gone was seen while this was looked into: what was decided put its mark again. */
  private void forgetIfGone(PodRef pod) {
    if (!watch.sees(pod)) {
      desk.add(tx -> tx.marks().forget(cluster, pod.uid()));
    }
  }

  private ReplicaCount replicas(Sighting seen) {
    List<WatchedPod> pods = Healths.pods(Observations.workload(seen), watch);
    int hit = Math.toIntExact(pods.stream().filter(pod -> !pod.ready()).count());
    return new ReplicaCount(Math.max(1, hit), Math.max(seen.deleting() ? 0 : 1, pods.size()));
  }

  /** The pod that crashed last; where it is gone, another of the workload's. */
  private PodRef pod(Incident incident) {
    Workload workload = incident.workload();
    Occurrence last = incident.course().recent().getLast();
    PodRef pod = new PodRef(workload.cluster(), workload.namespace(), last.pod(), last.key().uid());
    return watch.sees(pod)
        ? pod
        : Healths.pods(workload, watch).stream().map(WatchedPod::pod).findFirst().orElse(pod);
  }

  @Override
  public void close() {
    left = true;
    watch.close();
    desk.close();
  }
}
