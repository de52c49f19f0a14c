package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exitcode.access.Grant;
import dev.exitcode.access.LabelSelector;
import dev.exitcode.access.Right;
import dev.exitcode.access.Subject;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.redact.Secret;
import dev.exitcode.slack.Connection;
import dev.exitcode.slack.Endpoints;
import dev.exitcode.store.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {
  private static final Path BAD = Path.of("src/test/resources/dev/exitcode/app/bad-settings");
  private static final String BOT = "xoxb-1-canary-bot";
  private static final String APP = "xapp-1-canary-app";
  private static final String SIGNING = "canary0123456789abcdef0123456789";
  private static final Map<String, String> SECRETS =
      Map.of("SLACK_BOT_TOKEN", BOT, "SLACK_APP_TOKEN", APP, "SLACK_SIGNING_SECRET", SIGNING);

  @TempDir private Path folder;

  static Stream<Path> badFiles() throws IOException {
    try (Stream<Path> all = Files.list(BAD)) {
      return all.filter(p -> p.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void badFile_isRefusedWithItsLine(Path file) throws IOException {
    BadSettings bad = refused(new SettingsFile(file), SECRETS);
    String expected = file.getFileName().toString().replace(".yaml", ".txt");
    String told = String.join("\n", bad.problems()).replace(BAD + "/", "") + "\n";
    Golden.assertSame("../bad-settings/" + expected, told);
  }

  @Test
  void badFiles_showNoSecret() throws IOException {
    for (Path file : badFiles().toList()) {
      assertThat(refused(new SettingsFile(file), SECRETS))
          .hasMessageNotContainingAny("canary", "abcdef", "8f742231");
    }
  }

  @Test
  void noFile_meansTheDefaults() throws BadSettings {
    Settings settings = SettingsReader.read(null, SECRETS);
    assertThat(settings.admin()).hasToString("/127.0.0.1:8086");
    assertThat(settings.log()).isEqualTo(Settings.Log.USUAL);
    assertThat(settings.slack().connection()).isInstanceOf(Connection.SocketMode.class);
    assertThat(settings.slack().endpoints()).isEqualTo(Endpoints.slack());
  }

  @Test
  void emptyGroupsAndComments_meanTheDefaults() throws Exception {
    assertThat(read("# nothing yet\nslack:\n  #mode: http\nlog:\n").admin().getPort())
        .isEqualTo(8086);
    assertThat(read("").admin().getPort()).isEqualTo(8086);
  }

  @Test
  void everySetting_arrives() throws Exception {
    Settings settings =
        read(
            """
            slack:
              mode: http
              teamId: T0123ABCD
              appId: A0123ABCD
              apiUrl: http://127.0.0.1:9/api/
              hooksUrl: http://127.0.0.1:9/
              filesUrl: http://127.0.0.1:7/
            http: { host: "::1", port: 3001 }
            admin: { host: localhost, port: 0 }
            log: { format: json, level: debug }
            clusters:
              - { name: prod, kubeconfig: /etc/k, context: p }
              - { name: here, through: serviceAccount, namespaces: [payments] }
            access:
              - users: [U0123ABCD]
                groups: [S0123ABCD]
                channels: [C0123ABCD]
                clusters: ["pr*"]
                namespaces: [payments, "shop-*"]
                labels: { team: a }
                as: { user: jane, groups: [devs] }
                rights: [pods, logs]
              - { users: [U0123ABCE], labels: "team in (a, b), !legacy", rights: [explain] }
            """);
    assertThat(settings.pods().clusters())
        .containsExactly(
            ClusterAccess.kubeconfig("prod", Path.of("/etc/k"), "p"),
            ClusterAccess.serviceAccount("here").in(List.of("payments")));
    assertThat(settings.pods().access())
        .containsExactly(
            new Grant(
                new Grant.Who(Set.of("U0123ABCD"), Set.of("S0123ABCD"), Set.of("C0123ABCD")),
                new Grant.Where(
                    List.of("pr*"),
                    List.of("payments", "shop-*"),
                    LabelSelector.of(Map.of("team", "a"))),
                Set.of(Right.PODS, Right.LOGS),
                new Subject("jane", List.of("devs"))),
            new Grant(
                new Grant.Who(Set.of("U0123ABCE"), Set.of(), Set.of()),
                new Grant.Where(
                    List.of("*"), List.of("*"), LabelSelector.parse("team in (a, b),!legacy")),
                Set.of(Right.EXPLAIN)));
    assertThat(settings.slack().teamId()).isEqualTo("T0123ABCD");
    assertThat(settings.slack().appId()).isEqualTo("A0123ABCD");
    assertThat(settings.slack().endpoints().api()).hasToString("http://127.0.0.1:9/api/");
    assertThat(settings.slack().endpoints().responseUrls()).hasToString("http://127.0.0.1:9/");
    assertThat(settings.slack().endpoints().files()).hasToString("http://127.0.0.1:7/");
    assertThat(settings.slack().connection())
        .isInstanceOfSatisfying(
            Connection.Http.class,
            http -> {
              assertThat(http.bind()).hasToString("/[0:0:0:0:0:0:0:1]:3001");
              assertThat(http.signingSecrets()).hasSize(1);
            });
    assertThat(settings.admin().getAddress().isLoopbackAddress()).isTrue();
    assertThat(settings.log())
        .isEqualTo(new Settings.Log(Settings.Format.JSON, Settings.Level.DEBUG));
  }

  @Test
  void secrets_areNotPrinted() throws Exception {
    Settings settings = read("slack: { mode: http }");
    assertThat(settings.toString() + settings.slack() + settings.slack().connection())
        .doesNotContain("canary")
        .contains("‹secret›");
  }

  @Test
  void databaseOfTheSettings_takesItsPasswordFromTheEnvironment() throws Exception {
    Map<String, String> env = new HashMap<>(SECRETS);
    env.put("STORAGE_PASSWORD", "canary of/any@form");
    Path file =
        Files.writeString(
            folder.resolve("s.yaml"),
            "storage: { url: 'postgresql://exitcode@db.example:5433/x?sslmode=require' }");
    Settings settings = SettingsReader.read(new SettingsFile(file), env);
    assertThat(settings.notices().storage())
        .isInstanceOfSatisfying(
            Location.Postgres.class,
            database -> {
              assertThat(database.url())
                  .isEqualTo("jdbc:postgresql://db.example:5433/x?sslmode=require");
              assertThat(database.user()).isEqualTo("exitcode");
            });
    assertThat(settings.toString()).doesNotContain("canary");
    assertThat(settings.secrets().stream().map(Secret::reveal)).contains("canary of/any@form");
  }

  @Test
  void passwordThatNothingUses_isRefused() {
    assertThat(problems(Map.of("STORAGE_PASSWORD", "canary")))
        .contains(
            "STORAGE_PASSWORD has no effect without storage.url: leave it out, or name a"
                + " database.");
  }

  @Test
  void missingFile_isNamed() {
    Path none = folder.resolve("none.yaml");
    assertThatThrownBy(() -> SettingsReader.read(new SettingsFile(none), SECRETS))
        .hasMessage(none + ": there is no such file; leave it out to use the defaults.");
  }

  @Test
  void largeFile_isNotReadWhole() throws IOException {
    Path large = Files.writeString(folder.resolve("large.yaml"), "#".repeat(70_000));
    assertThat(refused(new SettingsFile(large), SECRETS).problems())
        .containsExactly(
            large + ":1: this file is larger than 64 KiB: it cannot be a settings file.");
  }

  @Test
  void everyProblem_isToldAtOnce() throws IOException {
    BadSettings bad = refused(new SettingsFile(BAD.resolve("everything-at-once.yaml")), Map.of());
    assertThat(bad.problems()).hasSize(6);
    assertThat(bad.problems()).last().asString().startsWith("SLACK_APP_TOKEN is not set");
  }

  private Settings read(String yaml) throws IOException, BadSettings {
    Path file = Files.writeString(folder.resolve("settings.yaml"), yaml);
    return SettingsReader.read(new SettingsFile(file), SECRETS);
  }

  static BadSettings refused(SettingsFile file, Map<String, String> env) {
    return catchThrowableOfType(BadSettings.class, () -> SettingsReader.read(file, env));
  }

  static List<String> problems(Map<String, String> env) {
    BadSettings bad = catchThrowableOfType(BadSettings.class, () -> SettingsReader.read(null, env));
    return bad.problems();
  }
}
