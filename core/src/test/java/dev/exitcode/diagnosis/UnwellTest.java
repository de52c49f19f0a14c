package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.EventFacts.Regarding;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not as it should be for long, though nothing ended; and ends that are left behind. */
class UnwellTest {
  private static final long DAY = 86_400;

  static Stream<Arguments> outlived() {
    return Stream.of(
        Arguments.of("certain memory-limit-exceeded", notReady().observed(700)),
        Arguments.of("certain memory-limit-exceeded", notReady().observed(DAY)),
        Arguments.of("possible unknown", notReady().observed(DAY + 100)),
        Arguments.of("certain memory-limit-exceeded", unreadySince(61).observed(5_000)),
        Arguments.of("certain memory-limit-exceeded", unreadySince(500).observed(5_000)),
        Arguments.of("possible unknown", unreadySince(4_000).observed(5_000)));
  }

  @ParameterizedTest
  @MethodSource("outlived")
  void endLongBeforeItBecameUnready_isNotWhatIsWrong(String told, Scenes scenes) {
    assertThat(FirstDiagnosis.of(scenes)).isEqualTo(told);
    assertThat(FirstDiagnosis.first(scenes).current()).isTrue();
  }

  @Test
  void endThatIsLeftBehind_isStillShown() {
    Diagnosis first = FirstDiagnosis.first(notReady().observed(12 * DAY));
    assertThat(first.summary()).isEqualTo("Nothing crashed, but app runs without being ready.");
    assertThat(first.evidence().getLast().fact())
        .isEqualTo(
            "the instance before ended at 2026-05-01T10:01:00Z: exit code 137, reason OOMKilled");
  }

  static Stream<Arguments> states() {
    return Stream.of(
        Arguments.of("possible unknown", waiting("ContainerCreating").observed(602)),
        Arguments.of("healthy", waiting("ContainerCreating").observed(500)),
        Arguments.of("possible unknown", waiting("PodInitializing").observed(602)),
        Arguments.of(
            "possible unknown",
            pod()
                .init("prepare", c -> c.ended(0, "Completed", 1, 5))
                .container("app", c -> c.waiting("PodInitializing", null))
                .observed(602)),
        Arguments.of(
            "healthy",
            pod()
                .init("prepare", c -> c.running(500))
                .container("app", c -> c.waiting("PodInitializing", null))
                .observed(602)),
        Arguments.of("possible unknown", pod().phase("Pending").observed(602)),
        Arguments.of("healthy", pod().phase("Pending").observed(600)),
        Arguments.of("healthy", pod().phase("Pending").deleted(600, 30).observed(602)),
        Arguments.of(
            "possible unknown", pod().phase("Pending").container("app", c -> c).observed(602)),
        Arguments.of(
            "possible unknown", pod().container("app", c -> c.running(60).restarts(30).notReady())),
        Arguments.of("healthy", pod().container("app", c -> c.running(60).restarts(3).ready())));
  }

  @ParameterizedTest
  @MethodSource("states")
  void whatTakesTooLong_isToldWithoutACause(String told, Scenes scenes) {
    assertThat(FirstDiagnosis.of(scenes)).isEqualTo(told);
  }

  @Test
  void wordOfAPerson_thatItTakesLong_needsNoClock() {
    Regarding nobody = Regarding.of(null, null);
    Scenes scenes =
        Scenes.text()
            .container(null, c -> c.waiting("ContainerCreating", null))
            .event(DeletionRules.TOLD, "ContainerCreating for longer than 1 hour", null, nobody);
    assertThat(FirstDiagnosis.first(scenes).summary())
        .isEqualTo("Nothing crashed, but the container is still being prepared.");
  }

  @Test
  void containerThatNeverWasStarted_didNotEnd() {
    Scenes scenes = pod().on(Platform.DOCKER).container("web", c -> c.waiting("Created", null));
    assertThat(FirstDiagnosis.first(scenes).summary())
        .isEqualTo("Nothing crashed, but web was created and has not been started.");
  }

  private static Scenes waiting(String reason) {
    return pod().container("app", c -> c.waiting(reason, null));
  }

  private static Scenes unreadySince(long seconds) {
    return notReady().condition("Ready", "False", "ContainersNotReady", "app", seconds);
  }

  private static Scenes notReady() {
    return pod().container("app", c -> c.last(137, "OOMKilled", 0, 60).running(62).notReady());
  }

  private static Scenes pod() {
    return Scenes.pod("shop", "api-1");
  }
}
