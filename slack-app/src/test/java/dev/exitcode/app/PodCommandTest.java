package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PodCommandTest {
  private static final String POD =
      """
      {"kind": "Pod", "metadata": {"name": "%1$s", "namespace": "%2$s", "uid": "u-%1$s",
         "ownerReferences": [{"kind": "StatefulSet", "name": "%3$s", "controller": true}]},
       "spec": {"restartPolicy": "Always", "containers": [{"name": "api"}]},
       "status": {"phase": "Running", "containerStatuses": [
         {"name": "api", "restartCount": 3, "ready": false, "state": {"waiting": {"reason": "CrashLoopBackOff"}},
          "lastState": {"terminated": {"exitCode": 1, "reason": "Error"}}}]}}
      """;
  private static final String LOG =
      "password=hunter2secret\nlisten tcp :80: bind: address already in use\n";

  @TempDir private Path folder;

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    Files.writeString(
        folder.resolve("config"),
        """
        apiVersion: v1
        kind: Config
        current-context: a
        clusters: [{name: c, cluster: {server: "%s"}}]
        users: [{name: u, user: {token: t}}]
        contexts:
        - {name: a, context: {cluster: c, user: u, namespace: shop}}
        - {name: b, context: {cluster: c, user: u}}
        - {name: open, context: {cluster: d, user: u}}
        """
            .formatted(url));
    pods(POD.formatted("api-0", "shop", "api"), POD.formatted("api-0", "pay", "api"));
    answers.put("/api/v1/namespaces/shop/pods/api-0/log", LOG);
    answers.put("/api/v1/namespaces/pay/pods/api-0/log", LOG);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void pods(String... pods) {
    answers.put(
        "/api/v1/pods", "{\"kind\":\"PodList\",\"items\":[" + String.join(",", pods) + "]}");
    Stream.of(pods)
        .forEach(
            pod -> {
              var metadata = JsonMapper.shared().readTree(pod).path("metadata");
              answers.put(
                  "/api/v1/namespaces/%s/pods/%s"
                      .formatted(
                          metadata.path("namespace").asString(), metadata.path("name").asString()),
                  pod);
            });
  }

  private void answer(HttpExchange exchange) throws IOException {
    String answer = answers.get(exchange.getRequestURI().getPath());
    byte[] body = (answer == null ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
    boolean known = exchange.getRequestHeaders().getFirst("Authorization").equals("Bearer t");
    boolean denied = forbidden.contains(exchange.getRequestURI().getPath());
    int status = !known ? 401 : denied ? 403 : answer == null ? 404 : 200;
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Run run(String... args) {
    return Run.with(
        Map.of("KUBECONFIG", folder.resolve("config").toString()),
        Stream.concat(Stream.of("pod"), Stream.of(args)).toArray(String[]::new));
  }

  @Test
  void pod_isExplainedFromItsLog() {
    Run run = run("api-0");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("port-unavailable", "pod shop/api-0, container api, exit code 1")
        .doesNotContain("null");
    assertThat(run.err()).contains("Not seen: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api-0", "api", "ap", "aip-0", "pay/api-0"})
  void pod_isFoundByHalfItsName(String name) {
    String namespace = name.startsWith("pay") ? "pay" : "shop";
    assertThat(run(name, "--context", "a").out()).contains("pod " + namespace + "/api-0");
  }

  @Test
  void namespaceOption_narrows() {
    assertThat(run("api", "-n", "pay").out()).contains("pod pay/api-0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void roleInOneNamespace_isEnough(String context) {
    forbidden.add("/api/v1/pods");
    forbidden.add("/api/v1/namespaces/default/pods");
    answers.put(
        "/api/v1/namespaces/shop/pods",
        "{\"kind\":\"PodList\",\"items\":[" + POD.formatted("cart-0", "shop", "cart") + "]}");
    answers.put(
        "/api/v1/namespaces/pay/pods",
        "{\"kind\":\"PodList\",\"items\":[" + POD.formatted("api-0", "pay", "api") + "]}");
    assertThat(run("api", "-n", "pay", "--context", context).out()).contains("pod pay/api-0");
  }

  @Test
  void slipInTheContextsNamespace_isNotTakenForWhatIsElsewhere() {
    pods(POD.formatted("cart-0", "shop", "cart"), POD.formatted("card-0", "pay", "card"));
    assertThat(run("card").out()).contains("pod pay/card-0");
    pods(POD.formatted("cart-0", "shop", "cart"));
    assertThat(run("card").out()).contains("pod shop/cart-0");
  }

  @Test
  void clusterBeforeTheName_isNotPassedOver() {
    Run run = run("prod:pay/api-0");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("exitcode pod pay/api-0 --context CONTEXT");
  }

  @Test
  void twoNamespaces_areRefused() {
    Run run = run("shop/api-0", "-n", "pay");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("shop and pay");
    assertThat(run("pay/api-0", "-n", "pay").status()).isZero();
  }

  @Test
  void json_isThatOfDiagnose() {
    var json = JsonMapper.shared().readTree(run("api-0", "-o", "json").out());
    assertThat(json.at("/diagnoses/0/cause").asString()).isEqualTo("port-unavailable");
    assertThat(json.path("remarks")).isNotEmpty();
  }

  @Test
  void caseFile_isRedactedAndDiagnosedAlike() {
    String file = run("api-0", "-o", "case").out();
    assertThat(file).contains("exitcodeCase", "address already in use").doesNotContain("hunter2");
    Run again = Run.reading(file, "diagnose", "-", "-o", "json");
    assertThat(again.out()).contains("port-unavailable");
  }

  @Test
  void severalPods_areListedWithHowToChoose() {
    Run run = run("api", "--context", "b");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "exitcode pod pay/api-0   CrashLoopBackOff, 3 restarts", "exitcode pod shop/api-0");
  }

  @Test
  void nothing_saysWhereToLook() {
    Run run = run("nothing-like-it");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("nothing-like-it", "kubectl get pods -A");
  }

  @Test
  void clusterThatRefuses_isUnavailable() throws IOException {
    Path config = folder.resolve("config");
    Files.writeString(config, Files.readString(config).replace("token: t", "token: other"));
    Run run = run("api");
    assertThat(run.status()).isEqualTo(ExitStatus.UNAVAILABLE);
    assertThat(run.err())
        .contains("the cluster did not accept the credentials")
        .doesNotContain("Exception");
  }

  @Test
  void clusterThatIsAway_isUnavailable() {
    server.stop(0);
    Run run = run("shop/api-0");
    assertThat(run.status()).isEqualTo(ExitStatus.UNAVAILABLE);
    assertThat(run.err()).contains("the cluster did not answer");
  }

  @Test
  void wrongSetUp_isToldInASentence() throws IOException {
    assertThat(run("api", "--context", "nope").err()).contains("has no context nope.");
    assertThat(run("api", "--kubeconfig", folder + "/no").err()).contains("There is no kubeconfig");
    Path bad = Files.writeString(folder.resolve("bad"), "{{ not yaml");
    Run run = run("api", "--kubeconfig", bad.toString());
    assertThat(run.status()).isEqualTo(ExitStatus.CONFIG);
    assertThat(run.err()).contains("cannot be used.").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/b/c", "ns=*", "a b"})
  void whatIsNoName_isRefusedBeforeAnyCall(String name) {
    assertThat(run(name).status()).isEqualTo(ExitStatus.USAGE);
  }
}
