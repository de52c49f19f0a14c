package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.store.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What runs the bot in Kubernetes fits the bot. */
final class DeploymentTest {
  private static final Path FOLDER = Path.of("deploy", "kubernetes");
  private static final String FILE = "deployment.yaml";
  private static final String POSTGRES = "deployment-postgres.yaml";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {FILE, POSTGRES})
  void settings_areTakenWithTheSecretsThatAreMounted(String file) throws Exception {
    Settings settings = settings(file);
    assertThat(settings.notices().routing()).isNotNull();
    assertThat(settings.admin().getPort()).isEqualTo(port(file));
    assertThat(settings.admin().getAddress().isAnyLocalAddress()).isTrue();
  }

  @Test
  void fileOfTheData_isOnTheVolume_andOfOnePodAtATime() throws Exception {
    assertThat(settings(FILE).notices().storage())
        .isEqualTo(new Location.SqliteFile(NoticeSettings.USUAL_FILE));
    assertThat(container(FILE).path("volumeMounts").valueStream())
        .anyMatch(
            mount ->
                mount.path("name").asString().equals("data")
                    && NoticeSettings.USUAL_FILE.startsWith(mount.path("mountPath").asString()));
    JsonNode spec = one(FILE, "Deployment").path("spec");
    assertThat(spec.path("replicas").asInt()).isEqualTo(1);
    assertThat(spec.at("/strategy/type").asString()).isEqualTo("Recreate");
    assertThat(one(FILE, "PersistentVolumeClaim")).isNotNull();
  }

  @Test
  void severalReplicas_keepNoFile() throws Exception {
    assertThat(settings(POSTGRES).notices().storage()).isInstanceOf(Location.Postgres.class);
    assertThat(one(POSTGRES, "Deployment").at("/spec/replicas").asInt()).isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {FILE, POSTGRES})
  void container_mayDoNothingButRun(String file) throws IOException {
    JsonNode security = container(file).path("securityContext");
    assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(security.path("allowPrivilegeEscalation").asBoolean()).isFalse();
    assertThat(security.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
    assertThat(pod(file).at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod(file).path("serviceAccountName").asString()).isEqualTo("exitcode");
    assertThat(container(file).at("/livenessProbe/httpGet/path").asString()).isEqualTo("/live");
    assertThat(container(file).at("/readinessProbe/httpGet/path").asString()).isEqualTo("/ready");
  }

  /** What the image is made of is what the manifests start, as the user they name. */
  @ParameterizedTest
  @ValueSource(strings = {FILE, POSTGRES})
  void image_isStartedAsItWasMade(String file) throws IOException {
    String made = Files.readString(Path.of("deploy", "Containerfile"));
    JsonNode command = container(file).path("command");
    assertThat(made).contains("ENTRYPOINT [\"" + command.get(0).asString() + "\"]");
    JsonNode security = pod(file).path("securityContext");
    assertThat(made)
        .contains(
            "USER %d:%d\n"
                .formatted(
                    security.path("runAsUser").asInt(), security.path("runAsGroup").asInt()));
    assertThat(made).contains(container(file).path("image").asString());
  }

  private Settings settings(String file) throws Exception {
    String text = one(file, "ConfigMap").at("/data/settings.yaml").asString();
    Map<String, String> env = new HashMap<>();
    for (JsonNode variable : container(file).path("env")) {
      String name = variable.path("name").asString();
      String secret = name.contains("BOT") ? "xoxb-1-canary-bot" : "xapp-1-canary-app";
      env.put(name, Files.writeString(folder.resolve(name), secret).toString());
    }
    Path written = Files.writeString(folder.resolve("settings.yaml"), text);
    return SettingsReader.read(new SettingsFile(written), env);
  }

  private static int port(String file) throws IOException {
    return container(file).at("/ports/0/containerPort").asInt();
  }

  private static JsonNode pod(String file) throws IOException {
    return one(file, "Deployment").at("/spec/template/spec");
  }

  private static JsonNode container(String file) throws IOException {
    return pod(file).at("/containers/0");
  }

  private static JsonNode one(String file, String kind) throws IOException {
    List<JsonNode> found = new ArrayList<>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(Files.readString(FOLDER.resolve(file)))
        .forEach(o -> found.add(JsonMapper.shared().valueToTree(o)));
    return found.stream()
        .filter(o -> o.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
