package dev.exitcode.k8s;

import dev.exitcode.k8s.Look.Change;
import dev.exitcode.k8s.Marks.Mark;
import dev.exitcode.k8s.WatchEvent.Gone;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Passed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares what one stream shows of pods with what is known of them, and finds what is to be told.
 * For one thread at a time.
 */
final class PodDiff {
  /** What whoever keeps them can keep in one step. */
  private static final int MOST_MARKS = 1_000;

  private final EventTeller teller;
  private final Watched watched;
  private final Once once = new Once();
  private final Workloads workloads = new Workloads(once);
  private final List<News> news = new ArrayList<>();
  private final List<Gone> gone = new ArrayList<>();
  private final Map<Marks.Key, Mark> passed = new HashMap<>();
  private int listing;

  PodDiff(EventTeller teller) {
    this.teller = teller;
    watched = teller.watched();
  }

  Times times() {
    return teller.times();
  }

  /** A list begins: pods that it does not show are no more. */
  void beginList() {
    listing++;
  }

  /** A pod that is there. Its levels move when what was found is told. */
  void see(PodNow pod, How how) {
    String namespace = once.of(pod.namespace);
    watched.pods().update(namespace, pod.name, before -> next(before, pod, namespace, how));
  }

  /** A pod that is no more, as it was at last. */
  void seeLast(PodNow pod) {
    see(pod, How.LIVE);
    tell();
    KnownPod known = watched.pods().get(pod.namespace, pod.name);
    if (known != null) {
      remove(pod.namespace, known);
    }
    tell();
  }

  /** Those of a namespace, or of all where it is null, that the list did not show are no more. */
  void endList(@Nullable String namespace) {
    watched
        .pods()
        .where(namespace, pod -> pod.listing() != listing)
        .forEach(ghost -> remove(ghost.getKey(), ghost.getValue()));
  }

  /** Tells what was found. */
  void tell() {
    teller.tell(news);
    news.clear();
    if (!passed.isEmpty()) {
      pass();
    }
    gone.forEach(teller::tellEvent);
    gone.clear();
  }

  private void pass() {
    Map<Marks.Key, Mark> some = new HashMap<>();
    for (Map.Entry<Marks.Key, Mark> mark : passed.entrySet()) {
      some.put(mark.getKey(), mark.getValue());
      if (some.size() == MOST_MARKS) {
        teller.tellEvent(new Passed(some));
        some.clear();
      }
    }
    passed.clear();
    if (!some.isEmpty()) {
      teller.tellEvent(new Passed(some));
    }
  }

  private void remove(String namespace, KnownPod pod) {
    watched.pods().remove(namespace, pod.name());
    note(pod);
  }

  private void note(KnownPod pod) {
    if (!pod.told().isNothing() || teller.holds(pod.uid())) {
      gone.add(new Gone(pod.uid()));
    }
  }

  private KnownPod next(@Nullable KnownPod before, PodNow pod, String namespace, How how) {
    KnownPod known = known(pod, told(before, pod));
    Look look = new Look(teller.cluster(), namespace, known, now(), how);
    KnownLevels told = compared(pod, look);
    findFailure(pod, look);
    return told.equals(known.told()) ? known : known.with(told);
  }

  /** What was told of it; of another pod of its name nothing is left but that it is gone. */
  private KnownLevels told(@Nullable KnownPod before, PodNow pod) {
    if (before != null && before.uid().equals(pod.uid)) {
      return before.told();
    }
    if (before != null) {
      note(before);
    }
    return watched.told(pod.uid);
  }

  private KnownPod known(PodNow pod, KnownLevels told) {
    return new KnownPod(
        pod.name,
        pod.uid,
        workloads.of(pod),
        pod.node == null ? null : once.of(pod.node),
        pod.ready,
        pod.deleting,
        pod.isOver(),
        pod.readySince,
        listing,
        told);
  }

  private KnownLevels compared(PodNow pod, Look look) {
    KnownLevels told = look.pod().told();
    for (ContainerNow container : pod.containers()) {
      boolean nothing = container.isUneventful() && told.isNothing();
      if (!nothing || !teller.settling().isEmpty()) {
        container.name = once.of(container.name);
        told = told.with(container.name, compared(pod, container, look));
      }
    }
    return told;
  }

  private Level compared(PodNow pod, ContainerNow container, Look look) {
    Level from = look.pod().told().level(container.name);
    Step step = Step.of(from, pod, container);
    boolean told = step.times() > 0 && !isHistory(container, look.how());
    if (told) {
      news.add(look.news(container.name, Change.ended(from, step)));
    } else if (step.kept()) {
      passed.put(look.key(container.name), step.after().mark());
    }
    settle(pod, container, look, step.after());
    return told ? from : step.after();
  }

  /** It ended some day, and runs. */
  private static boolean isHistory(ContainerNow container, How how) {
    return how == How.OLD && container.running && container.ready;
  }

  private void settle(PodNow pod, ContainerNow container, Look look, Level level) {
    String reason = pod.deleting || pod.failure() != null ? null : Stuck.reason(container);
    Settling settling = teller.settling();
    if (reason == null || reason.equals(level.stuck())) {
      settling.over(look.key(container.name));
    } else if (look.how() != How.LIVE && isSettled(pod, reason)) {
      settling.over(look.key(container.name));
      news.add(look.news(container.name, Change.stuck(level, reason)));
    } else {
      settling.add(look, container.name, reason, teller.times().now());
    }
  }

  private boolean isSettled(PodNow pod, String reason) {
    return teller.settling().isSettled(reason, End.seconds(pod.created), now().getEpochSecond());
  }

  private void findFailure(PodNow pod, Look look) {
    String failure = pod.failure();
    Level from = look.pod().told().level("");
    if (failure != null && !failure.equals(from.stuck())) {
      news.add(look.news("", Change.failed(from, failure, lastEnd(pod))));
    }
  }

  private static @Nullable Instant lastEnd(PodNow pod) {
    Instant last = null;
    for (ContainerNow container : pod.containers()) {
      Instant end = container.ended == null ? null : container.ended.time();
      last = last == null || (end != null && end.isAfter(last)) ? end : last;
    }
    return last;
  }

  private Instant now() {
    return teller.times().clock().instant();
  }
}
