package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Platform;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosticianTest {
  private static final long DAY = 86_400;

  @Test
  void newestEnd_isTheOneThatIsExplained() {
    Scenes scenes =
        pod().container("app", c -> c.ended(1, "Error", 200, 260).last(137, "OOMKilled", 0, 60));
    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("possible application-error");
  }

  @Test
  void restartLongAgo_isHistory() {
    Scenes scenes =
        pod().container("app", c -> c.last(137, "OOMKilled", 0, 60).running(62).ready());
    assertThat(FirstDiagnosis.first(scenes.observed(12 * DAY)).current()).isFalse();
    assertThat(FirstDiagnosis.first(scenes.observed(62 + 599)).current()).isTrue();
    assertThat(FirstDiagnosis.first(scenes.observed(62 + 600)).current()).isFalse();
  }

  @Test
  void containerThatIsNotReady_isCurrentWhateverItsAge() {
    Scenes scenes =
        pod().container("app", c -> c.last(137, "OOMKilled", 0, 60).running(62).notReady());
    assertThat(FirstDiagnosis.first(scenes.observed(DAY)).current()).isTrue();
  }

  @Test
  void containerThatBacksOff_isCurrentWhateverItsAge() {
    Scenes scenes = pod().container("app", c -> c.last(137, "OOMKilled", 0, 60).backingOff());
    assertThat(FirstDiagnosis.first(scenes.observed(30 * DAY)).current()).isTrue();
  }

  @Test
  void containerThatNeverDied_isHealthy() {
    assertThat(FirstDiagnosis.all(pod().container("app", c -> c.running(0).ready()))).isEmpty();
    assertThat(FirstDiagnosis.all(pod().sidecar("mesh", c -> c.running(0).ready()))).isEmpty();
  }

  @Test
  void initContainerThatDidItsWork_isHealthy() {
    Scenes scenes =
        pod()
            .init("prepare", c -> c.ended(0, "Completed", 0, 5))
            .container("app", c -> c.running(6).ready());
    assertThat(FirstDiagnosis.all(scenes)).isEmpty();
  }

  @Test
  void sidecarOfAPodThatDidItsWork_isNoNews() {
    Scenes scenes =
        pod()
            .phase("Succeeded")
            .restartPolicy("Never")
            .sidecar("mesh", c -> c.ended(137, "Error", 0, 90))
            .container("app", c -> c.ended(0, "Completed", 0, 60));
    assertThat(FirstDiagnosis.all(scenes))
        .extracting(d -> d.cause().id())
        .containsExactly("completed");
  }

  @ParameterizedTest
  @CsvSource({
    "Never, 0, 62, false",
    "Never, 0, 58, true",
    "Never, 1, 62, true",
    "Always, 0, 62, true"
  })
  void sidecar_isNoNewsAfterTheLastContainerHasDoneItsWork(
      String policy, long code, long at, boolean told) {
    Scenes scenes =
        pod()
            .phase("Running")
            .restartPolicy(policy)
            .sidecar("mesh", c -> c.ended(9, "Error", 0, at))
            .container("app", c -> c.ended(code, code == 0 ? "Completed" : "Error", 0, 60));
    assertThat(
            FirstDiagnosis.all(scenes).stream()
                .anyMatch(d -> "mesh".equals(d.subject().container())))
        .isEqualTo(told);
  }

  @Test
  void order_isNowThenBrokenThenDownThenNewest() {
    Scenes scenes =
        pod()
            .observed(2_000)
            .container("history", c -> c.last(1, "Error", 0, 60).running(62).ready())
            .container("stopped", c -> c.ended(143, "Error", 0, 1_999))
            .container("again", c -> c.last(1, "Error", 0, 1_990).running(1_991))
            .container("older", c -> c.last(1, "Error", 0, 1_900).backingOff())
            .container("newer", c -> c.last(1, "Error", 0, 1_950).backingOff())
            .event("Killing", "Stopping container stopped", 1_998, "stopped");
    assertThat(FirstDiagnosis.all(scenes))
        .extracting(d -> d.subject().container())
        .containsExactly("newer", "older", "again", "stopped", "history");
  }

  @Test
  void findingsOfThePod_areOneDiagnosisWithoutAContainer() {
    Rule evicted = s -> Finding.of(Cause.PREEMPTED, Confidence.CERTAIN).forPod();
    Diagnostician asked = new Diagnostician(List.of(evicted), Texts.bundled());
    Scenes scenes =
        pod()
            .container("one", c -> c.ended(137, "Error", 0, 60))
            .container("two", c -> c.ended(143, "Error", 0, 60));
    assertThat(asked.diagnose(scenes.file())).hasSize(1);
    assertThat(asked.diagnose(scenes.file()).getFirst().subject().container()).isNull();
  }

  @Test
  void ruledOut_isNeverTheCauseItself() {
    Scenes scenes = pod().container("app", c -> c.last(137, "Error", 0, 60).backingOff());
    Diagnosis told = FirstDiagnosis.first(scenes);
    assertThat(told.ruledOut()).isNotEmpty().noneMatch(out -> out.cause() == told.cause());
  }

  @Test
  void commands_takeNoValueThatAShellWouldRead() {
    Scenes scenes =
        Scenes.pod("x;reboot", "$(id)").container("app", c -> c.last(1, "Error", 0, 60));
    assertThat(FirstDiagnosis.first(scenes).nextSteps())
        .filteredOn(step -> step.command() != null)
        .isNotEmpty()
        .allSatisfy(s -> assertThat(s.command()).doesNotContain("reboot").doesNotContain("$(id)"));
  }

  @Test
  void commandsOfAnotherPlatform_areNotShown() {
    Scenes scenes = pod().container("app", c -> c.ended(1, "Error", 0, 60));
    assertThat(commands(scenes)).noneMatch(c -> c.startsWith("docker"));
    assertThat(commands(scenes.on(Platform.DOCKER)))
        .isNotEmpty()
        .noneMatch(c -> c.startsWith("kubectl"));
  }

  private static List<String> commands(Scenes scenes) {
    return FirstDiagnosis.first(scenes).nextSteps().stream()
        .map(step -> String.valueOf(step.command()))
        .filter(command -> !command.equals("null"))
        .toList();
  }

  private static Scenes pod() {
    return Scenes.pod("shop", "api-1");
  }
}
