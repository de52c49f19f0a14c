package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
  private static final Map<String, String> SECRETS =
      Map.of("SLACK_BOT_TOKEN", "xoxb-1-canary-bot", "SLACK_APP_TOKEN", "xapp-1-canary-app");

  @TempDir private Path folder;

  @Test
  void goodSettings_areSummedUp() {
    assertThat(Run.with(SECRETS, "check"))
        .isEqualTo(new Run(0, "Good: Socket Mode, admin on 127.0.0.1:8086." + nl(), ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "serve"})
  void missingSecrets_areEachOnALineOfStandardError(String command) {
    Run run = Run.of(command);
    assertThat(run.status()).isEqualTo(78);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(2).allMatch(l -> l.contains("is not set"));
  }

  @Test
  void fileOfTheEnvironment_isUsedWhereNoneIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("bad.yaml"), "logs: 1");
    Map<String, String> env = Map.of("EXITCODE_SETTINGS", file.toString());
    assertThat(Run.with(env, "check").err()).contains(file + ":1: there is no setting");
    Path good = Files.writeString(folder.resolve("good.yaml"), "admin: { port: 9000 }");
    assertThat(Run.with(SECRETS, "check", good.toString()).out()).contains("127.0.0.1:9000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--settings", "-s"})
  void file_isNamedAsServeTakesIt(String option) throws Exception {
    String file = Files.writeString(folder.resolve("a.yaml"), "admin: { port: 9000 }").toString();
    assertThat(Run.with(SECRETS, "check", option, file).out()).contains("127.0.0.1:9000");
    Run twice = Run.with(SECRETS, "check", option, file, file);
    assertThat(twice.status()).isEqualTo(64);
    assertThat(twice.err()).contains("named twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "just text",
        "!!java/foo bar",
        "[]",
        "slack: { hooksUrl: 'https://[bad' }",
        "admin: { port: !!int foo }"
      })
  void fileThatCannotBeUsed_isRefusedWithItsLine(String text) throws Exception {
    String file = Files.writeString(folder.resolve("bad.yaml"), text).toString();
    Run run = Run.with(SECRETS, "check", file);
    assertThat(run.status()).isEqualTo(78);
    assertThat(run.err().lines()).singleElement().asString().startsWith(file + ":1: ");
  }

  private static String nl() {
    return System.lineSeparator();
  }
}
