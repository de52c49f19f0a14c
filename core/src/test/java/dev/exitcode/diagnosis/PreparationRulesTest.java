package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.LogTail;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Scheduling, volumes, sandbox, init containers and Jobs. */
class PreparationRulesTest {
  private static final String SANDBOX = "Failed to create pod sandbox: failed to assign an IP";

  private static final LogTail.Instance UNKNOWN = LogTail.Instance.UNKNOWN;
  private static final List<String> THRICE = List.of("no db", "no db", "no db");

  static Stream<Arguments> preparations() {
    return Stream.of(
        Arguments.of("healthy", creating()),
        Arguments.of("healthy", creating().event("Pulling", "Pulling image \"x\"", 2, "app")),
        Arguments.of(
            "certain volume-mount-failed", creating().event("FailedMount", "timed out", 9)),
        Arguments.of(
            "certain volume-mount-failed",
            creating().event("FailedAttachVolume", "Multi-Attach", 9)),
        Arguments.of(
            "healthy",
            creating()
                .event("FailedMount", "timed out", 9)
                .event("Pulling", "Pulling image \"x\"", 12, "app")),
        Arguments.of(
            "healthy",
            pod()
                .container("app", c -> c.running(20).ready())
                .event("FailedMount", "timed out", 9)),
        Arguments.of(
            "possible application-error",
            pod()
                .container("app", c -> c.last(9, "Error", 20, 30).backingOff())
                .event("FailedMount", "timed out", 9)),
        Arguments.of(
            "certain pod-sandbox-failed", creating().event("FailedCreatePodSandBox", SANDBOX, 9)),
        Arguments.of(
            "certain pod-sandbox-failed",
            creating()
                .event("FailedMount", "timed out", 5)
                .event("FailedCreatePodSandBox", SANDBOX, 9)),
        Arguments.of(
            "certain memory-limit-too-small-to-start",
            creating().event("FailedCreatePodSandBox", "container init was OOM-killed", 9)));
  }

  static Stream<Arguments> inits() {
    return Stream.of(
        Arguments.of("likely init-container-stuck", init().observed(700)),
        Arguments.of("healthy", init().observed(601)),
        Arguments.of("likely init-container-stuck", init().observed(602)),
        Arguments.of("healthy", init().observed(100)),
        Arguments.of("healthy", init().container("web", c -> c.running(20).ready()).observed(700)),
        Arguments.of("healthy", init()),
        Arguments.of("likely init-container-stuck", init().log(repeating("waiting for db"))),
        Arguments.of("healthy", init().log(new LogTail("app", UNKNOWN, THRICE, false))),
        Arguments.of(
            "likely init-container-stuck", init().log(new LogTail(null, UNKNOWN, THRICE, false))),
        Arguments.of(
            "healthy", init().log(new LogTail("wait", UNKNOWN, List.of("no db", "no db"), false))),
        Arguments.of("healthy", init().log(repeating(""))),
        Arguments.of(
            "healthy",
            pod()
                .sidecar("mesh", c -> c.running(1).ready())
                .container("app", c -> c.running(2).ready())
                .observed(90_000)));
  }

  static Stream<Arguments> jobs() {
    Condition backoff = failed("BackoffLimitExceeded");
    Condition deadline = failed("DeadlineExceeded");
    return Stream.of(
        Arguments.of("certain job-failed", Scenes.text().job("etl", backoff)),
        Arguments.of("certain job-failed", Scenes.text().job("etl", deadline)),
        Arguments.of(
            "certain pod-deadline-exceeded", ended(143).owner("Job", "etl").job("etl", deadline)),
        Arguments.of(
            "certain pod-deadline-exceeded", ended(137).reason("DeadlineExceeded", "too long")),
        Arguments.of(
            "possible application-error", ended(9).owner("Job", "etl").job("etl", backoff)),
        Arguments.of(
            "likely sidecar-keeps-job-running",
            ended(0).container("proxy", c -> c.running(1).ready()).owner("Job", "etl")),
        Arguments.of(
            "certain completed",
            ended(0)
                .restartPolicy("Never")
                .container("main", c -> c.running(1))
                .owner("Job", "etl")
                .observed(400)),
        Arguments.of(
            "possible sidecar-keeps-job-running",
            ended(0).container("main", c -> c.running(1)).owner("Job", "etl").observed(401)),
        Arguments.of(
            "certain completed",
            ended(0)
                .restartPolicy("Never")
                .sidecar("proxy", c -> c.running(1).ready())
                .owner("Job", "etl")));
  }

  @ParameterizedTest
  @MethodSource({"preparations", "inits", "jobs"})
  void pod_isTold(String told, Scenes scenes) {
    assertThat(FirstDiagnosis.of(scenes)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "scheduling-messages.csv", delimiter = '|')
  void scheduler_saysWhyNoNodeFits(String cause, String message) {
    Scenes byCondition =
        Scenes.pod("shop", "api").condition("PodScheduled", "False", "Unschedulable", message, 1);
    Scenes byEvent = Scenes.pod("shop", "api").event("FailedScheduling", message, 1);

    assertThat(FirstDiagnosis.of(byCondition)).isEqualTo("certain " + cause);
    assertThat(FirstDiagnosis.of(byEvent)).isEqualTo("certain " + cause);
    assertThat(FirstDiagnosis.of(byEvent.event("Scheduled", "assigned", 2))).isEqualTo("healthy");
  }

  @Test
  void kill_forAChangedDefinitionIsNoFault() {
    Scenes scenes =
        pod()
            .container("app", c -> c.last(143, "Error", 0, 100).running(102).ready())
            .event("Killing", "Container app definition changed, will be restarted", 99, "app");

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("certain container-definition-changed");
  }

  @ParameterizedTest
  @CsvSource({
    "180, definition changed, certain container-definition-changed",
    "179, definition changed, possible stopped-on-request",
    "305, definition changed, certain container-definition-changed",
    "306, definition changed, possible stopped-on-request",
    "299, resize requires restart, certain container-definition-changed",
    "299, is no longer needed, possible stopped-on-request"
  })
  void kill_forAChangedDefinitionComesShortlyBeforeTheEnd(long at, String why, String told) {
    Scenes scenes =
        pod()
            .container("app", c -> c.last(143, "Error", 0, 300).running(302).ready())
            .event("Killing", "Container app " + why, at, "app");

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo(told);
  }

  @Test
  void changedDefinition_thatCannotBeStartedIsAFault() {
    Scenes scenes =
        pod()
            .container("app", c -> c.last(143, "Error", 0, 100).waiting("ImagePullBackOff", "x"))
            .event("Killing", "Container app definition changed, will be restarted", 99, "app");

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("possible image-not-found");
  }

  @Test
  void schedulersWords_areKnownInAText() {
    String line = "Warning  FailedScheduling  0/3 nodes are available: 3 Insufficient cpu.";
    LogTail text = new LogTail(null, LogTail.Instance.UNKNOWN, List.of(line), false);

    assertThat(FirstDiagnosis.of(Scenes.text().log(text)))
        .isEqualTo("certain unschedulable-resources");
  }

  @Test
  void restart_withAllContainersIsNoFaultOfThisOne() {
    Scenes scenes = pod().container("app", c -> c.last(137, "RestartingAllContainers").running(9));

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("certain restarted-with-siblings");
  }

  private static Scenes pod() {
    return Scenes.pod("shop", "api").node("n1");
  }

  private static Scenes creating() {
    return pod().container("app", c -> c.waiting("ContainerCreating", null));
  }

  private static Scenes init() {
    return pod()
        .init("wait", c -> c.running(1))
        .container("app", c -> c.waiting("PodInitializing", null));
  }

  private static Scenes ended(long code) {
    return pod().container("app", c -> c.ended(code, code == 0 ? "Completed" : "Error", 0, 100));
  }

  private static Condition failed(String reason) {
    return new Condition("Failed", "True", reason, "the Job failed", Scenes.at(98));
  }

  private static LogTail repeating(String line) {
    List<String> lines = List.of(line, "bad address", line, "bad address", line);
    return new LogTail("wait", LogTail.Instance.UNKNOWN, lines, false);
  }
}
