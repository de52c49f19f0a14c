package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.Incidents;
import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.WorkloadFacts;
import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Incident;
import dev.exitcode.k8s.CaseCollector;
import dev.exitcode.k8s.NamespaceNotes;
import dev.exitcode.k8s.PodRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LooksTest {
  private static final Incident INCIDENT = Incidents.usual();
  private static final Map<String, String> MUTED = Map.of("exitcode.dev/mute", "true");
  private static final PodRef POD = new PodRef("prod-eu", "payments", "api-1", "u1");

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger collected = new AtomicInteger();

  /** A cluster in which nothing but this can be read. */
  private final class Cluster implements CaseCollector {
    private final Supplier<Collected> found;

    Cluster(Supplier<Collected> found) {
      this.found = found;
    }

    @Override
    public Collected collect(PodRef pod, LogsWanted logs) {
      collected.incrementAndGet();
      return found.get();
    }

    @Override
    public NamespaceNotes notes(String cluster, String namespace) {
      return new NamespaceNotes(Map.of("exitcode.dev/mention", "team"), null);
    }

    @Override
    public Log logs(PodRef pod, String container, boolean previous) {
      throw new UnsupportedOperationException();
    }
  }

  private Looks looks(Supplier<CaseCollector.Collected> found) {
    return new Looks(new Cluster(found), _ -> POD, nanos::get);
  }

  private static CaseCollector.Collected muted() {
    WorkloadFacts workload =
        new WorkloadFacts(
            INCIDENT.workload().kind(),
            "payments",
            INCIDENT.workload().name(),
            null,
            1,
            0,
            null,
            List.of(),
            List.of(),
            MUTED);
    return new CaseCollector.Collected.Case(
        new CaseFile(
            Platform.KUBERNETES,
            Incidents.BEGAN,
            PodFacts.NONE,
            List.of(),
            null,
            List.of(),
            List.of(workload),
            List.of(),
            List.of()));
  }

  private static Candidate awaited(Looks looks) {
    await().until(() -> looks.apply(INCIDENT) != null);
    return Objects.requireNonNull(looks.apply(INCIDENT));
  }

  @Test
  void annotations_areThoseOfNow_andAreReadAgainWhenTheyAreOld() {
    Looks looks = looks(LooksTest::muted);
    assertThat(looks.apply(INCIDENT)).isNull();
    assertThat(awaited(looks).annotations())
        .containsAllEntriesOf(MUTED)
        .containsEntry("exitcode.dev/mention", "team");
    assertThat(collected).hasValue(1);
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(looks.apply(INCIDENT)).isNull();
    assertThat(awaited(looks).severity()).isEqualTo(INCIDENT.severity());
    assertThat(collected).hasValue(2);
  }

  /** What is muted for weeks is asked about once a second. */
  @Test
  void whatIsAskedForAgainAndAgain_isReadLessAndLessOften_butWithinMinutes() {
    Looks looks = looks(LooksTest::muted);
    awaited(looks);
    for (int minute = 0; minute < 60; minute++) {
      nanos.addAndGet(Duration.ofSeconds(61).toNanos());
      awaited(looks);
    }
    assertThat(collected.get()).isBetween(60 / 5, 20);
  }

  /** Somebody lifts a silence over a namespace. */
  @Test
  void manyAtOnce_areReadAFewAtATime() {
    AtomicInteger most = new AtomicInteger();
    AtomicInteger now = new AtomicInteger();
    Looks looks =
        looks(
            () -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              Thread.yield();
              now.decrementAndGet();
              return muted();
            });
    List<Incident> all = Stream.generate(new Incidents(1)::any).limit(100).toList();
    all.forEach(looks::apply);
    await().until(() -> all.stream().allMatch(i -> looks.apply(i) != null));
    assertThat(most).hasValueBetween(1, 4);
  }

  @Test
  void podThatCannotBeRead_wantsWhatItsNamespaceWants() {
    Looks looks = looks(() -> new CaseCollector.Collected.Unread(POD, Missing.Why.FORBIDDEN));
    assertThat(awaited(looks).annotations()).containsOnlyKeys("exitcode.dev/mention");
  }

  /** One of many looks fails now and then. */
  @Test
  void lookThatFails_doesNotEndAMute() {
    Incident muted = Incidents.muted(INCIDENT);
    Looks looks = looks(() -> new CaseCollector.Collected.Unread(POD, Missing.Why.TIMED_OUT));
    assertThat(looks.apply(muted)).isNull();
    await().until(() -> collected.get() == 1);
    assertThat(looks.apply(muted)).isNull();
  }

  @Test
  void lookThatFails_keepsNothingBack() {
    Looks looks =
        looks(
            () -> {
              throw new IllegalStateException("a mistake of ours");
            });
    assertThat(awaited(looks).annotations()).isEmpty();
  }
}
