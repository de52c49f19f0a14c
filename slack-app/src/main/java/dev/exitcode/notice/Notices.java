package dev.exitcode.notice;

import dev.exitcode.catalog.Severity;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
  private final NoticeParts parts;
  private final List<String> names;
  private final Unreadable unreadable;
  private final Map<String, ClusterNotices> led = new ConcurrentHashMap<>();
  private final Set<String> lost = ConcurrentHashMap.newKeySet();
  private volatile Consumer<String> over = this::isOthers;
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
    this.names = means.clusters().names();
    this.unreadable = new Unreadable(names);
    this.parts = parts(means, routing, told, this::superseded);
  }

  private static NoticeParts parts(
      Means means, Routing routing, Runnable told, Consumer<String> over) {
    return new NoticeParts(
        means.clusters(),
        means.store(),
        () -> investigator(means),
        new CurrentTriage(routing),
        new Voice(means.message(), () -> routing),
        new Standing(() -> routing.fallback().channel()),
        means.message(),
        told,
        over,
        means.clock());
  }

  private static Investigator investigator(Means means) {
    Lately lately = new Lately(System::nanoTime);
    return new Investigator(means.clusters().cases(), means.diagnosis(), lately, Notices::pause);
  }

  /** Virtual threads wait here; they do no harm where the process ends meanwhile. */
  static void pause(Duration time) throws InterruptedException {
    boolean _ = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** What sees to notices that cannot be delivered. */
  public static DeliveryTroubles troubles(Means means, Routing routing) {
    Standing standing = new Standing(() -> routing.fallback().channel());
    return new Undelivered(means.store(), means.message(), standing, means.clock());
  }

  /** Begins to watch all clusters; returns at once. */
  public void start() {
    names.forEach(this::lead);
    keepHouse();
  }

  /**
   * Begins with no cluster; which of them are watched is told by {@link #lead} and {@link #leave}.
   *
   * @param superseded told of a cluster that another replica decides for, as the store says
   */
  public void standBy(Consumer<String> superseded) {
    over = superseded;
    keepHouse();
  }

  /** Watches a cluster from now on; returns at once. */
  public void lead(String cluster) {
    ClusterNotices one = new ClusterNotices(cluster, parts);
    led.put(cluster, one);
    one.start();
  }

  /** Watches it no more; what came in is stored when this returns. */
  public void leave(String cluster) {
    ClusterNotices one = led.remove(cluster);
    if (one != null) {
      one.close();
    }
  }

  /** What was left already may say so late. */
  private void superseded(String cluster) {
    if (led.containsKey(cluster)) {
      over.accept(cluster);
    }
  }

  /** Where nobody says who watches what, and yet another one decides. */
  private void isOthers(String cluster) {
    lost.add(cluster);
    Thread.ofVirtual().name("notices-leave").start(() -> leave(cluster));
  }

  /** All clusters there are. */
  public List<String> names() {
    return names;
  }

  /** The clusters that are watched now. */
  private List<ClusterNotices> clusters() {
    return names.stream().map(led::get).filter(Objects::nonNull).toList();
  }

  private void keepHouse() {
    var _ =
        housekeeping.scheduleWithFixedDelay(
            this::prune, 0, HOUSEKEEPING.toSeconds(), TimeUnit.SECONDS);
  }

  private void prune() {
    try {
      store.prune(Retention.USUAL, clock.instant());
      unreadable.look(store, clock.instant().minus(Retention.USUAL.age()));
    } catch (StoreException e) {
      LOG.warn("What is old could not be deleted: {}", e.getMessage());
    }
  }

  /** For those who click below a notice or ask about notices. */
  public NoticeBook book() {
    return new StoredNotices(parts, names, this::views);
  }

  /** How well each cluster is seen now. */
  public List<WatchView> views() {
    return clusters().stream().map(ClusterNotices::view).toList();
  }

  /** How many incidents of a cluster go on, of each severity; none where it is not watched here. */
  public Map<Severity, Long> open(String cluster) {
    ClusterNotices one = led.get(cluster);
    return one == null ? Map.of() : one.open();
  }

  /** What is wrong with storing, and with what is stored, in sentences. */
  public List<String> troubles() {
    List<String> all = new ArrayList<>(unreadable.sentences());
    lost.stream().map(Notices::takenAway).forEach(all::add);
    clusters().stream()
        .flatMap(one -> Stream.ofNullable(one.trouble()))
        .distinct()
        .forEach(all::add);
    return all;
  }

  private static String takenAway(String cluster) {
    return "Another Exitcode with the same database decides for "
        + cluster
        + ": outside Kubernetes only one of them may.";
  }

  /** Stops watching and stores what came in; what cannot be stored is seen again after a start. */
  @Override
  public void close() {
    housekeeping.shutdownNow();
    names.forEach(this::leave);
  }
}
