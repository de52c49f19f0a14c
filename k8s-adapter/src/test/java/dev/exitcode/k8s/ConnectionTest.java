package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.exitcode.evidence.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
  private static final ClusterAccess.Way USUAL = new ClusterAccess.Way.Kubeconfig(null, null);

  /** However busy the machine is. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final AtomicReference<Instant> now = new AtomicReference<>(FakeApi.NOW);
  private final Clock clock = InstantSource.system().withZone(ZoneOffset.UTC);
  private FakeApi api;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi();
    api.before(e -> tokens.add(e.getRequestHeaders().getFirst("Authorization") + ""))
        .on("/api", "{}");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private final class Steered extends Clock {
    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public java.time.ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  private Path kubeconfig(String name, String context, String token) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        """
        apiVersion: v1
        kind: Config
        current-context: %1$s
        clusters: [{name: c-%1$s, cluster: {server: "%2$s"}}]
        users: [{name: u-%1$s, user: {token: "%3$s"}}]
        contexts: [{name: %1$s, context: {cluster: c-%1$s, user: u-%1$s, namespace: ns-%1$s}}]
        """
            .formatted(context, api.url(), token));
  }

  private Machine machine(Map<String, String> env) {
    return new Machine(env, folder, folder.resolve("account"));
  }

  private Machine machine() {
    return machine(Map.of("KUBECONFIG", folder.resolve("config").toString()));
  }

  @Test
  void kubeconfigs_areMergedAndTheFirstOneChooses() throws IOException {
    String both = kubeconfig("one", "a", "t1") + ":" + kubeconfig("two", "b", "t2");
    Machine machine = machine(Map.of("KUBECONFIG", both + ":" + folder.resolve("none")));
    assertThat(Credentials.of(USUAL, machine).namespace()).isEqualTo("ns-a");
    var named = new ClusterAccess.Way.Kubeconfig(null, "b");
    assertThat(Credentials.of(named, machine).namespace()).isEqualTo("ns-b");
  }

  @Test
  void homesKubeconfig_isTheUsualOne() throws IOException {
    Files.createDirectories(folder.resolve(".kube"));
    kubeconfig(".kube/config", "h", "t");
    assertThat(Credentials.of(USUAL, machine(Map.of())).namespace()).isEqualTo("ns-h");
  }

  @Test
  void trustOfAnybody_isRefused() throws IOException {
    Path config = kubeconfig("config", "a", "t");
    Map<String, String> env =
        Map.of("KUBECONFIG", config.toString(), "KUBERNETES_TRUST_CERTIFICATES", "true");
    assertThatThrownBy(() -> Credentials.of(USUAL, machine(env)))
        .isInstanceOf(UnusableAccess.class)
        .hasMessageContaining("KUBERNETES_TRUST_CERTIFICATES");
    Files.writeString(
        config,
        Files.readString(config)
            .replace("cluster: {", "cluster: {insecure-skip-tls-verify: true, "));
    assertThatThrownBy(() -> Credentials.of(USUAL, machine()))
        .isInstanceOf(UnusableAccess.class)
        .hasMessageContaining("insecure-skip-tls-verify");
  }

  @ParameterizedTest
  @ValueSource(strings = {"as: admin", "as-groups: [admins]"})
  void impersonation_isRefused(String as) throws IOException {
    Path config = kubeconfig("config", "a", "t");
    Files.writeString(config, Files.readString(config).replace("user: {", "user: {" + as + ", "));
    assertThatThrownBy(() -> Credentials.of(USUAL, machine()))
        .isInstanceOf(UnusableAccess.class)
        .hasMessageContaining("impersonates");
  }

  @Test
  void tokenThatWasWrittenAnew_isSentWithinAMinute() throws Exception {
    Path config = kubeconfig("config", "a", "first");
    try (Api calls = new Api(new Connection(USUAL, machine(), new Steered()))) {
      calls.get("/api", PATIENCE);
      kubeconfig("config", "a", "second");
      Files.setLastModifiedTime(config, FileTime.from(Instant.now().plusSeconds(5)));
      calls.get("/api", PATIENCE);
      now.set(FakeApi.NOW.plus(Duration.ofSeconds(31)));
      calls.get("/api", PATIENCE);
    }
    assertThat(tokens).containsExactly("Bearer first", "Bearer first", "Bearer second");
  }

  @Test
  void serviceAccount_isReadFromItsFolderAndItsTokenAgain() throws Exception {
    Path account = Files.createDirectories(folder.resolve("account"));
    Files.writeString(account.resolve("token"), "t1\n");
    Files.writeString(account.resolve("namespace"), "bots");
    Files.writeString(account.resolve("ca.crt"), "");
    Machine machine =
        machine(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "KUBERNETES_SERVICE_PORT", "443"));
    Credentials read = Credentials.of(new ClusterAccess.Way.ServiceAccount(), machine);
    assertThat(read.namespace()).isEqualTo("bots");
    assertThat(read.config().getMasterUrl()).isEqualTo("https://10.0.0.1:443/");
    assertThat(read.config().getOauthTokenProvider().getToken()).isEqualTo("t1");
    assertThat(read.files()).contains(account.resolve("token"), account.resolve("ca.crt"));
  }

  @Test
  void serviceAccountOutsideOfAPod_isToldInASentence() {
    assertThatThrownBy(
            () -> Credentials.of(new ClusterAccess.Way.ServiceAccount(), machine(Map.of())))
        .isInstanceOf(UnusableAccess.class)
        .hasMessageEndingWith(".");
  }

  @Test
  void problems_areToldByClusterAndHarmNoOther() throws IOException {
    kubeconfig("config", "a", "t");
    List<ClusterAccess> accesses =
        List.of(
            ClusterAccess.kubeconfig("bad", folder.resolve("none"), null),
            ClusterAccess.kubeconfig("good", null, "a"));
    api.on("/api/v1/namespaces/n/pods/p", "{\"metadata\":{\"name\":\"p\",\"namespace\":\"n\"}}");
    try (Clusters clusters = Clusters.of(accesses, machine(), clock)) {
      assertThat(clusters.problems()).containsOnlyKeys("bad");
      Lookup lookup =
          await()
              .atMost(PATIENCE)
              .until(
                  () -> clusters.pods().find(PodQuery.parse("n/p"), Scope.EVERYTHING),
                  Lookup.One.class::isInstance);
      assertThat(lookup.unasked())
          .containsExactly(new Lookup.Unasked("bad", Missing.Why.UNREACHABLE));
    }
  }

  @Test
  void twoClustersOfOneName_areRefused() {
    List<ClusterAccess> twice =
        List.of(ClusterAccess.serviceAccount("a"), ClusterAccess.serviceAccount("a"));
    assertThatThrownBy(() -> Clusters.of(twice, clock))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void redirect_isNotFollowedWithTheToken() throws IOException {
    kubeconfig("config", "a", "t");
    api.on(
        "/api",
        exchange -> {
          exchange.getResponseHeaders().add("Location", api.url() + "/elsewhere");
          FakeApi.send(exchange, 302, "");
        });
    try (Api calls = new Api(new Connection(USUAL, machine(), clock))) {
      assertThatThrownBy(() -> calls.get("/api", PATIENCE)).isInstanceOf(ApiException.class);
    }
    assertThat(api.asked()).containsExactly("/api");
  }

  /** Between its link and its call, a client may be closed by who stops. */
  @Test
  void callOnAClosedClient_failsInASentence() throws Exception {
    kubeconfig("config", "a", "t");
    Connection connection = new Connection(USUAL, machine(), clock);
    try (Api calls = new Api(connection)) {
      connection.link().client().close();
      assertThatThrownBy(() -> calls.get("/api", PATIENCE))
          .isInstanceOf(ApiException.class)
          .hasMessageContaining("closed");
    }
    assertThat(api.asked()).isEmpty();
  }

  @Test
  void accessReview_isAskedAndRefusesInDoubt() {
    AccessReview.Question question =
        new AccessReview.Question("prod", "shop", "ann", List.of("devs"), true);
    try (Clusters clusters = api.clusters()) {
      String path = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
      StringBuilder body = new StringBuilder();
      api.on(
          path,
          exchange -> {
            body.append(new String(exchange.getRequestBody().readAllBytes()));
            FakeApi.send(exchange, 201, "{\"status\":{\"allowed\":true}}");
          });
      await().atMost(PATIENCE).until(() -> clusters.access().allows(question));
      assertThat(body.toString()).contains("\"user\":\"ann\"", "\"subresource\":\"log\"", "devs");
      api.on(path, "{\"status\":{\"allowed\":true,\"denied\":true}}");
      assertThat(clusters.access().allows(question)).isFalse();
      api.refuse(path, 403);
      assertThat(clusters.access().allows(question)).isFalse();
    }
  }
}
