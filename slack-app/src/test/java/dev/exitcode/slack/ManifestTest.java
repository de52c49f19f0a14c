package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifests ask for what the code uses, and for nothing else. */
final class ManifestTest {
  private static final Path DOCS = Path.of("../docs");

  private static Map<?, ?> manifest(String file) throws IOException {
    return (Map<?, ?>)
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(DOCS.resolve(file)));
  }

  private static Object at(Object node, Object... path) {
    Object found = node;
    for (Object step : path) {
      found = step instanceof Integer i ? ((List<?>) found).get(i) : ((Map<?, ?>) found).get(step);
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"slack-manifest.yaml", "slack-manifest-http.yaml"})
  void manifest_asksForWhatIsUsed(String file) throws IOException {
    Map<?, ?> manifest = manifest(file);
    assertThat(at(manifest, "oauth_config", "scopes"))
        .isEqualTo(
            Map.of(
                "bot",
                List.of(
                    "commands",
                    "chat:write",
                    "app_mentions:read",
                    "im:history",
                    "files:read",
                    "files:write"),
                "bot_optional",
                List.of("usergroups:read", "users:read", "channels:history", "groups:history")));
    assertThat((List<?>) at(manifest, "features", "slash_commands")).hasSize(1);
    assertThat(at(manifest, "features", "slash_commands", 0, "command"))
        .isEqualTo(Listeners.COMMAND);
    assertThat(at(manifest, "features", "slash_commands", 0, "should_escape")).isEqualTo(false);
    assertThat(at(manifest, "settings", "interactivity", "is_enabled")).isEqualTo(true);
    assertThat(at(manifest, "settings", "event_subscriptions", "bot_events"))
        .isEqualTo(List.of("app_mention", "message.im"));
    assertThat((List<?>) at(manifest, "features", "shortcuts")).hasSize(2);
    assertThat(at(manifest, "features", "shortcuts", 1, "type")).isEqualTo("global");
    assertThat(at(manifest, "features", "shortcuts", 1, "callback_id"))
        .isEqualTo(PodPicker.SHORTCUT);
    assertThat(at(manifest, "features", "shortcuts", 0, "type")).isEqualTo("message");
    assertThat(at(manifest, "features", "shortcuts", 0, "callback_id"))
        .isEqualTo(PasteListeners.SHORTCUT);
    assertThat(at(manifest, "features", "app_home", "messages_tab_enabled")).isEqualTo(true);
    assertThat(at(manifest, "features", "app_home", "messages_tab_read_only_enabled"))
        .isEqualTo(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"slack-manifest.yaml", "slack-manifest-http.yaml"})
  void manifest_keepsSlacksLimits(String file) throws IOException {
    Map<?, ?> manifest = manifest(file);
    assertThat((String) at(manifest, "display_information", "name")).hasSizeLessThanOrEqualTo(35);
    assertThat((String) at(manifest, "display_information", "description"))
        .hasSizeLessThanOrEqualTo(140);
    assertThat((String) at(manifest, "features", "slash_commands", 0, "command"))
        .hasSizeLessThanOrEqualTo(32);
    assertThat((String) at(manifest, "features", "slash_commands", 0, "usage_hint"))
        .hasSizeLessThanOrEqualTo(1000);
    for (int i = 0; i < 2; i++) {
      assertThat((String) at(manifest, "features", "shortcuts", i, "name"))
          .hasSizeLessThanOrEqualTo(24);
      assertThat((String) at(manifest, "features", "shortcuts", i, "description"))
          .hasSizeLessThanOrEqualTo(150);
    }
  }

  @Test
  void socketManifest_hasNoAddress() throws IOException {
    Map<?, ?> manifest = manifest("slack-manifest.yaml");
    assertThat(at(manifest, "settings", "socket_mode_enabled")).isEqualTo(true);
    assertThat(at(manifest, "features", "slash_commands", 0, "url")).isNull();
  }

  @Test
  void httpManifest_leadsToTheDoor() throws IOException {
    Map<?, ?> manifest = manifest("slack-manifest-http.yaml");
    assertThat(at(manifest, "settings", "socket_mode_enabled")).isEqualTo(false);
    for (Object url :
        List.of(
            at(manifest, "features", "slash_commands", 0, "url"),
            at(manifest, "settings", "interactivity", "request_url"),
            at(manifest, "settings", "interactivity", "message_menu_options_url"),
            at(manifest, "settings", "event_subscriptions", "request_url"))) {
      assertThat(URI.create((String) url)).hasScheme("https").hasPath(SlackBot.PATH);
    }
  }

  /**
   * None of these needs a scope of the bot. What {@link WebMethods} and {@link SlackDirectory} call
   * without the SDK needs chat:write, files:write, usergroups:read and users:read; whoever adds a
   * call adds its scope to the manifests.
   */
  @Test
  void code_callsNothingThatNeedsAnotherScope() {
    var calls =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.exitcode.slack")
                .stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(MethodsClient.class))
                .map(call -> call.getName())
                .distinct();
    assertThat(calls).containsExactlyInAnyOrder("authTest", "appsConnectionsOpen", "viewsOpen");
  }
}
