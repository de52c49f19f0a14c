package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RouteCommandTest {
  private static final String SETTINGS =
      """
      clusters: [{ name: prod }, { name: test }]
      notices:
        channel: C0ALL
        people: { oncall: S0ONCALL, dba: U0DBA }
        call: { critical: oncall }
        quiet: { from: '22:00', to: '06:00' }
        annotations: { C0SHOP: [shop] }
        routes:
          - { name: memory, causes: [memory-limit-exceeded], channel: C0MEM }
          - { name: tests, cluster: test, channel: C0TEST, minimum: critical }
          - { name: money, labels: { team: 'pay*' }, channel: C0PAY }
      """;

  @TempDir private Path folder;
  private String file = "";

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("settings.yaml"), SETTINGS).toString();
  }

  private Run run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("route", "-s", file));
    all.addAll(List.of(arguments));
    return Run.of(all.toArray(String[]::new));
  }

  @Test
  void route_isSaidWithEachStepToIt() {
    Run run =
        run(
            "shop/web",
            "--severity=critical",
            "--annotation=channel=C0SHOP",
            "--annotation=exitcode.dev/mention=boss",
            "--at=2026-12-24T23:00:00Z");
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            """
            Deployment shop/web in prod, unknown, critical

            told:     yes
            channel:  C0SHOP
            calls:    oncall (S0ONCALL)

            - No rule fits: C0ALL is the default.
            - The annotation exitcode.dev/channel chooses C0SHOP.
            - The annotation exitcode.dev/mention asks for boss, which is no mention that the settings let it choose.
            - oncall is called for what is critical or worse.
            """);
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--cause=memory-limit-exceeded                     | C0MEM  | true  | memory fits",
        "--cluster=test                                    | C0TEST | false | tests fits",
        "--label=team=payments                             | C0PAY  | true  | money fits",
        "--annotation=mute=true                            | C0ALL  | false | wants nothing told",
        "--annotation=channel=C0OTHER                      | C0ALL  | true  | do not let see",
      })
  void json_saysTheSame(String argument, String channel, boolean told, String because) {
    Run run = run("shop/web", argument, "-o", "json");
    JsonNode json = JsonMapper.shared().readTree(run.out());
    assertThat(json.path("channel").asString()).isEqualTo(channel);
    assertThat(json.path("told").asBoolean()).isEqualTo(told);
    assertThat(json.path("because").toString()).contains(because);
    assertThat(json.path("calls").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web                        | NAMESPACE/WORKLOAD",
        "''                         | NAMESPACE/WORKLOAD",
        "shop/web --pod=web         | Name one thing",
        "--case=nowhere.json --pod=web | Name one thing",
        "shop/                      | NAMESPACE/WORKLOAD",
        "shop/web --cause=oom       | There is no cause oom",
        "--pod=web --cause=oom      | There is no cause oom",
        "shop/web --severity=bad    | --severity",
        "shop/web --at=tomorrow     | --at",
        "shop/web --label=x         | --label",
      })
  void mistake_isToldWithOneSentence(String arguments, String said) {
    Run run = run(arguments.split(" ", -1));
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(said).doesNotContain("\tat ");
  }

  private static final String POD =
      """
      {"kind": "Pod", "metadata": {"name": "web-7c9f8d6b54-x2x4z", "namespace": "shop", "uid": "u",
         "creationTimestamp": "2026-11-28T08:00:00Z", "labels": {"team": "payments"},
         "annotations": {"exitcode.dev/channel": "C0SHOP"},
         "ownerReferences": [{"kind": "ReplicaSet", "name": "web-7c9f8d6b54", "controller": true}]},
       "spec": {"containers": [{"name": "app"}]},
       "status": {"phase": "Running", "containerStatuses": [
         {"name": "app", "restartCount": 3, "ready": false,
          "state": {"waiting": {"reason": "CrashLoopBackOff"}},
          "lastState": {"terminated": {"exitCode": 137, "reason": "OOMKilled"}}}]}}
      """;

  @Test
  void caseFile_isRoutedAsWhatIsWrongInIt() throws IOException {
    String pod = Files.writeString(folder.resolve("pod.json"), POD).toString();
    String out = run("--case", pod).out();
    assertThat(out)
        .contains("container app of ReplicaSet shop/web-7c9f8d6b54 in prod, memory-limit-exceeded")
        .contains("channel:  C0SHOP", "memory fits")
        .contains("namespace shop (not given)");
    assertThat(run("--case", pod, "--cause=unknown", "--annotation=channel=C0PAY").out())
        .contains(", unknown, ", "channel:  C0PAY", "money fits");
  }

  @Test
  void settingsWithoutNotices_tellNobody() {
    Run run = Run.of("route", "shop/web");
    assertThat(run.status()).isEqualTo(78);
    assertThat(run.err()).contains("no notices");
  }

  @Test
  void settingsThatAreWrong_areNamedWithTheirLine() throws IOException {
    String bad = Files.writeString(folder.resolve("bad.yaml"), "notices: {}").toString();
    Run run = Run.with(Map.of("EXITCODE_SETTINGS", bad), "route", "shop/web");
    assertThat(run.status()).isEqualTo(78);
    assertThat(run.err()).contains(bad + ":1: ");
  }
}
