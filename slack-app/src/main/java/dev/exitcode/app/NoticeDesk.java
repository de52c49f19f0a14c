package dev.exitcode.app;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.Severity;
import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.delivery.Courier;
import dev.exitcode.delivery.SlackCalls;
import dev.exitcode.incident.Routing;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.Election;
import dev.exitcode.k8s.Election.Ballot;
import dev.exitcode.k8s.Election.Candidate;
import dev.exitcode.k8s.WatchView;
import dev.exitcode.notice.Notices;
import dev.exitcode.notice.Notices.Means;
import dev.exitcode.slack.NoticeBook;
import dev.exitcode.slack.NoticeButton;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.store.Location;
import dev.exitcode.store.Store;
import dev.exitcode.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Crash notices behind the bot. The store is opened beside the start, so that no start waits for a
 * disk, and again where that fails. Safe for many threads.
 */
final class NoticeDesk implements AutoCloseable {
  /** What replicas with a file each would compete for. */
  private static final String FILE = "the file";

  private static final Duration AGAIN = Duration.ofSeconds(15);
  private static final Logger LOG = LoggerFactory.getLogger(NoticeDesk.class);

  private final NoticeSettings settings;
  private final Function<Store, Parts> parts;
  private final Clock clock;
  private final Replicas replicas;
  private final Instant since;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable Open open;
  private volatile @Nullable String trouble;
  private volatile @Nullable Election election;
  private volatile boolean wanted;

  /** What needs an open store. */
  record Parts(Notices notices, Courier courier) {}

  private record Open(Store store, Parts parts) {
    void close() {
      parts.notices().close();
      parts.courier().close();
      store.close();
    }
  }

  /**
   * What stands beside the store.
   *
   * @param clusters to be watched
   * @param slack the way to Slack
   */
  record Beside(
      Supplier<Clusters> clusters,
      Supplier<TeamKnowledge> team,
      Supplier<Catalog> catalog,
      SlackCalls slack) {}

  /** Notices as the settings want them; where they want none, nothing is opened. */
  static NoticeDesk of(NoticeSettings settings, Beside beside, Clock clock) {
    return of(settings, beside, clock, Replicas.ofPod(clock));
  }

  /** As above, with others who may watch in its place. */
  static NoticeDesk of(NoticeSettings settings, Beside beside, Clock clock, Replicas replicas) {
    Function<Store, Parts> parts = store -> parts(settings, beside, store, clock);
    return new NoticeDesk(settings, parts, clock, replicas);
  }

  private static Parts parts(NoticeSettings settings, Beside beside, Store store, Clock clock) {
    Routing routing = Objects.requireNonNull(settings.routing());
    Means means =
        new Means(
            beside.clusters().get(),
            store,
            file -> Metering.counted(Diagnosing.ofCase(file, beside.team())),
            new NoticeMessage(beside.catalog().get(), NoticeButton.handled()),
            clock);
    Courier courier =
        new Courier(store, new CountedCalls(beside.slack()), Notices.troubles(means, routing));
    return new Parts(new Notices(means, routing, courier::wake), courier);
  }

  private NoticeDesk(
      NoticeSettings settings, Function<Store, Parts> parts, Clock clock, Replicas replicas) {
    this.replicas = replicas;
    this.settings = settings;
    this.parts = parts;
    this.clock = clock;
    this.since = clock.instant();
  }

  /** Begins to watch and to tell; returns at once. */
  void start() {
    if (settings.routing() != null && !isElected()) {
      openSoon();
    }
  }

  private void openSoon() {
    wanted = true;
    Thread.ofVirtual().name("notices-open").start(this::open);
  }

  /** A file is one replica's: the others have theirs shut. */
  private boolean isElected() {
    if (settings.storage() instanceof Location.SqliteFile) {
      Ballot ballot = new Ballot(Replicas.identity(), List.of(FILE), true);
      election = replicas.elect(ballot, new Keeper());
    }
    Election now = election;
    if (now != null) {
      now.start();
    }
    return now != null;
  }

  /** Of the file. */
  private final class Keeper implements Candidate {
    @Override
    public void lead(String what) {
      openSoon();
    }

    @Override
    public void leave(String what) {
      wanted = false;
      shut();
    }
  }

  private void open() {
    try {
      while (!isOpen() && !closing.await(AGAIN.toSeconds(), TimeUnit.SECONDS)) {
        LOG.debug("The store is tried again.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isOpen() {
    if (closing.getCount() == 0 || !wanted || open != null) {
      return true;
    }
    try {
      begin(Store.open(settings.storage(), clock));
      return true;
    } catch (StoreException e) {
      if (trouble == null) {
        LOG.warn("No crash notices yet: {}", e.getMessage());
      }
      trouble = e.getMessage();
      return false;
    }
  }

  private void begin(Store store) {
    Open now = new Open(store, parts.apply(store));
    open = now;
    trouble = null;
    if (store.damage() != null) {
      LOG.warn("{}", store.damage().sentence());
    }
    now.parts().courier().start();
    watch(now.parts().notices());
  }

  /** All clusters, or those that this replica is chosen for. */
  private void watch(Notices notices) {
    if (settings.storage() instanceof Location.Postgres) {
      Ballot ballot = new Ballot(Replicas.identity(), notices.names(), false);
      Election among = replicas.elect(ballot, new Watcher(notices));
      election = among;
      if (among != null) {
        notices.standBy(among::cede);
        among.start();
        return;
      }
    }
    notices.start();
  }

  /** Of clusters. */
  private record Watcher(Notices notices) implements Candidate {
    @Override
    public void lead(String cluster) {
      LOG.info("This replica watches {}.", cluster);
      notices.lead(cluster);
    }

    @Override
    public void leave(String cluster) {
      LOG.info("This replica does not watch {} any more.", cluster);
      notices.leave(cluster);
    }
  }

  /** How well each cluster is seen that is watched here. */
  List<WatchView> views() {
    Open now = open;
    return now == null ? List.of() : now.parts().notices().views();
  }

  /** How many incidents of a cluster that is watched here go on. */
  double open(String cluster, Severity severity) {
    Open now = open;
    return now == null ? 0 : now.parts().notices().open(cluster).getOrDefault(severity, 0L);
  }

  /** For how long the oldest message waits; 0: none does; NaN: nobody can tell. */
  double waitingSeconds() {
    Open now = open;
    if (now == null) {
      return Double.NaN;
    }
    try {
      return now.store()
          .read(tx -> Optional.ofNullable(tx.outbox().undoneSince()))
          .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1e3)
          .orElse(0.0);
    } catch (StoreException e) {
      return Double.NaN;
    }
  }

  /** Whether crashes are seen, stored and told; the first thing that is not is named. */
  Health.Part health() {
    Open now = open;
    List<String> wrong = now == null ? new ArrayList<>() : NoticeTroubles.of(now.parts());
    wrong.addAll(ReplicaTroubles.of(settings.storage(), election, FILE));
    String closed = trouble;
    if (closed != null) {
      wrong.add(closed);
    }
    String detail = wrong.isEmpty() ? said(now) : String.join(" ", wrong);
    return new Health.Part("notices", wrong.isEmpty(), detail, since);
  }

  private static String said(@Nullable Open now) {
    if (now == null) {
      return "The store is being opened.";
    }
    int pods = now.parts().notices().views().stream().mapToInt(WatchView::pods).sum();
    return "Watching " + pods + " pods.";
  }

  /** For those who click below a notice or ask about notices; null while there is no store. */
  @Nullable NoticeBook book() {
    Open now = open;
    return now == null ? null : now.parts().notices().book();
  }

  @Override
  public void close() {
    closing.countDown();
    Election now = election;
    if (now != null) {
      now.close();
    }
    shut();
  }

  private synchronized void shut() {
    Open now = open;
    open = null;
    if (now != null) {
      now.close();
    }
  }
}
