package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The pods of one cluster in memory, read anew in the background while somebody asks. Thread-safe.
 */
final class PodIndex {
  /** Younger ones are taken as they are. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  /** However often somebody asks for what is not there. */
  private static final Duration MOMENT = Duration.ofSeconds(5);

  private final ClusterAccess access;
  private final Api api;
  private final Clock clock;
  private volatile @Nullable Snapshot snapshot;
  private volatile Missing.@Nullable Why trouble;
  private volatile boolean narrow;
  private @Nullable CompletableFuture<Snapshot> reading;

  PodIndex(ClusterAccess access, Api api, Clock clock) {
    this.access = access;
    this.api = api;
    this.clock = clock;
  }

  /** What is known, at once; read anew behind it where it is not fresh. Null: not read yet. */
  @Nullable Snapshot known() {
    Snapshot now = snapshot;
    if (now == null || now.age().compareTo(FRESH) > 0) {
      var _ = refresh();
    }
    return now;
  }

  /** What was read last, or null. */
  @Nullable Snapshot snapshot() {
    return snapshot;
  }

  /** Why it was not read when it was tried last, or null. */
  Missing.@Nullable Why trouble() {
    return trouble;
  }

  /** What is there now, or was a moment ago; waits for it. */
  Snapshot current(Deadline deadline) throws ApiException {
    Snapshot now = snapshot;
    return now != null && now.age().compareTo(MOMENT) < 0 ? now : read(deadline);
  }

  private Snapshot read(Deadline deadline) throws ApiException {
    try {
      return refresh().get(deadline.left(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new ApiException(Missing.Why.TIMED_OUT, "the pods are still being read");
    } catch (ExecutionException e) {
      Missing.Why why = trouble;
      throw new ApiException(why == null ? Missing.Why.UNREACHABLE : why, e.getCause() + "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(Missing.Why.TIMED_OUT, "interrupted");
    }
  }

  private synchronized CompletableFuture<Snapshot> refresh() {
    if (reading == null || reading.isDone()) {
      reading = CompletableFuture.supplyAsync(this::read, Thread.ofVirtual()::start);
    }
    return reading;
  }

  private Snapshot read() {
    try {
      Listed listed = list();
      Snapshot read =
          new Snapshot(listed.pods(), listed.unread(), clock.instant(), System.nanoTime());
      snapshot = read;
      trouble = listed.unread().values().stream().findFirst().orElse(null);
      return read;
    } catch (ApiException e) {
      trouble = e.why();
      throw new IllegalStateException(e);
    }
  }

  /** What lists gave, and which namespaces' lists could not be had. */
  private record Listed(Map<String, List<SlimPod>> pods, Map<String, Missing.Why> unread) {
    Listed {
      pods = Map.copyOf(pods);
      unread = Map.copyOf(unread);
    }
  }

  private Listed list() throws ApiException {
    if (!access.namespaces().isEmpty()) {
      return ofNamespaces(access.namespaces());
    }
    try {
      Map<String, List<SlimPod>> all = read(Paths.everywhere("pods"), new ConcurrentHashMap<>());
      narrow = false;
      return new Listed(all, Map.of());
    } catch (ApiException e) {
      narrow = e.why() == Missing.Why.FORBIDDEN;
      String home = narrow ? api.namespace() : null;
      if (home == null) {
        throw e;
      }
      return ofNamespaces(List.of(home));
    }
  }

  /** Whether the pods of all namespaces may not be listed, so that those of one may be at most. */
  boolean isNarrow() {
    return narrow;
  }

  /** The pods of one namespace, for who may not list those of all; waits for them. */
  Snapshot of(String namespace) throws ApiException {
    Listed listed = ofNamespaces(List.of(namespace));
    return new Snapshot(listed.pods(), Map.of(), clock.instant(), System.nanoTime());
  }

  /** One namespace that may not be read hides no other. */
  private Listed ofNamespaces(List<String> namespaces) throws ApiException {
    Map<String, List<SlimPod>> pods = new HashMap<>();
    Map<String, Missing.Why> unread = new HashMap<>();
    ConcurrentMap<Object, Object> shared = new ConcurrentHashMap<>();
    ApiException failed = null;
    for (String namespace : namespaces) {
      try {
        pods.putAll(read(Paths.core(namespace, "pods"), shared));
      } catch (ApiException e) {
        failed = e;
        unread.put(namespace, e.why());
      }
    }
    if (failed != null && pods.isEmpty()) {
      throw failed;
    }
    return new Listed(pods, unread);
  }

  /** All of a list: the pages before one that fails are no list. */
  private Map<String, List<SlimPod>> read(String path, ConcurrentMap<Object, Object> shared)
      throws ApiException {
    Map<String, List<SlimPod>> pods = new HashMap<>();
    String _ = new PagedList(api, in -> add(pods, SlimPod.PICKER.pick(in), shared)).read(path);
    pods.replaceAll((namespace, all) -> List.copyOf(all));
    return pods;
  }

  private static void add(
      Map<String, List<SlimPod>> pods, JsonNode pod, ConcurrentMap<Object, Object> shared) {
    String namespace = Json.text(pod.path("metadata"), "namespace");
    if (namespace != null) {
      pods.computeIfAbsent(namespace, n -> new ArrayList<>()).add(SlimPod.of(pod, shared));
    }
  }
}
