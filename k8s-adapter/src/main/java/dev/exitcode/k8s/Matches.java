package dev.exitcode.k8s;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pods that fit what was typed, of several clusters; of all fits only the best counts. */
final class Matches {
  private static final Comparator<PodMatch> WORST_FIRST =
      Comparator.comparing(PodMatch::crashing)
          .thenComparing(
              PodMatch::lastEnd, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
          .thenComparingInt(PodMatch::restarts)
          .reversed()
          .thenComparing(match -> match.pod().toString());

  private final String typed;
  private final Map<Fit, Map<PodRef, PodMatch>> byFit = new EnumMap<>(Fit.class);

  /** One of the ways in which a pod fits. */
  private interface Compared {
    @Nullable Fit fit(String typed, SlimPod pod);
  }

  Matches(String typed) {
    this.typed = typed;
  }

  /** Takes those pods of a cluster that fit; whether one does otherwise than by a slip. */
  synchronized boolean add(String cluster, Map<String, List<SlimPod>> pods) {
    boolean fits = add(cluster, pods, Fit::of);
    if (!fits && isOfNames(typed)) {
      add(cluster, pods, Fit::ofSlip);
    }
    return fits;
  }

  /** A letter of another script is no slip, however alike the two look. */
  private static boolean isOfNames(String typed) {
    return typed.codePoints().allMatch(c -> c < 128);
  }

  private boolean add(String cluster, Map<String, List<SlimPod>> pods, Compared compared) {
    boolean fits = false;
    for (Map.Entry<String, List<SlimPod>> namespace : pods.entrySet()) {
      for (SlimPod pod : namespace.getValue()) {
        Fit fit = compared.fit(typed, pod);
        if (fit != null) {
          add(fit, pod.in(cluster, namespace.getKey()));
          fits = true;
        }
      }
    }
    return fits;
  }

  synchronized void add(Fit fit, PodMatch match) {
    byFit.computeIfAbsent(fit, f -> new HashMap<>()).put(match.pod(), match);
  }

  synchronized boolean isEmpty() {
    return byFit.isEmpty();
  }

  /** The best fitting ones, the worst off of them first. */
  synchronized List<PodMatch> best() {
    return byFit.isEmpty() ? List.of() : sorted(byFit.values().iterator().next());
  }

  /** All, the worst off first; else what fits better before what fits less well. */
  synchronized List<PodMatch> all(int most) {
    List<PodMatch> all = new ArrayList<>();
    byFit.values().forEach(fit -> all.addAll(sorted(fit)));
    all.sort(Comparator.comparing(PodMatch::crashing).reversed());
    return List.copyOf(all.subList(0, Math.min(most, all.size())));
  }

  private static List<PodMatch> sorted(Map<PodRef, PodMatch> matches) {
    return matches.values().stream().sorted(WORST_FIRST).toList();
  }

  /** Answers a question: pods of one workload are one answer, the worst off stands for all. */
  Lookup lookup(List<Lookup.Unasked> unasked) {
    List<PodMatch> best = ofEachWorkload(best());
    if (best.isEmpty()) {
      return new Lookup.None(unasked);
    }
    if (best.size() == 1) {
      return new Lookup.One(best.getFirst(), unasked);
    }
    int shown = Math.min(PodLookup.MOST, best.size());
    return new Lookup.Several(best.subList(0, shown), shown < best.size(), unasked);
  }

  /** The first of each workload, in the same order. */
  private static List<PodMatch> ofEachWorkload(List<PodMatch> matches) {
    Map<List<Object>, List<PodMatch>> workloads = new LinkedHashMap<>();
    for (PodMatch match : matches) {
      PodRef pod = match.pod();
      Object whose = match.workload() == null ? pod.name() : match.workload();
      workloads
          .computeIfAbsent(List.of(pod.cluster(), pod.namespace(), whose), _ -> new ArrayList<>())
          .add(match);
    }
    return workloads.values().stream().map(all -> all.getFirst().with(all.size() - 1)).toList();
  }
}
