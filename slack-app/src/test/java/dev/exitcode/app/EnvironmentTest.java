package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.slack.Connection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
  private static final String APP = "xapp-1-canary-app";

  @TempDir private Path folder;

  @ParameterizedTest(name = "SLACK_BOT_TOKEN={0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                 | SLACK_BOT_TOKEN is not set",
        "'  '               | SLACK_BOT_TOKEN is not set",
        "xoxp-1-canary-user | SLACK_BOT_TOKEN holds a user token (xoxp-)",
        "xapp-1-canary-app  | SLACK_BOT_TOKEN holds an app-level token (xapp-)",
        "xoxe.xoxb-1-canary | SLACK_BOT_TOKEN holds a rotating token (xoxe.), which Exitcode does"
            + " not renew",
        "xoxb-              | SLACK_BOT_TOKEN holds no token of the right form",
        "canary             | SLACK_BOT_TOKEN holds no token of the right form",
        "xoxb-1 canary bot  | SLACK_BOT_TOKEN holds white space or characters no secret of Slack's"
            + " has",
      })
  void wrongBotToken_isNamedByItsKind(String value, String told) {
    assertThat(SettingsTest.problems(Map.of("SLACK_BOT_TOKEN", value, "SLACK_APP_TOKEN", APP)))
        .singleElement()
        .asString()
        .startsWith(told)
        .contains("Bot User OAuth Token")
        .doesNotContain("canary");
  }

  @Test
  void everyMissingSecret_isNamedWithItsSource() {
    assertThat(SettingsTest.problems(Map.of()))
        .satisfiesExactly(
            p -> assertThat(p).startsWith("SLACK_BOT_TOKEN is not set").contains("OAuth &"),
            p ->
                assertThat(p)
                    .startsWith("SLACK_APP_TOKEN is not set")
                    .contains("slack.mode: http"));
  }

  @Test
  void file_holdsTheSecret() throws Exception {
    Path bot = Files.writeString(folder.resolve("bot"), "xoxb-1-canary-bot\n");
    Settings settings =
        SettingsReader.read(
            null, Map.of("SLACK_BOT_TOKEN_FILE", bot.toString(), "SLACK_APP_TOKEN", APP));
    assertThat(settings.slack().botToken().reveal()).isEqualTo("xoxb-1-canary-bot");
  }

  @Test
  void fileThatIsMissingEmptyOrDoubled_isToldOnce() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThat(
            SettingsTest.problems(
                Map.of(
                    "SLACK_BOT_TOKEN_FILE", folder.resolve("none").toString(),
                    "SLACK_APP_TOKEN_FILE", empty.toString())))
        .satisfiesExactly(
            p ->
                assertThat(p)
                    .startsWith(
                        "SLACK_BOT_TOKEN_FILE names a file that cannot be read (there is none)"),
            p -> assertThat(p).startsWith("SLACK_APP_TOKEN_FILE names an empty file"));
    assertThat(
            SettingsTest.problems(
                Map.of(
                    "SLACK_BOT_TOKEN",
                    "xoxb-1-canary-bot",
                    "SLACK_BOT_TOKEN_FILE",
                    empty.toString(),
                    "SLACK_APP_TOKEN",
                    APP)))
        .containsExactly(
            "SLACK_BOT_TOKEN and SLACK_BOT_TOKEN_FILE are both set: keep one of them.");
  }

  @Test
  void twoSigningSecrets_areAcceptedDuringRotation() throws Exception {
    Path yaml = Files.writeString(folder.resolve("s.yaml"), "slack: { mode: http }");
    Settings settings =
        SettingsReader.read(
            new SettingsFile(yaml),
            Map.of(
                "SLACK_BOT_TOKEN", "xoxb-1-canary-bot",
                "SLACK_SIGNING_SECRET", "0123456789abcdef0123456789abcdef",
                "SLACK_SIGNING_SECRET_PREVIOUS", "fedcba9876543210fedcba9876543210"));
    assertThat(settings.slack().connection())
        .isInstanceOfSatisfying(
            Connection.Http.class, http -> assertThat(http.signingSecrets()).hasSize(2));
  }
}
