package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.Termination;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class StartRulesTest {
  private static final String OCI =
      "failed to create containerd task: failed to create shim task: OCI runtime create failed:"
          + " runc create failed: unable to start container process: ";

  @ParameterizedTest
  @CsvFileSource(resources = "start-messages.csv", delimiter = '|')
  void startError_isToldByTheRuntimesMessage(String told, String message) {
    assertThat(FirstDiagnosis.of(pod().container("app", c -> c.startError(message))))
        .isEqualTo(told);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "waiting-messages.csv", delimiter = '|')
  void waiting_isToldByItsMessage(String told, String reason, String message) {
    Scenes scenes = pod().container("app", c -> c.waiting(reason, message));

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo(told);
    assertThat(FirstDiagnosis.first(scenes).subject().container()).isEqualTo("app");
  }

  @ParameterizedTest
  @CsvFileSource(resources = "waiting-messages.csv", delimiter = '|')
  void event_tellsWhatTheStateLeavesOut(String told, String reason, String message) {
    String said = reason.contains("Image") ? "Failed to pull image \"x\": " : "Error: ";
    Scenes scenes =
        pod()
            .container("app", c -> c.waiting(reason, null))
            .event("Failed", said + message, 10, "app");

    assertThat(FirstDiagnosis.first(scenes).cause().id())
        .isEqualTo(told.substring(told.indexOf(' ') + 1));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "exec-lines.csv", delimiter = ';')
  void exec_isToldByTheLastLineOfTheDeadInstance(String told, long code, String line) {
    Scenes scenes =
        pod()
            .container("app", c -> c.last(code, "Error", 0, 1).backingOff())
            .log("app", "starting", line);

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({
    "likely missing-shared-library, -1073741515",
    "likely missing-shared-library, 3221225781",
    "likely wrong-architecture, -1073741701",
    "possible command-not-found, 127",
    "possible command-not-executable, 126",
    "possible application-error, 125"
  })
  void code_alone(String told, long code) {
    Scenes scenes = pod().container("app", c -> c.last(code, "Error", 0, 1).backingOff());

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo(told);
  }

  @Test
  void command_underAMountIsHiddenByIt() {
    Scenes scenes =
        pod()
            .container(
                "app",
                c ->
                    c.startError(
                            OCI + "exec: \"/app/run\": stat /app/run: no such file or directory")
                        .mount("data", "/app", null));

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("likely mount-mismatch");
  }

  @Test
  void limit_belowWhatInitNeedsExplainsAnyFailure() {
    Scenes tiny = pod().container("app", c -> c.startError(OCI + "EOF").memoryLimit("128m"));
    Scenes enough = pod().container("app", c -> c.startError(OCI + "EOF").memoryLimit("6Mi"));

    assertThat(FirstDiagnosis.of(tiny)).isEqualTo("likely memory-limit-too-small-to-start");
    assertThat(FirstDiagnosis.of(enough)).isEqualTo("likely runtime-start-failed");
  }

  @Test
  void startError_beforeARealRunIsHistory() {
    Scenes scenes =
        pod()
            .container("app", c -> c.last(9, "Error", 100, 200).backingOff())
            .event("Failed", "Error: " + OCI + "exec: \"x\": executable file not found", 5, "app");

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("possible application-error");
  }

  @Test
  void termination_messageOfTheProgramIsNotTheRuntimes() {
    Termination end =
        new Termination(
            1L, null, "Error", "exec: \"git\": executable file not found in $PATH", null, null);

    assertThat(FirstDiagnosis.of(pod().container("app", c -> c.last(end).backingOff())))
        .isNotEqualTo("certain command-not-found");
  }

  @ParameterizedTest
  @CsvSource({"certain command-not-found, 0", "possible application-error, 1"})
  void runtimesWords_ofAnotherContainerComeFromOneThatRan(String told, long ran) {
    String quoted =
        "$ docker run x\n" + OCI + "exec: \"x\": executable file not found in $PATH\nfail";
    Termination end = new Termination(1L, null, "Error", quoted, Scenes.at(0), Scenes.at(ran));

    assertThat(FirstDiagnosis.of(pod().container("app", c -> c.ended(end)))).isEqualTo(told);
  }

  @Test
  void docker_refusesAnOption() {
    LogTail text =
        new LogTail(
            null,
            LogTail.Instance.UNKNOWN,
            List.of("docker: Error response from daemon: invalid memory swappiness value 300"),
            false);

    assertThat(FirstDiagnosis.of(Scenes.text().log(text))).isEqualTo("likely docker-cli-failed");
  }

  @ParameterizedTest
  @CsvSource({
    "certain image-pull-unauthorized, 'docker: Error response from daemon: pull access denied for"
        + " x'",
    "certain image-not-found, 'docker: Error response from daemon: manifest for x:9 not found'",
    "certain image-pull-rate-limited, 'Error response from daemon: toomanyrequests: limit'",
    "certain image-name-invalid, 'docker: invalid reference format'",
    "likely docker-cli-failed, 'docker: Error response from daemon: Conflict. The name is taken'"
  })
  void docker_saysWhyNothingRan(String told, String message) {
    Termination end = new Termination(null, null, null, message, null, null);
    Scenes scenes = Scenes.text().container("x", c -> c.ended(end));

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo(told);
  }

  @Test
  void docker_stateErrorTellsOfTheStart() {
    Termination end =
        new Termination(
            127L, null, null, OCI + "exec: \"x\": executable file not found", null, null);
    Scenes scenes = Scenes.pod("", "x").on(Platform.DOCKER).container("x", c -> c.ended(end));

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo("certain command-not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "DOCKER, 126, likely runtime-start-failed",
    "DOCKER, 127, likely runtime-start-failed",
    "DOCKER, 128, likely runtime-start-failed",
    "DOCKER, 1, possible application-error",
    "KUBERNETES, 127, possible command-not-found"
  })
  void docker_stateErrorWithACodeOfTheStart(Platform platform, long code, String told) {
    Termination end = new Termination(code, null, null, "no such device", null, null);
    Scenes scenes = Scenes.pod("", "x").on(platform).container("x", c -> c.ended(end));

    assertThat(FirstDiagnosis.of(scenes)).isEqualTo(told);
  }

  @Test
  void docker_125IsTheCommandsOwn() {
    Termination end = Termination.code(125);
    Scenes alone = Scenes.pod("", "x").on(Platform.DOCKER).container("x", c -> c.ended(end));

    assertThat(FirstDiagnosis.of(alone)).isEqualTo("possible docker-cli-failed");
    assertThat(FirstDiagnosis.of(alone.log(pasted("See 'docker run --help'."))))
        .isEqualTo("likely docker-cli-failed");
  }

  @Test
  void runtimesWords_inATextTellOfTheStart() {
    String line = OCI + "exec: \"serve\": executable file not found in $PATH";

    assertThat(FirstDiagnosis.of(Scenes.text().log(pasted(line))))
        .isEqualTo("certain command-not-found");
  }

  @Test
  void configuration_isToldByTheTextBesideIt() {
    Scenes waiting = pod().container("app", c -> c.waiting("CreateContainerConfigError", null));
    assertThat(FirstDiagnosis.of(waiting)).isEqualTo("possible config-object-missing");
    assertThat(FirstDiagnosis.of(waiting.log(pasted("configmap \"cfg\" not found"))))
        .isEqualTo("certain config-object-missing");

    assertThat(FirstDiagnosis.of(Scenes.text().log(pasted("Error: secret \"db\" not found"))))
        .isEqualTo("certain config-object-missing");
    Scenes ran = pod().container("app", c -> c.last(9, "Error", 0, 60).backingOff());
    assertThat(FirstDiagnosis.of(ran.log(pasted("Error: secret \"db\" not found"))))
        .isNotEqualTo("certain config-object-missing");
  }

  @Test
  void summary_namesWhatIsMissing() {
    String stat = OCI + "exec: \"/app/run\": stat /app/run: no such file or directory";
    assertThat(FirstDiagnosis.first(pod().container("app", c -> c.startError(stat))).summary())
        .contains("/app/run");
    String reason = "CreateContainerConfigError";
    String object = "secret \"db\" not found";
    assertThat(
            FirstDiagnosis.first(pod().container("app", c -> c.waiting(reason, object))).summary())
        .contains("db");
    String key = "couldn't find key rules.yaml in ConfigMap shop/cfg";
    assertThat(FirstDiagnosis.first(pod().container("app", c -> c.waiting(reason, key))).summary())
        .contains("rules.yaml");
  }

  @Test
  void execError_inTheLogOfAContainerThatRunsIsOfAnother() {
    String line = "exec /tool: exec format error";
    LogTail tail = new LogTail("app", LogTail.Instance.UNKNOWN, List.of("start", line), false);

    assertThat(FirstDiagnosis.of(pod().container("app", c -> c.running(1).ready()).log(tail)))
        .isEqualTo("healthy");
    assertThat(FirstDiagnosis.of(Scenes.text().log(pasted(line))))
        .isEqualTo("likely wrong-architecture");
  }

  @Test
  void pull_isToldByTheTextBesideIt() {
    Scenes scenes = pod().container("app", c -> c.waiting("ImagePullBackOff", null));

    assertThat(FirstDiagnosis.of(scenes.event("Unhealthy", "probe failed: connection refused", 5)))
        .isEqualTo("possible image-not-found");
    assertThat(
            FirstDiagnosis.of(scenes.log(pasted("x509: certificate signed by unknown authority"))))
        .isEqualTo("certain image-registry-untrusted");
  }

  private static LogTail pasted(String line) {
    return new LogTail(null, LogTail.Instance.UNKNOWN, List.of(line), false);
  }

  @Test
  void log_ofAnotherNameIsThatOfTheOnlyContainer() {
    String line = "exec /run: no such file or directory";
    Scenes one = pod().container("app", c -> c.last(1, "Error", 0, 1)).log("web_1", line);
    Scenes two =
        pod()
            .container("app", c -> c.last(1, "Error", 0, 1))
            .container("web_1", c -> c.running(0).ready())
            .log("web_1", line);

    assertThat(FirstDiagnosis.of(one)).isEqualTo("likely bad-interpreter");
    assertThat(FirstDiagnosis.of(two)).isEqualTo("possible application-error");
  }

  private static Scenes pod() {
    return Scenes.pod("shop", "api").node("n1");
  }
}
