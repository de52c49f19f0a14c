package dev.exitcode.k8s;

import dev.exitcode.evidence.PodIdentity.Owner;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Watches the pods of one cluster and tells what ends or gets stuck in them, each end once: what is
 * told is found by comparing what a pod shows with the mark of what was dealt with, so that neither
 * a watch that was cut nor a restart loses or repeats one. Thread-safe.
 *
 * <p>Kubernetes keeps one end of each container. Of ends between two looks the number is known and
 * the details of the last one are; what happened to a pod that was made and deleted while nothing
 * was seen is not known at all. How long nothing was seen is measured.
 */
public final class CrashWatch implements AutoCloseable {
  private final Supplier<Marks> marks;
  private final EventTeller teller;
  private final List<PodStream> streams;
  private final Closing closing = new Closing();
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("crash-watch").factory());

  CrashWatch(Api api, List<String> namespaces, Supplier<Marks> marks, EventTeller teller) {
    this.marks = marks;
    this.teller = teller;
    FirstSync syncs = new FirstSync(teller, Math.max(1, namespaces.size()));
    streams =
        namespaces.isEmpty()
            ? List.of(new PodStream(api, null, teller, syncs))
            : namespaces.stream().map(n -> new PodStream(api, n, teller, syncs)).toList();
  }

  /** Begins in the background and returns at once, whether or not the cluster can be reached. */
  public void start() {
    Thread.ofVirtual().name("crash-watch " + teller.cluster()).start(this::begin);
  }

  private void begin() {
    BackOff backOff = teller.backOff(teller.pace().first(), teller.pace().most());
    boolean begun = false;
    while (!begun && !closing.isClosed()) {
      begun = readMarks() || closing.isClosedWithin(backOff.next());
    }
    if (!closing.isClosed()) {
      streams.forEach(this::start);
      long tick = teller.pace().tick().toNanos();
      var _ = ticks.scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.NANOSECONDS);
    }
  }

  /** A thread of the system's: reading a long list must not keep others from running. */
  private void start(PodStream stream) {
    Thread.ofPlatform().daemon().name("crash-watch " + teller.cluster()).start(stream);
  }

  private boolean readMarks() {
    try {
      teller.watched().begin(marks.get());
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private void tick() {
    try {
      streams.forEach(PodStream::check);
      teller.tick();
    } catch (RuntimeException e) {
      // The next one tries again: an executor would tick no more.
    }
  }

  /** How well it sees now; from memory. */
  public WatchView view() {
    int pods = teller.watched().pods().size();
    return streams.stream()
        .map(stream -> stream.health().view(teller.cluster(), pods))
        .reduce(WatchView::and)
        .orElseThrow();
  }

  /** The pods of some workloads of a namespace as they were seen last; from memory. */
  public List<WatchedPod> pods(String namespace, Predicate<Owner> workload) {
    return teller
        .watched()
        .pods()
        .where(namespace, pod -> workload.test(pod.workloadOrSelf()))
        .stream()
        .map(found -> found.getValue().in(teller.cluster(), namespace))
        .toList();
  }

  /** Whether a pod was there when it was looked at last; from memory. */
  public boolean sees(PodRef pod) {
    KnownPod known = teller.watched().pods().get(pod.namespace(), pod.name());
    return known != null && known.uid().equals(pod.uid());
  }

  /** Ends it: what is being told is told, and nothing after it. Does not wait for that. */
  @Override
  public void close() {
    closing.close();
    teller.close();
    streams.forEach(PodStream::close);
    ticks.shutdown();
  }
}
