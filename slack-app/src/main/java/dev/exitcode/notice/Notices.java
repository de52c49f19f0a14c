package dev.exitcode.notice;

import dev.exitcode.delivery.DeliveryTroubles;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.incident.Routing;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.WatchView;
import dev.exitcode.slack.NoticeBook;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.store.Retention;
import dev.exitcode.store.Store;
import dev.exitcode.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Crash notices: watches clusters, and puts into the outbox what is to be told. Each crash that the
 * API server shows is decided on once; what was decided is on the disk before it is told. Safe for
 * many threads.
 */
public final class Notices implements AutoCloseable {
  private static final Duration HOUSEKEEPING = Duration.ofHours(1);
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final Store store;
  private final Clock clock;
  private final List<ClusterNotices> clusters;
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("notices-housekeeping").daemon().factory());

  /**
   * What notices are made of.
   *
   * @param diagnosis of a case, its secrets hidden, the most important first
   * @param message renders them
   */
  public record Means(
      Clusters clusters,
      Store store,
      Function<CaseFile, List<Diagnosis>> diagnosis,
      NoticeMessage message,
      Clock clock) {}

  /**
   * Of all clusters, told as the routing says. Nothing is watched before {@link #start()}.
   *
   * @param told called when something was put into the outbox
   */
  public Notices(Means means, Routing routing, Runnable told) {
    this.store = means.store();
    this.clock = means.clock();
    this.clusters =
        means.clusters().names().stream()
            .map(cluster -> new ClusterNotices(cluster, parts(means, routing, told)))
            .toList();
  }

  private static NoticeParts parts(Means means, Routing routing, Runnable told) {
    return new NoticeParts(
        means.clusters(),
        means.store(),
        investigator(means),
        new CurrentTriage(routing),
        new Voice(means.message(), () -> routing),
        new Standing(() -> routing.fallback().channel()),
        means.message(),
        told,
        means.clock());
  }

  private static Investigator investigator(Means means) {
    Lately lately = new Lately(System::nanoTime);
    return new Investigator(means.clusters().cases(), means.diagnosis(), lately, Notices::pause);
  }

  /** Virtual threads wait here; they do no harm where the process ends meanwhile. */
  private static void pause(Duration time) throws InterruptedException {
    boolean _ = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** What sees to notices that cannot be delivered. */
  public static DeliveryTroubles troubles(Means means, Routing routing) {
    Standing standing = new Standing(() -> routing.fallback().channel());
    return new Undelivered(means.store(), means.message(), standing, means.clock());
  }

  /** Begins to watch; returns at once. */
  public void start() {
    clusters.forEach(ClusterNotices::start);
    var _ =
        housekeeping.scheduleWithFixedDelay(
            this::prune, HOUSEKEEPING.toSeconds(), HOUSEKEEPING.toSeconds(), TimeUnit.SECONDS);
  }

  private void prune() {
    try {
      store.prune(Retention.USUAL, clock.instant());
    } catch (StoreException e) {
      LOG.warn("What is old could not be deleted: {}", e.getMessage());
    }
  }

  /** For those who click below a notice or ask about notices. */
  public NoticeBook book() {
    return new StoredNotices(store, clusters);
  }

  /** How well each cluster is seen now. */
  public List<WatchView> views() {
    return clusters.stream().map(ClusterNotices::view).toList();
  }

  /** Why nothing can be stored now, in sentences; empty where it can. */
  public List<String> troubles() {
    return clusters.stream()
        .map(ClusterNotices::trouble)
        .flatMap(Stream::ofNullable)
        .distinct()
        .toList();
  }

  /** Stops watching and stores what came in; what cannot be stored is seen again after a start. */
  @Override
  public void close() {
    housekeeping.shutdownNow();
    clusters.forEach(ClusterNotices::close);
  }
}
