package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One cluster: the way to it and what is known of it. */
final class Cluster implements AutoCloseable {
  private final ClusterAccess access;
  private final Clock clock;
  private final Api api;
  private final PodIndex index;
  private final Namespaces namespaces;
  private final AtomicReference<@Nullable JustRead> justRead = new AtomicReference<>();

  Cluster(ClusterAccess access, Machine machine, Clock clock, Consumer<ApiCall> calls) {
    this.access = access;
    this.clock = clock;
    api = new Api(new Connection(access.way(), machine, clock), new Tally(access.name(), calls));
    index = new PodIndex(access, api, clock);
    namespaces = new Namespaces(access, api);
  }

  /** A pod that a look-up has read, which the question after it need not read again. */
  private record JustRead(String namespace, String name, JsonNode pod, Deadline until) {
    private static final Duration FRESH = Duration.ofSeconds(2);

    boolean is(PodRef ref) {
      return namespace.equals(ref.namespace()) && name.equals(ref.name()) && !until.isOver();
    }
  }

  String name() {
    return access.name();
  }

  Instant now() {
    return clock.instant();
  }

  Api api() {
    return api;
  }

  PodIndex index() {
    return index;
  }

  Namespaces namespaces() {
    return namespaces;
  }

  /** A watch on its pods; calls nothing yet. */
  CrashWatch watch(Supplier<Marks> marks, Consumer<WatchEvent> events) {
    return new CrashWatch(
        api.once(),
        access.namespaces(),
        marks,
        new EventTeller(name(), Times.of(clock), WatchPace.USUAL, events));
  }

  /** Whether only some namespaces may be read, so that nothing of the whole cluster is asked. */
  boolean isScoped() {
    return !access.namespaces().isEmpty();
  }

  /** Whether a namespace may be asked about at all. */
  boolean holds(String namespace) {
    return !isScoped() || access.namespaces().contains(namespace);
  }

  /** Reads one pod and remembers it for a moment. */
  JsonNode readPod(String namespace, String name) throws ApiException {
    JsonNode pod = api.get(Paths.core(namespace, "pods", name), Api.INTERACTIVE);
    justRead.set(new JustRead(namespace, name, pod, Deadline.in(JustRead.FRESH)));
    return pod;
  }

  /** The pod where it was read a moment ago, once; else null. */
  @Nullable JsonNode takeJustRead(PodRef pod) {
    JustRead read = justRead.getAndSet(null);
    return read != null && read.is(pod) ? read.pod() : null;
  }

  ClusterView view() {
    Snapshot known = index.snapshot();
    Missing.Why trouble = index.trouble();
    return known == null
        ? new ClusterView(name(), 0, null, trouble)
        : new ClusterView(name(), known.size(), known.at(), trouble);
  }

  /** What is wrong with how it is set up, in a sentence, or null. Calls no cluster. */
  @Nullable String problem() {
    try {
      api.namespace();
      return null;
    } catch (ApiException e) {
      return e.getMessage();
    }
  }

  /** See {@link Clusters#home}. */
  @Nullable String home() {
    try {
      return api.namespace();
    } catch (ApiException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    api.close();
  }
}
