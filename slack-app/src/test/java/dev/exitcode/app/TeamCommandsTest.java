package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands with the example of docs/team-knowledge.md. */
class TeamCommandsTest {
  private static final Path PAGE = Path.of("../docs/team-knowledge.md");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final String POD =
      """
      {"apiVersion": "v1", "kind": "Pod",
       "metadata": {"namespace": "billing", "name": "importer-7d9f"},
       "spec": {"containers": [{"name": "importer", "image": "ghcr.io/acme/importer:1.4.2"}]},
       "status": {"phase": "Running", "containerStatuses": [{
         "name": "importer", "image": "ghcr.io/acme/importer:1.4.2", "restartCount": 4, "ready": false,
         "state": {"waiting": {"reason": "CrashLoopBackOff"}},
         "lastState": {"terminated": {"exitCode": 42, "reason": "Error"}}}]}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void exampleOfThePage() throws IOException {
    Matcher example = YAML.matcher(Files.readString(PAGE));
    assertThat(example.find()).isTrue();
    Files.writeString(folder.resolve("importer.yaml"), example.group(1));
  }

  @Test
  void check_looksAFolderOver() throws IOException {
    Run good = Run.of("check", folder.toString());
    assertThat(good.out()).matches("Good: your team's knowledge, \\d+ entries from 1 file\\.\\R");
    assertThat(good.status()).isZero();
    Files.writeString(folder.resolve("bad.yaml"), "entries: 7");
    Run bad = Run.of("check", folder.toString());
    assertThat(bad.status()).isEqualTo(78);
    assertThat(bad.err()).startsWith(folder + "/bad.yaml:1: entries must be a list");
  }

  @Test
  void checkOfSettings_looksOverTheirFolderToo() throws IOException {
    Path settings = folder.resolve("settings.yaml");
    Path team = Files.createDirectory(folder.resolve("team"));
    Files.writeString(team.resolve("bad.yaml"), "entries: 7");
    Files.writeString(settings, "knowledge:\n  folder: " + team + "\n");
    Map<String, String> secrets =
        Map.of("SLACK_BOT_TOKEN", "xoxb-1-canary-bot", "SLACK_APP_TOKEN", "xapp-1-canary-app");
    Run run = Run.with(secrets, "check", settings.toString());
    assertThat(run.status()).isEqualTo(78);
    assertThat(run.err()).contains("bad.yaml:1: ");
  }

  @Test
  void diagnose_letsTheTeamsEntryWin() {
    Run run = Run.reading(POD, "diagnose", "-o", "json", "--knowledge", folder.toString());
    JsonNode told = JsonMapper.shared().readTree(run.out()).at("/diagnoses/0");
    assertThat(told.path("cause").asString()).isEqualTo("missing-configuration");
    assertThat(told.path("confidence").asString()).isEqualTo("likely");
    assertThat(told.at("/knownBy/entry").asString()).isEqualTo("importer-42");
    assertThat(told.at("/knownBy/file").asString())
        .isEqualTo(folder.getFileName() + "/importer.yaml");
    assertThat(told.at("/knownBy/ask").asString()).isEqualTo("@team-billing");
    assertThat(told.at("/nextSteps/0/command").asString()).contains("-n billing");
    Run text = Run.reading(POD, "diagnose", "--knowledge", folder.toString());
    assertThat(text.out()).contains("Known to your team: importer-42 in ", "Ask @team-billing.");
  }

  @Test
  void diagnose_withoutKnowledge_saysThatNobodyKnowsIt() {
    Run run = Run.reading(POD, "diagnose", "-o", "json");
    JsonNode told = JsonMapper.shared().readTree(run.out()).at("/diagnoses/0");
    assertThat(told.path("cause").asString()).isEqualTo("application-error");
    assertThat(told.has("knownBy")).isTrue();
    assertThat(told.path("knownBy").isNull()).isTrue();
  }

  @Test
  void badFile_isToldAndTheOthersCount() throws IOException {
    Files.writeString(folder.resolve("bad.yaml"), "entries: 7");
    Run run = Run.reading(POD, "diagnose", "-o", "json", "--knowledge", folder.toString());
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("bad.yaml:1: ");
    assertThat(run.out()).contains("importer-42");
  }

  @Test
  void explain_showsTheTeamsEntry() throws IOException {
    String everywhere =
        "entries:\n  - {id: ours-43, codes: [43], name: Out of paper, meaning: Refill it.}";
    Files.writeString(folder.resolve("printer.yaml"), everywhere);
    Run option = Run.of("explain", "43", "--knowledge", folder.toString());
    assertThat(option.out()).startsWith("43 · Out of paper").contains("what your team says");
    Run variable = Run.with(Map.of("EXITCODE_KNOWLEDGE", folder.toString()), "explain", "43");
    assertThat(variable.out()).isEqualTo(option.out());
    assertThat(Run.of("explain", "42", "--knowledge", folder.toString()).out())
        .contains("Your team says of 42 where the image is ghcr.io/acme/importer");
  }
}
