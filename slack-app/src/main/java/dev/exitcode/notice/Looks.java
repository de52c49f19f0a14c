package dev.exitcode.notice;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Workload;
import dev.exitcode.k8s.CaseCollector;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import dev.exitcode.k8s.NamespaceNotes;
import dev.exitcode.k8s.PodRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What labels and annotations say now, of the pod of an incident whose last crash may be long past.
 * Looks beside whoever asks, who is answered when it is asked again. Thread-safe.
 */
final class Looks implements Function<Incident, @Nullable Candidate> {
  private static final Duration GOOD_FOR = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

  private final CaseCollector cases;
  private final Function<Incident, PodRef> pods;
  private final LongSupplier nanos;
  private final Map<String, Look> looks = new ConcurrentHashMap<>();

  /** One that was begun, its candidate being null, or is over. */
  private record Look(long at, @Nullable Candidate candidate) {}

  /**
   * Beside a watch.
   *
   * @param pods a pod of an incident that is there, if one is
   * @param nanos a clock that never jumps
   */
  Looks(CaseCollector cases, Function<Incident, PodRef> pods, LongSupplier nanos) {
    this.cases = cases;
    this.pods = pods;
    this.nanos = nanos;
  }

  @Override
  public @Nullable Candidate apply(Incident incident) {
    looks.values().removeIf(this::isOld);
    Look known = looks.get(incident.id());
    if (known != null) {
      return known.candidate();
    }
    note(incident, null);
    Thread.startVirtualThread(() -> note(incident, candidate(incident)));
    return null;
  }

  private void note(Incident incident, @Nullable Candidate candidate) {
    looks.put(incident.id(), new Look(nanos.getAsLong(), candidate));
  }

  private boolean isOld(Look look) {
    return nanos.getAsLong() - look.at() > GOOD_FOR.toNanos();
  }

  /** Where nothing can be read, nobody wants anything. */
  private Candidate candidate(Incident incident) {
    try {
      return read(incident);
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("The pod of an incident could not be looked at again.");
      return of(incident, Map.of(), new NoticeAnnotations(Map.of(), List.of()));
    }
  }

  private Candidate read(Incident incident) {
    PodRef pod = pods.apply(incident);
    NamespaceNotes namespace = cases.notes(pod.cluster(), pod.namespace());
    Workload workload = incident.workload();
    Owner top = new Owner(workload.kind(), workload.name());
    return cases.collect(pod, LogsWanted.NONE) instanceof Collected.Case(CaseFile file)
        ? of(
            incident,
            file.pod().identity().labels(),
            NoticeAnnotations.of(pod, top, file, namespace))
        : of(incident, Map.of(), new NoticeAnnotations(namespace.annotations(), List.of()));
  }

  private static Candidate of(Incident i, Map<String, String> labels, NoticeAnnotations wishes) {
    return Candidate.of(i, labels, wishes.annotations(), wishes.unread());
  }
}
