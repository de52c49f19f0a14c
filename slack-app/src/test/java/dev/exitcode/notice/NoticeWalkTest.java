package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.notice.NoticeWalk.Act;
import dev.exitcode.notice.NoticeWalk.Step;
import dev.exitcode.store.Location;
import dev.exitcode.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever happens in a cluster, to the bot and to Slack, in any order: when all is well again,
 * each crash was decided on once, and what was to be told stands in Slack once. 200 scripts; more
 * by {@code -Djqwik.tries.default=10000}.
 */
final class NoticeWalkTest {
  /** Where a disk is asked for nothing: what a disk does is proven elsewhere. */
  private static final Path MEMORY = Path.of("/dev/shm");

  private static Path folder;
  private static Store store;

  @BeforeContainer
  static void open() throws IOException {
    folder =
        Files.isWritable(MEMORY)
            ? Files.createTempDirectory(MEMORY, "exitcode-walk")
            : Files.createTempDirectory("exitcode-walk");
    store = Store.open(new Location.SqliteFile(folder.resolve("exitcode.db")), Clock.systemUTC());
  }

  @AfterContainer
  static void close() throws IOException {
    store.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void anyScript_losesNothingAndDoublesNothing(@ForAll("scripts") List<Step> script) {
    assertAllIsWellAfter(script);
  }

  @Example
  void endInASilence_ofWhatASummaryToldThatIsOver_leavesItThere() {
    assertAllIsWellAfter(
        List.of(
            new Step(Act.CRASH, 6, 0),
            new Step(Act.UP, 0, 0),
            new Step(Act.MINUTES, 0, 1),
            new Step(Act.READY, 3, 0),
            new Step(Act.HOURS, 0, 2),
            new Step(Act.SNOOZE, 3, 0),
            new Step(Act.MOMENT, 0, 1),
            new Step(Act.CRASH, 6, 0)));
  }

  @Example
  void crashInTheLastMinuteOfASilence_isKeptQuietByIt_notByARollout() {
    assertAllIsWellAfter(
        List.of(
            new Step(Act.UP, 0, 0),
            new Step(Act.SNOOZE, 4, 0),
            new Step(Act.MINUTES, 0, 179),
            new Step(Act.CRASH, 8, 0),
            new Step(Act.WORK, 0, 0)));
  }

  private static void assertAllIsWellAfter(List<Step> script) {
    NoticeWalk walk = new NoticeWalk(store);
    script.forEach(walk::act);
    walk.settle();
    assertThat(new WalkAudit(walk).run()).isEmpty();
  }

  @Provide
  Arbitrary<List<Step>> scripts() {
    Arbitrary<Integer> any = Arbitraries.integers().between(0, 40);
    return Combinators.combine(acts(), any, any).as(Step::new).list().ofSize(50);
  }

  /** More of what most happens; a bot that is down misses what happens to it. */
  private static Arbitrary<Act> acts() {
    return Arbitraries.frequency(
            Tuple.of(22, Act.values()),
            Tuple.of(12, new Act[] {Act.CRASH, Act.FAIL, Act.WORK, Act.MOMENT}),
            Tuple.of(6, new Act[] {Act.UP, Act.MINUTES, Act.READY}))
        .flatMap(Arbitraries::of);
  }
}
