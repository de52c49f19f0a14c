package dev.exitcode.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.incident.Desk.Said;
import dev.exitcode.incident.Observation.How;
import dev.exitcode.incident.Reason.Decision;
import dev.exitcode.incident.Telling.Kind;
import dev.exitcode.incident.Telling.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever happens, in whatever order. */
class TriageModelTest {
  private static final int STEPS = 200;
  private static final Duration STABLE = Duration.ofMinutes(10);

  private static final List<Cause> CAUSES =
      List.of(
          Cause.APPLICATION_ERROR,
          Cause.DEPENDENCY_UNREACHABLE,
          Cause.DISK_FULL,
          Cause.IMAGE_REGISTRY_UNREACHABLE,
          Cause.STOPPED_ON_REQUEST,
          Cause.PREEMPTED);

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMillis(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofMinutes(6),
          Duration.ofMinutes(15),
          Duration.ofHours(9));

  @Property(tries = 50, shrinking = ShrinkingMode.OFF)
  void everyEnd_isInOneVerdict_andNobodyIsFloodedOrMisled(@ForAll long seed) {
    World world = new World(new Random(seed));
    for (int i = 0; i < STEPS; i++) {
      world.step();
    }
    world.desk.after(Duration.ofMinutes(2));
    assertBalance(world);
    assertMessagesInOrder(world.desk.told);
    assertNotFlooded(world.desk.told);
    assertNothingUntold(world.desk);
    assertThat(world.mistakes).isEmpty();
  }

  private static void assertBalance(World world) {
    Map<Observation.Key, Verdict> verdicts = world.desk.verdicts;
    assertThat(verdicts.keySet()).isEqualTo(world.times.keySet());
    Map<String, Integer> counted = new HashMap<>();
    world.desk.ever.keySet().forEach(id -> counted.put(id, 0));
    verdicts.values().stream()
        .filter(v -> v.incident() != null)
        .forEach(v -> counted.merge(v.incident(), v.times(), Integer::sum));
    world.desk.ever.forEach(
        (id, i) -> {
          if (!i.diagnosis().benign()) {
            assertThat(i.course().count()).as("%s", i).isEqualTo(counted.get(id));
          }
        });
  }

  private static void assertMessagesInOrder(List<Said> told) {
    Set<String> keys = new HashSet<>();
    Set<String> roots = new HashSet<>();
    for (Said said : told) {
      Telling t = said.telling();
      assertThat(keys.add(t.key())).as("unique: %s", t).isTrue();
      assertThat(t.kind() == Kind.ROOT ? roots.add(t.root()) : roots.contains(t.root()))
          .as("one root, and first: %s", t)
          .isTrue();
    }
  }

  private static void assertNotFlooded(List<Said> told) {
    Map<String, List<Instant>> byMessage = new HashMap<>();
    List<Instant> roots = new ArrayList<>();
    for (Said said : told) {
      if (said.telling().kind() != Kind.UPDATE) {
        byMessage.computeIfAbsent(said.telling().root(), r -> new ArrayList<>()).add(said.at());
      }
      if (said.telling().kind() == Kind.ROOT) {
        roots.add(said.at());
      }
    }
    byMessage.forEach((root, at) -> assertAtMost(8, Duration.ofDays(1), at, root));
    assertAtMost(30, Duration.ofMinutes(1), roots, "the channel");
  }

  private static void assertAtMost(int most, Duration span, List<Instant> at, String where) {
    for (int i = most; i < at.size(); i++) {
      assertThat(Duration.between(at.get(i - most), at.get(i))).as(where).isGreaterThan(span);
    }
  }

  /** What was said to be told or counted in a message is so, and is known to be there. */
  private static void assertNothingUntold(Desk desk) {
    Set<String> written =
        desk.messages()
            .filter(t -> t.kind() == Kind.ROOT)
            .map(Telling::root)
            .collect(Collectors.toSet());
    for (Verdict verdict : desk.verdicts.values()) {
      Decision decision = verdict.reason().decision();
      if (decision == Decision.TOLD || decision == Decision.COALESCED) {
        Incident incident = desk.ever.get(verdict.incident());
        assertThat(written.contains(incident.notice().root())).as("%s", verdict).isTrue();
      }
    }
  }

  /** A few workloads, a restless cluster, people who silence and acknowledge. */
  private static final class World {
    private final Desk desk = new Desk().routing(Desk.CALLS);
    private final Random random;
    private final Map<Observation.Key, Integer> times = new HashMap<>();
    private final Map<String, Integer> restarts = new HashMap<>();
    private final Map<Workload, Instant> readySince = new HashMap<>();
    private final Map<String, Instant> lastEnd = new HashMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private Crash last = Crash.of("w0");

    World(Random random) {
      this.random = random;
    }

    void step() {
      int before = desk.told.size();
      switch (random.nextInt(12)) {
        case 0 -> desk.after(WAITS.get(random.nextInt(WAITS.size())));
        case 1 -> setReady();
        case 2 -> setNotReady();
        case 3 -> {
          Crash crash = workload();
          desk.gone(crash);
          readySince.remove(crash.workload());
        }
        case 4 -> desk.restart();
        case 5 -> refine();
        case 6 -> people();
        default -> crash();
      }
      desk.told.subList(before, desk.told.size()).forEach(this::checkRecovery);
    }

    private void checkRecovery(Said said) {
      Telling t = said.telling();
      if (t.step() != Step.RECOVERED || t.incident() == null) {
        return;
      }
      Incident incident = desk.ever.get(t.incident());
      Instant ready = readySince.get(incident.workload());
      Instant stable = said.at().minus(STABLE);
      boolean failed = lastEnd.getOrDefault(incident.id(), Instant.MIN).isAfter(stable);
      if (ready == null || ready.isAfter(stable) || failed) {
        mistakes.add("not recovered: " + said);
      }
    }

    private void setReady() {
      Crash crash = workload();
      desk.ready(crash);
      readySince.put(crash.workload(), desk.now());
    }

    private void setNotReady() {
      Crash crash = workload();
      desk.notReady(crash);
      readySince.remove(crash.workload());
    }

    private Crash workload() {
      Crash crash = Crash.of("w" + random.nextInt(random.nextBoolean() ? 3 : 40));
      String name = crash.workload().name();
      return name.endsWith("2") ? crash.ownedBy("Pod", name) : crash;
    }

    private void crash() {
      Crash crash = workload();
      String pod = crash.workload().name() + "-" + random.nextInt(3);
      int ends = random.nextInt(10) == 0 ? 5 : 1;
      int nr = restarts.merge(pod, ends, Integer::sum);
      crash = crash.pod(pod).nr(nr).times(ends).node("node-" + random.nextInt(5)).cause(cause());
      crash = crash.image("registry.example.com/app").how(how()).replicas(random.nextInt(4), 3);
      see(random.nextInt(8) == 0 ? crash.inRollout() : crash);
    }

    private void see(Crash crash) {
      last = crash;
      Observation o = crash.seen(desk.now());
      boolean happened = times.put(o.key(), crash.times()) == null;
      Verdict verdict = desk.see(crash);
      if (happened && verdict.incident() != null) {
        lastEnd.put(verdict.incident(), desk.now());
      }
    }

    private void refine() {
      if (desk.verdicts.containsKey(last.seen(desk.now()).key())) {
        see(last.cause(cause()));
      }
    }

    private Cause cause() {
      return CAUSES.get(random.nextInt(CAUSES.size()));
    }

    private How how() {
      int dice = random.nextInt(20);
      return dice == 0 ? How.OLD : dice == 1 ? How.CAUGHT_UP : How.LIVE;
    }

    private void people() {
      List<Incident> all = desk.board().incidents();
      if (random.nextBoolean() && !all.isEmpty()) {
        desk.acknowledge(all.get(random.nextInt(all.size())), Duration.ofHours(1));
      } else if (random.nextBoolean()) {
        Match match = new Match(null, null, "w1*", null, Map.of(), Set.of(), Severity.WARNING);
        Instant now = desk.now();
        desk.silences(new Silence("1", match, now, now.plus(Duration.ofHours(2)), "U1", ""));
      } else {
        desk.silences();
      }
    }
  }
}
