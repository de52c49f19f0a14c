package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.ContainerStatus.Running;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.EventFacts.Regarding;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.evidence.Termination;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a diagnosis costs: 20 events and 50 lines of log, by how far the rules have to look. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DiagnoseBenchmark {
  private static final Instant T0 = Instant.parse("2026-05-01T10:00:00Z");
  private static final String WORK =
      "2026-05-01T10:00:59.123Z  INFO 1 --- [nio-8080-exec-7] c.e.shop.web.RequestLog : GET /a 200";

  private final Diagnostician diagnostician = Diagnostician.standard();
  private final CaseFile outOfMemory = file(137, "OOMKilled", WORK);
  private final CaseFile lastWord = file(1, "Error", "Error: connect ECONNREFUSED 10.0.0.5:5432");
  private final CaseFile unattributed = file(137, "Error", WORK);

  /** The platform's own word. */
  @Benchmark
  public List<Diagnosis> outOfMemory() {
    return diagnostician.diagnose(outOfMemory);
  }

  /** The last line of the log. */
  @Benchmark
  public List<Diagnosis> lastWord() {
    return diagnostician.diagnose(lastWord);
  }

  /** Every rule is asked in vain. */
  @Benchmark
  public List<Diagnosis> unattributed() {
    return diagnostician.diagnose(unattributed);
  }

  private static CaseFile file(long code, String reason, String lastLine) {
    Termination last = new Termination(code, null, reason, null, T0, T0.plusSeconds(60));
    ContainerStatus status =
        new ContainerStatus(null, new Running(T0.plusSeconds(61)), null, last, 3, true, null, null);
    ContainerFacts bare = ContainerFacts.named("api");
    ContainerFacts api = new ContainerFacts("api", bare.kind(), bare.spec(), status);
    PodFacts pod =
        new PodFacts(
            PodIdentity.named("shop", "api-1"),
            PodFacts.NONE.spec(),
            PodFacts.NONE.status(),
            List.of(api));
    LogTail log = new LogTail("api", LogTail.Instance.DEAD, lines(lastLine), true);
    return new CaseFile(
        Platform.KUBERNETES,
        T0.plusSeconds(120),
        pod,
        events(),
        null,
        List.of(),
        List.of(),
        List.of(log),
        List.of());
  }

  private static List<String> lines(String last) {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i < 50; i++) {
      lines.add(WORK);
    }
    lines.add(last);
    return lines;
  }

  private static List<EventFacts> events() {
    List<EventFacts> events = new ArrayList<>();
    List<String> reasons = List.of("Scheduled", "Pulled", "Created", "Started", "Unhealthy");
    Regarding about = new Regarding("Pod", "shop", "api-1", null, "api");
    for (int i = 0; i < 20; i++) {
      Instant when = T0.plusSeconds(i);
      events.add(
          new EventFacts(
              "Warning",
              reasons.get(i % 5),
              "Readiness probe failed: HTTP probe failed with 503",
              about,
              1,
              when,
              when,
              "kubelet"));
    }
    return events;
  }
}
