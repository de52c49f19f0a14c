package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.EventFacts.Regarding;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.Probe;
import dev.exitcode.evidence.Termination;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whatever a case holds. */
class DiagnosticianPropertiesTest {
  private static final Diagnostician DIAGNOSTICIAN = Diagnostician.standard();

  private static final List<String> WORDS =
      List.of(
          "",
          "OOMKilled",
          "Error",
          "Completed",
          "StartError",
          "ContainerStatusUnknown",
          "CrashLoopBackOff",
          "ImagePullBackOff",
          "Evicted",
          "Killing",
          "Unhealthy",
          "SystemOOM",
          "OOMKilling",
          "FailedPreStopHook",
          "FailedPostStartHook",
          "Stopping container app",
          "Container app failed liveness probe, will be restarted",
          "Liveness probe failed: ",
          "Memory cgroup out of memory: Killed process 1 (app) anon-rss:99999999999999999kB",
          "System OOM encountered, victim process: ",
          "anon-rss:",
          "(",
          "{pod}",
          "\u0000\uD800",
          "timeout",
          "-k",
          "99999999999999999999",
          "sleep",
          "exec: sleep ",
          "-Xmx",
          "-Xmx9e99g",
          "-XX:MaxRAMPercentage=99999999999",
          "java.lang.OutOfMemoryError: Java heap space",
          "panic: x",
          "^C",
          "docker stop",
          "1e40",
          "512Mi",
          "-5Mi",
          "Always",
          "Failed");

  private static final List<Long> CODES =
      List.of(0L, 1L, 2L, 124L, 130L, 135L, 137L, 139L, 143L, -1L, 3221225786L, Long.MIN_VALUE);

  private static final List<Instant> TIMES =
      List.of(
          Instant.MIN,
          Instant.MAX,
          Instant.EPOCH,
          Instant.parse("0001-01-01T00:00:00Z"),
          Scenes.at(0),
          Scenes.at(30),
          Scenes.at(60));

  @Property(tries = 2_000)
  void anyCase_isDiagnosedOnceAContainer(@ForAll long seed) {
    CaseFile file = new Cases(new Random(seed)).file();
    List<Diagnosis> told = DIAGNOSTICIAN.diagnose(file);
    Set<Object> subjects = new HashSet<>();
    for (Diagnosis each : told) {
      assertThat(subjects.add(each.subject())).as("%s twice", each.subject()).isTrue();
      assertThat(each.evidence()).isNotEmpty();
      assertThat(each.summary()).isNotBlank();
      assertThat(each.ruledOut()).noneMatch(out -> out.cause() == each.cause());
    }
    assertHistoryIsLast(told);
  }

  private static void assertHistoryIsLast(List<Diagnosis> told) {
    boolean past = false;
    for (Diagnosis each : told) {
      assertThat(past && each.current()).as("history before what is now").isFalse();
      past |= !each.current();
    }
  }

  /** Random cases out of words that mean something somewhere. */
  private record Cases(Random random) {
    CaseFile file() {
      Scenes scenes = Scenes.pod(word(), word()).on(pick(List.of(Platform.values())));
      scenes.phase(word()).node("n").restartPolicy(word());
      for (int i = random.nextInt(4); i > 0; i--) {
        String name = "c" + i;
        scenes.container(name, c -> container(c));
        scenes.log(
            new LogTail(maybe(name), pick(List.of(LogTail.Instance.values())), lines(), true));
      }
      if (random.nextBoolean()) {
        scenes.deleted(random.nextInt(100), random.nextInt(60));
      }
      for (int i = random.nextInt(6); i > 0; i--) {
        scenes.event(event());
      }
      return scenes.file();
    }

    private Containers container(Containers c) {
      c.command(word(), word(), word()).memoryLimit(word()).preStop(word()).usage(word());
      c.environment(word(), word()).restarts(random.nextInt(3));
      c.probe(new Probe(pick(List.of(Probe.Kind.values())), word(), 0, 10, 1, 3, 5));
      switch (random.nextInt(4)) {
        case 0 -> c.waiting(word(), word());
        case 1 -> c.running(random.nextInt(100));
        case 2 -> c.ended(end());
        default -> c.last(end()).backingOff();
      }
      return random.nextBoolean() ? c.last(end()) : c;
    }

    private Termination end() {
      return new Termination(
          maybe(pick(CODES)),
          null,
          maybe(word()),
          maybe(word()),
          maybe(pick(TIMES)),
          maybe(pick(TIMES)));
    }

    private EventFacts event() {
      Regarding about =
          new Regarding(
              maybe(pick(List.of("Pod", "Node", "Job"))),
              null,
              null,
              null,
              maybe("c" + random.nextInt(4)));
      return new EventFacts(
          null,
          word(),
          word(),
          about,
          random.nextInt(5),
          maybe(pick(TIMES)),
          maybe(pick(TIMES)),
          null);
    }

    private List<String> lines() {
      return List.of(word(), word() + word(), word());
    }

    private String word() {
      return pick(WORDS);
    }

    private <T> T pick(List<T> from) {
      return from.get(random.nextInt(from.size()));
    }

    private <T> @Nullable T maybe(T value) {
      return random.nextInt(4) == 0 ? null : value;
    }
  }
}
