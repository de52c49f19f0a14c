package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import dev.exitcode.k8s.WatchEvent.How;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Lists the pods of a namespace, or of all, and follows them from there, for as long as it is not
 * closed: nothing that a server does ends it. Versions are compared with nothing; they are given
 * back as they came.
 */
final class PodStream implements Runnable, AutoCloseable {
  /** That often in a row, and what is asked for may be what the server cannot give. */
  private static final int DOUBTFUL = 2;

  private final Api api;
  private final EventTeller teller;
  private final WatchPace pace;
  private final FirstSync syncs;
  private final PodDiff diff;
  private final StreamHealth health;
  private final ListLimit limit;
  private final BackOff backOff;
  private final BackOff doubts;
  private final Closing closing = new Closing();
  private volatile @Nullable PodWatch open;
  private @Nullable String namespace;
  private @Nullable String version;
  private boolean listed;
  private int failures;

  PodStream(Api api, @Nullable String namespace, EventTeller teller, FirstSync syncs) {
    this.api = api;
    this.namespace = namespace;
    this.teller = teller;
    this.syncs = syncs;
    pace = teller.pace();
    limit = new ListLimit(pace.lists());
    diff = new PodDiff(teller);
    health = new StreamHealth(teller.times());
    backOff = teller.backOff(pace.first(), pace.most());
    doubts = teller.backOff(pace.first().multipliedBy(4), pace.most().multipliedBy(20));
  }

  StreamHealth health() {
    return health;
  }

  /** Looks after what is open; called again and again by another thread. */
  void check() {
    PodWatch watch = open;
    if (watch != null) {
      watch.check(pace.silence());
    }
  }

  @Override
  public void run() {
    Duration pause = Duration.ZERO;
    while (!closing.isClosedWithin(pause)) {
      pause = attempt();
    }
  }

  /** Lists where it has to, then watches until that ends; how long to wait before the next. */
  private Duration attempt() {
    try {
      if (version == null) {
        Duration wait = limit.begin(teller.times().now());
        if (!wait.isZero()) {
          return wait;
        }
        version = list();
      }
      return watch(version);
    } catch (ApiException e) {
      return failed(e);
    } catch (RuntimeException e) {
      version = null;
      return failed(new ApiException(Missing.Why.UNREACHABLE, e + ""));
    }
  }

  private String list() throws ApiException {
    How how = listed || teller.watched().everSynced() ? How.CAUGHT_UP : How.OLD;
    PodReader pods = new PodReader();
    diff.beginList();
    String read;
    try {
      read = new PagedList(api, in -> diff.see(pods.read(new Tokens(in)), how)).read(path());
      diff.endList(namespace);
    } finally {
      diff.tell();
    }
    listed = true;
    health.listed();
    syncs.listed(this);
    return read;
  }

  private Duration watch(String from) throws ApiException {
    long begun = teller.times().now();
    PodWatch watch = new PodWatch(api.stream(watchPath(from), pace.silence()), from, diff, doubts);
    try (watch) {
      open = watch;
      health.opened();
      if (!closing.isClosed()) {
        watch.read();
      }
    } finally {
      open = null;
      health.lost(watch.lostSince());
      health.unparsable(watch.unparsable());
    }
    return ended(watch, teller.times().now() - begun);
  }

  private String path() {
    return namespace == null ? Paths.everywhere("pods") : Paths.core(namespace, "pods");
  }

  private String watchPath(String from) {
    long seconds = Math.max(1, pace.watch().toSeconds());
    long timeout = seconds + ThreadLocalRandom.current().nextLong(seconds);
    return Paths.with(
        path(),
        Map.of(
            "watch",
            "1",
            "allowWatchBookmarks",
            "true",
            "resourceVersion",
            from,
            "timeoutSeconds",
            timeout + ""));
  }

  /** One that brought nothing, and did not last either, may go on from what is not there. */
  private Duration ended(PodWatch watch, long lasted) {
    version = watch.next();
    if (watch.isSilent()) {
      api.reconnect();
    }
    boolean lastedLong = lasted > pace.watch().toNanos() / 4;
    if (watch.isFruitful() || (lastedLong && !watch.isSilent())) {
      failures = 0;
      backOff.succeeded();
      return lastedLong ? Duration.ZERO : backOff.next();
    }
    failed();
    return backOff.next();
  }

  private void failed() {
    if (++failures % DOUBTFUL == 0) {
      version = null;
    }
  }

  private Duration failed(ApiException e) {
    health.failed(e.why());
    if (e.why() == Missing.Why.FORBIDDEN && namespace == null && !listed) {
      namespace = home();
    }
    if (e.status() == 410) {
      version = null;
    } else if (e.status() != 0 && e.status() != 429 && e.status() != 503) {
      failed();
    }
    syncs.failed(this);
    Duration pause = backOff.next();
    return pause.compareTo(e.retryAfter()) < 0 ? e.retryAfter() : pause;
  }

  /** As for look-ups: who may not read all namespaces may still read its own. */
  private @Nullable String home() {
    try {
      return api.namespace();
    } catch (ApiException e) {
      return null;
    }
  }

  @Override
  public void close() {
    closing.close();
    PodWatch watch = open;
    if (watch != null) {
      watch.close();
    }
  }
}
