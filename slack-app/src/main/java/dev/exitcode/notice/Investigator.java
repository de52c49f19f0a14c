package dev.exitcode.notice;

import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.Missing;
import dev.exitcode.incident.Triage;
import dev.exitcode.k8s.CaseCollector;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import dev.exitcode.k8s.NamespaceNotes;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.What;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out why something crashed. Few are looked into at a time, so that a storm of crashes does
 * not become a storm of calls; in one, what was found of a workload's container a moment ago stands
 * for its next crash of the same kind. Safe for many threads.
 */
final class Investigator {
  /** Calls of one cluster's API server for its logs at a time. */
  private static final int AT_ONCE = 4;

  /** So many may wait before what was found a moment ago has to do. */
  private static final int CALM = 16;

  /** The first word does not wait longer for logs. */
  private static final Duration FIRST_WORD = Duration.ofMillis(1_500);

  /** Events come later than the end that they explain; within 3 s all is told. */
  private static final List<Duration> FOR_EVENTS =
      List.of(Duration.ofMillis(400), Duration.ofMillis(900), Duration.ofMillis(1_400));

  private static final Duration FOR_NOTES = Duration.ofSeconds(1);
  private static final NamespaceNotes SLOW = NamespaceNotes.unread(Missing.Why.TIMED_OUT);
  private static final Logger LOG = LoggerFactory.getLogger(Investigator.class);

  private final CaseCollector cases;
  private final Function<CaseFile, List<Diagnosis>> diagnosis;
  private final Pause pause;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /** The semaphore goes over its whole queue to say how long it is. */
  private final AtomicInteger waiting = new AtomicInteger();

  private final Lately lately;

  /** Waits; in tests it does not. */
  @FunctionalInterface
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  Investigator(
      CaseCollector cases,
      Function<CaseFile, List<Diagnosis>> diagnosis,
      Lately lately,
      Pause pause) {
    this.cases = cases;
    this.diagnosis = diagnosis;
    this.lately = lately;
    this.pause = pause;
  }

  /**
   * Tells what is found, at least once, and again when more is known; blocks until all is told.
   * Whatever goes wrong, what the watch saw is told.
   */
  void look(Sighting seen, Consumer<Investigation> found) throws InterruptedException {
    Investigation known = known(seen);
    if (known != null) {
      found.accept(known);
      return;
    }
    Investigation investigation = inTurn(seen, found);
    for (Duration wait : FOR_EVENTS) {
      if (!Triage.waitsForEvents(investigation.diagnosis())) {
        break;
      }
      pause.of(wait);
      investigation = inTurn(seen, found);
    }
    found.accept(investigation);
  }

  /** What was found a moment ago, where too many wait for each to be looked into; or null. */
  private @Nullable Investigation known(Sighting seen) {
    return waiting.get() > CALM ? lately.of(seen) : null;
  }

  /** While it waited, others of its kind may have been looked into. */
  private Investigation inTurn(Sighting seen, Consumer<Investigation> found)
      throws InterruptedException {
    take();
    try {
      Investigation known = known(seen);
      return known == null ? lookInto(seen, found) : known;
    } finally {
      turns.release();
    }
  }

  private void take() throws InterruptedException {
    waiting.incrementAndGet();
    try {
      turns.acquire();
    } finally {
      waiting.decrementAndGet();
    }
  }

  private Investigation lookInto(Sighting seen, Consumer<Investigation> found)
      throws InterruptedException {
    Investigation investigation = once(seen, found);
    lately.keep(seen, investigation);
    return investigation;
  }

  /** Where logs are slow, what is known without them is told first. */
  private Investigation once(Sighting seen, Consumer<Investigation> found)
      throws InterruptedException {
    CompletableFuture<Investigation> whole = whole(seen);
    try {
      return whole.get(FIRST_WORD.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      tellFirst(investigation(seen, LogsWanted.NONE), found);
      return whole.join();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // it catches all
    }
  }

  private static void tellFirst(Investigation first, Consumer<Investigation> found) {
    if (!Triage.waitsForEvents(first.diagnosis())) {
      found.accept(first);
    }
  }

  private CompletableFuture<Investigation> whole(Sighting seen) {
    return CompletableFuture.supplyAsync(
        () -> investigation(seen, LogsWanted.OF_TROUBLED), Thread.ofVirtual()::start);
  }

  /** The namespace is read beside the pod, and not waited for much longer. */
  private Investigation investigation(Sighting seen, LogsWanted logs) {
    CompletableFuture<NamespaceNotes> notes =
        CompletableFuture.supplyAsync(() -> notes(seen.pod()), Thread.ofVirtual()::start)
            .completeOnTimeout(SLOW, FOR_NOTES.toMillis(), TimeUnit.MILLISECONDS);
    return collected(seen, logs).with(notes.join());
  }

  private NamespaceNotes notes(PodRef pod) {
    try {
      return cases.notes(pod.cluster(), pod.namespace());
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("A namespace could not be looked at; its pod's crash is told.");
      return NamespaceNotes.unread(Missing.Why.UNREACHABLE);
    }
  }

  private Investigation collected(Sighting seen, LogsWanted logs) {
    try {
      if (cases.collect(seen.pod(), logs) instanceof Collected.Case(CaseFile file)
          && isOf(file, seen)) {
        Investigation investigation =
            investigation(seen, isLeftOver(file) ? file.withPod(BareCase.pod(seen)) : file);
        if (investigation != null) {
          return investigation;
        }
        if (isUp(file, seen)) {
          return new Investigation(file, BareCase.over(seen), NamespaceNotes.NONE);
        }
      }
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("A crash could not be looked into; what was seen is told.");
    }
    return bare(seen);
  }

  /** It waited when it was seen, and came up before it was looked into. */
  private static boolean isUp(CaseFile file, Sighting seen) {
    ContainerFacts now = file.pod().container(seen.key().container());
    return seen.what() == What.WAITING && now != null && now.status().running() != null;
  }

  /** Another pod may have taken the name. */
  private static boolean isOf(CaseFile file, Sighting seen) {
    return isLeftOver(file) || seen.key().uid().equals(file.pod().identity().uid());
  }

  /** Events of a pod that is gone: how it ended only the watch saw. */
  private static boolean isLeftOver(CaseFile file) {
    return file.pod().identity().uid() == null;
  }

  private Investigation bare(Sighting seen) {
    CaseFile file = BareCase.of(seen);
    Investigation investigation = null;
    try {
      investigation = investigation(seen, file);
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("A crash could not be diagnosed; what was seen is told.");
    }
    return investigation == null
        ? new Investigation(file, BareCase.undiagnosed(seen), NamespaceNotes.NONE)
        : investigation;
  }

  private @Nullable Investigation investigation(Sighting seen, CaseFile file) {
    List<Diagnosis> all = diagnosis.apply(file);
    String container = seen.key().container().isEmpty() ? null : seen.key().container();
    return all.stream()
        .filter(d -> Objects.equals(d.subject().container(), container))
        .findFirst()
        .or(() -> all.stream().findFirst())
        .map(d -> new Investigation(file, d, NamespaceNotes.NONE))
        .orElse(null);
  }
}
