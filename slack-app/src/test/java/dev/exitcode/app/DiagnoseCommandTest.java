package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiagnoseCommandTest {
  private static final String POD =
      """
      {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "api-0", "namespace": "shop"},
       "spec": {"restartPolicy": "Always", "containers": [{"name": "api", "image": "api:1"}, {"name": "log"}]},
       "status": {"phase": "Running", "containerStatuses": [
         {"name": "api", "restartCount": 3, "ready": false, "state": {"waiting": {"reason": "CrashLoopBackOff"}},
          "lastState": {"terminated": {"exitCode": %d, "reason": "%s"}}},
         {"name": "log", "restartCount": 0, "ready": true, "state": {"running": {"startedAt": "2026-11-01T10:00:00Z"}}}]}}
      """;
  private static final String OOM = POD.formatted(137, "OOMKilled");

  @TempDir private Path folder;

  @Test
  void pipedPod_isDiagnosed() {
    JsonNode first = first(Run.reading(OOM, "diagnose", "-", "-o", "json"));
    assertThat(first.path("cause").asString()).isEqualTo("memory-limit-exceeded");
    assertThat(first.path("confidence").asString()).isEqualTo("certain");
    assertThat(first.path("namespace").asString()).isEqualTo("shop");
    assertThat(first.path("pod").asString()).isEqualTo("api-0");
    assertThat(first.path("container").asString()).isEqualTo("api");
    assertThat(first.path("exitCode").asInt()).isEqualTo(137);
    assertThat(first.path("current").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"text", "json"})
  void textFromTheCluster_isShownWithoutItsEscapes(String form) {
    String message =
        "\\u001b[31mFATAL\\u001b[0m could not open \\u001b]0;pwned\\u0007config \\u202eevil";
    String pod =
        POD.formatted(1, "Error\", \"message\": \"" + message).replace("api-0", "api\\u009b31m-0");
    Run run = Run.reading(pod, "diagnose", "-o", form);
    assertThat(run.out())
        .contains("FATAL could not open config", "api-0")
        .doesNotContain("\u001b", "\\u001b", "\u202e", "\u009b", "pwned");
  }

  @Test
  void endedDebugContainer_isNoTroubleUnlessItIsAskedFor() {
    String debug =
        """
        "ephemeralContainerStatuses": [{"name": "debugger-x", "restartCount": 0,
          "state": {"terminated": {"exitCode": 130, "reason": "Error"}}}], "containerStatuses": [
         {"name": "log", "restartCount": 0, "ready": true, "state": {"running": {}}}]}}
        """;
    String pod = OOM.substring(0, OOM.indexOf("\"containerStatuses\"")) + debug;
    pod =
        pod.replace(
            "\"containers\":",
            "\"ephemeralContainers\": [{\"name\": \"debugger-x\"}], \"containers\":");
    assertThat(Run.reading(pod, "diagnose").out()).startsWith("Nothing here is broken");
    assertThat(Run.reading(pod, "diagnose", "--container", "debugger-x").out())
        .contains("container debugger-x, exit code 130");
  }

  @ParameterizedTest
  @CsvSource({"text", "json", "case"})
  void noPartOfTheAnswer_holdsASecret(String form) {
    String token = "ghp_a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2";
    String wrong = "{\"exitcodeCase\": 1, \"platform\": \"" + token + "\"}\n";
    String name =
        POD.formatted(1, token).replace("api-0", token).replace("\"api\"", "\"" + token + "\"");
    Run run = Run.reading(wrong + name, "diagnose", "-o", form, "--container", token + "x");
    assertThat(run.out() + run.err()).contains("redacted:github").doesNotContain(token);
  }

  @Test
  void withoutFile_standardInputIsRead() {
    assertThat(Run.reading(OOM, "diagnose")).isEqualTo(Run.reading(OOM, "diagnose", "-"));
  }

  @Test
  void text_saysCauseEvidenceAndWhatToDo() {
    Run run = Run.reading(OOM, "diagnose");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("memory-limit-exceeded  [certain]", "Evidence", "What to do", "api-0 -n shop")
        .doesNotContain("null", "\033");
  }

  @Test
  void healthyPod_isNoError() {
    String healthy = OOM.replaceAll("(?s)\\{\"name\": \"api\", \"restartCount\".*?\\}\\}\\},", "");
    Run run = Run.reading(healthy, "diagnose", "-o", "json");
    assertThat(run.status()).isZero();
    assertThat(JsonMapper.shared().readTree(run.out()).path("diagnoses")).isEmpty();
    assertThat(Run.reading(healthy, "diagnose").out()).startsWith("Nothing here is broken");
  }

  @ParameterizedTest
  @CsvSource({"Pod", "Deployment"})
  void objectWithoutAStatus_isNotCalledHealthy(String kind) {
    String manifest =
        "apiVersion: v1\nkind: %s\nmetadata:\n  name: api\nspec: {}\n".formatted(kind);
    Run run = Run.reading(manifest, "diagnose");
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("There is no status in this");
    assertThat(run.out()).doesNotContain("Nothing here is broken");
  }

  @Test
  void longList_isReadWhole() {
    String annotation =
        "{\"kind\": \"ConfigMap\", \"data\": {\"x\": \"" + "y".repeat(800_000) + "\"}}";
    String list =
        "{\"kind\": \"List\", \"apiVersion\": \"v1\", \"items\": ["
            + String.join(",", annotation, OOM, annotation)
            + "]}";
    assertThat(cause(Run.reading(list, "diagnose", "-o", "json")))
        .isEqualTo("memory-limit-exceeded");
  }

  @Test
  void longText_isNotCalledHealthyWhereItsMiddleIsNotRead() {
    String rows = "NAME READY STATUS RESTARTS AGE\n" + "web-1 1/1 Running 0 3h\n".repeat(60_000);
    assertThat(Run.reading(rows, "diagnose").out()).startsWith("Nothing found in the part");
  }

  @Test
  void logsOfAContainer_decide() throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("api.log"), "listen tcp :80: bind: address already in use\n");
    String pod = POD.formatted(1, "Error");
    assertThat(cause(Run.reading(pod, "diagnose", "-o", "json"))).isEqualTo("application-error");
    assertThat(cause(Run.reading(pod, "diagnose", "--logs", "api=" + log, "-o", "json")))
        .isEqualTo("port-unavailable");
  }

  @Test
  void caseFile_holdsNoSecretAndIsDiagnosedAlike() throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("api.log"),
            "token ghp_16C7e42F292c6912E7710c838347Ae178B4a\nlisten: address already in use\n");
    String[] command = {"diagnose", "--logs", "api=" + log, "-o", "case"};
    Run file = Run.reading(POD.formatted(2, "Error"), command);
    assertThat(file.status()).isZero();
    assertThat(file.out()).contains("exitcodeCase", "already in use").doesNotContain("ghp_16C7");
    command[4] = "json";
    assertThat(cause(Run.reading(file.out(), "diagnose", "-o", "json")))
        .isEqualTo(cause(Run.reading(POD.formatted(2, "Error"), command)))
        .isEqualTo("port-unavailable");
  }

  @Test
  void severalCases_areReadBackTogether() {
    String pods = OOM + POD.formatted(1, "Error").replace("api-0", "api-1");
    Run files = Run.reading(pods, "diagnose", "-o", "case");
    Run again = Run.reading(files.out(), "diagnose", "-o", "json");
    assertThat(
            JsonMapper.shared().readTree(again.out()).path("diagnoses").findValuesAsString("pod"))
        .containsExactly("api-0", "api-1");
  }

  @Test
  void whatWasLookedForInVain_isSaid() {
    Run file = Run.reading(OOM, "diagnose", "-o", "case");
    String forbidden =
        file.out().replaceAll("(\"EVENTS\",\\s+\"why\" : )\"NOT_GIVEN\"", "$1\"FORBIDDEN\"");
    assertThat(Run.reading(forbidden, "diagnose").err())
        .contains("Not seen: events (the cluster refused).");
    assertThat(Run.reading(forbidden, "diagnose", "-o", "json").out())
        .contains("Not seen: events (the cluster refused).");
  }

  @Test
  void container_narrows() {
    Run run = Run.reading(OOM, "diagnose", "--container", "log", "-o", "json");
    assertThat(JsonMapper.shared().readTree(run.out()).path("diagnoses")).isEmpty();
  }

  @Test
  void containerThatIsNot_isSaid() {
    Run run = Run.reading(OOM, "diagnose", "--container", "web");
    assertThat(run.err()).contains("no container web");
    assertThat(run.out()).contains("memory-limit-exceeded");
  }

  @Test
  void nonsense_isStatus65AndOneSentence() {
    Run run = Run.reading("qqzz xxyy", "diagnose", "-o", "json");
    assertThat(run.status()).isEqualTo(65);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("kubectl describe").doesNotContain("qqzz");
  }

  @ParameterizedTest
  @CsvSource({"nosuch.json, There is no file", "., is a folder"})
  void unreadableFile_isStatus66AndSaysWhy(String name, String sentence) {
    Run run = Run.of("diagnose", folder.resolve(name).toString());
    assertThat(run.status()).isEqualTo(66);
    assertThat(run.err()).contains(sentence).hasLineCount(1);
  }

  @Test
  void binaryFile_isRefused() throws IOException {
    Path file = Files.write(folder.resolve("core"), new byte[] {0x7f, 'E', 'L', 'F', 0, 1});
    assertThat(Run.of("diagnose", file.toString()))
        .isEqualTo(
            new Run(
                66, "", file + " is no text: give the output of kubectl or docker, or a log.\n"));
  }

  @Test
  void logsWithoutContainer_isAUsageError() {
    Run run = Run.reading(OOM, "diagnose", "--logs", "api.log");
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.err()).contains("CONTAINER=FILE");
  }

  @Test
  void powerShellsUtf16_isRead() throws IOException {
    byte[] little = ("\uFEFF" + OOM).getBytes(StandardCharsets.UTF_16LE);
    Path file = Files.write(folder.resolve("pod.json"), little);
    assertThat(cause(Run.of("diagnose", file.toString(), "-o", "json")))
        .isEqualTo("memory-limit-exceeded");
  }

  @Test
  void longLog_isReadAtBothEndsAndSaysSo() throws IOException {
    String line = "2026-11-01 10:00:00 INFO handled request in 3 ms\n";
    Path log = folder.resolve("long.log");
    Files.writeString(log, line.repeat(60_000) + "panic: boom\n");
    GivenText text = GivenText.of(log);
    assertThat(text.text()).startsWith("2026").endsWith("panic: boom\n");
    assertThat(text.text().length()).isLessThanOrEqualTo(2 * GivenText.MOST_BYTES);
    assertThat(text.remarks()).hasSize(1);
  }

  @Test
  void secretInALog_isNeverPrinted() throws IOException {
    String secret = "ghp_" + "a1B2c3D4e5F6".repeat(3);
    Path log =
        Files.writeString(
            folder.resolve("api.log"),
            "FATAL: password authentication failed for user app, token " + secret + "\n");
    for (String form : new String[] {"text", "json"}) {
      Run run =
          Run.reading(POD.formatted(1, "Error"), "diagnose", "--logs", "api=" + log, "-o", form);
      assertThat(run.out()).contains("password authentication failed").doesNotContain(secret);
    }
  }

  @Test
  void yaml_isReadLikeJson() {
    Run run =
        Run.reading(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: api-0, namespace: shop}
            spec:
              containers:
              - name: api
            status:
              containerStatuses:
              - name: api
                restartCount: 3
                lastState:
                  terminated: {exitCode: 137, reason: OOMKilled, finishedAt: "2026-11-01T10:00:00Z"}
                state:
                  waiting: {reason: CrashLoopBackOff}
            """,
            "diagnose",
            "-o",
            "json");
    assertThat(cause(run)).isEqualTo("memory-limit-exceeded");
  }

  private static String cause(Run run) {
    return first(run).path("cause").asString();
  }

  private static JsonNode first(Run run) {
    assertThat(run.status()).as(run.err()).isZero();
    return JsonMapper.shared().readTree(run.out()).path("diagnoses").path(0);
  }
}
