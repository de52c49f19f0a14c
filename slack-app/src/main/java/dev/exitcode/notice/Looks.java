package dev.exitcode.notice;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Notice.Held;
import dev.exitcode.incident.Notice.Why;
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
import java.util.concurrent.Semaphore;
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
  /** What was read once is good for so long, what was read n times for n times as long. */
  private static final long GOOD_FOR = Duration.ofMinutes(1).toNanos();

  private static final int MOST_TIMES = 5;

  /** Calls of one cluster's API server beside those for crashes. */
  private static final int AT_ONCE = 4;

  private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

  private final CaseCollector cases;
  private final Function<Incident, PodRef> pods;
  private final LongSupplier nanos;
  private final Map<String, Look> looks = new ConcurrentHashMap<>();
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /** The nth of its incident; its candidate is null until it is over. */
  private record Look(long at, int nth, @Nullable Candidate candidate) {}

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
    looks.values().removeIf(look -> isOlder(look, 2 * MOST_TIMES));
    Look known = looks.get(incident.id());
    int nth = known == null ? 0 : known.nth();
    if (known != null
        && (known.candidate() == null || !isOlder(known, Math.min(nth, MOST_TIMES)))) {
      return known.candidate() == null ? null : asOfNow(incident, known.candidate());
    }
    note(incident, nth + 1, null);
    Thread.startVirtualThread(() -> note(incident, nth + 1, inTurn(incident)));
    return null;
  }

  /** It may have become worse since it was looked at. */
  private static Candidate asOfNow(Incident incident, Candidate known) {
    return Candidate.of(incident, known.labels(), known.annotations(), known.unread());
  }

  private void note(Incident incident, int nth, @Nullable Candidate candidate) {
    looks.put(incident.id(), new Look(nanos.getAsLong(), nth, candidate));
  }

  private boolean isOlder(Look look, int times) {
    return nanos.getAsLong() - look.at() > times * GOOD_FOR;
  }

  /** What is muted is so until it is known not to be. */
  private @Nullable Candidate inTurn(Incident incident) {
    turns.acquireUninterruptibly();
    try {
      Candidate candidate = candidate(incident);
      return isMuted(incident) && !candidate.unread().isEmpty() ? null : candidate;
    } finally {
      turns.release();
    }
  }

  private static boolean isMuted(Incident incident) {
    Held held = incident.notice().held();
    return held != null && held.why() == Why.MUTE;
  }

  /** Where nothing can be read, nobody wants anything. */
  private Candidate candidate(Incident incident) {
    try {
      return read(incident);
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("The pod of an incident could not be looked at again.");
      return of(incident, Map.of(), new NoticeAnnotations(Map.of(), List.of("its pod")));
    }
  }

  private Candidate read(Incident incident) {
    PodRef pod = pods.apply(incident);
    NamespaceNotes namespace = cases.notes(pod.cluster(), pod.namespace());
    Workload workload = incident.workload();
    Owner top = new Owner(workload.kind(), workload.name());
    return switch (cases.collect(pod, LogsWanted.NONE)) {
      case Collected.Case(CaseFile file) ->
          of(
              incident,
              file.pod().identity().labels(),
              NoticeAnnotations.of(pod, top, file, namespace));
      case Collected.Unread(PodRef unread, Missing.Why why) ->
          of(incident, Map.of(), NoticeAnnotations.unread(unread, why, namespace));
    };
  }

  private static Candidate of(Incident i, Map<String, String> labels, NoticeAnnotations wishes) {
    return Candidate.of(i, labels, wishes.annotations(), wishes.unread());
  }
}
