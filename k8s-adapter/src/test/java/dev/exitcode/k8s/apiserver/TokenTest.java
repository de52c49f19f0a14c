package dev.exitcode.k8s.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.Missing;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.Lookup;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.k8s.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the adapter does when the real API server refuses a token. */
@RealApiServer
final class TokenTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void token_thatRanOutIsToldAndTheNextOneIsTaken(ApiServer server) throws Exception {
    World.create(server.admin(), "tokens");
    Account account = Shipped.account(server.admin()).with("cluster.yaml").ready();
    Kubeconfig config = Kubeconfig.of(server, account, folder);
    config.use(account.tokenUntil(Instant.now().minusSeconds(600), server.tokenKey()));
    try (Clusters clusters = config.clusters(clock)) {
      assertThat(find(clusters, "tokens").unasked())
          .containsExactly(new Lookup.Unasked("real", Missing.Why.UNAUTHORIZED));
      config.use(account.token());
      now.updateAndGet(before -> before.plus(Duration.ofSeconds(31)));
      assertThat(find(clusters, "tokens")).isInstanceOf(Lookup.One.class);
    }
  }

  @Test
  void token_isGoodUntilItsEnd(ApiServer server) throws Exception {
    World.create(server.admin(), "living");
    Account account = Shipped.account(server.admin()).with("cluster.yaml").ready();
    Kubeconfig config = Kubeconfig.of(server, account, folder);
    config.use(account.tokenUntil(Instant.now().plusSeconds(600), server.tokenKey()));
    try (Clusters clusters = config.clusters(clock)) {
      assertThat(find(clusters, "living")).isInstanceOf(Lookup.One.class);
    }
  }

  /** As kubelet does it once an hour: each token is another, and the one before ends. */
  @Test
  void tokensThatFollowEachOther_areTakenOneByOne(ApiServer server) throws Exception {
    World.create(server.admin(), "rotating");
    Account account = Shipped.account(server.admin()).with("cluster.yaml").ready();
    Kubeconfig config = Kubeconfig.of(server, account, folder);
    try (Clusters clusters = config.clusters(clock)) {
      for (int hour = 0; hour < 3; hour++) {
        config.use(account.tokenUntil(Instant.now().minusSeconds(60), server.tokenKey()));
        now.updateAndGet(before -> before.plus(Duration.ofSeconds(31)));
        assertThat(find(clusters, "rotating").unasked())
            .containsExactly(new Lookup.Unasked("real", Missing.Why.UNAUTHORIZED));
        config.use(Account.of(server.admin(), "exitcode", account.name()).token());
        now.updateAndGet(before -> before.plus(Duration.ofSeconds(31)));
        assertThat(find(clusters, "rotating")).isInstanceOf(Lookup.One.class);
      }
    }
  }

  /** Whoever stands between us and the server is not told the token. */
  @Test
  void serverWithAnotherCertificate_isNotAsked(ApiServer server) throws Exception {
    World.create(server.admin(), "between");
    Account account = Shipped.account(server.admin()).with("cluster.yaml").ready();
    Kubeconfig config = Kubeconfig.of(server, account, folder);
    Path other = server.authority().resolveSibling("kubelet.crt");
    Files.writeString(
        config.file(),
        Files.readString(config.file()).replace(server.authority() + "", other + ""));
    try (Clusters clusters = config.clusters(clock)) {
      assertThat(find(clusters, "between").unasked())
          .containsExactly(new Lookup.Unasked("real", Missing.Why.UNTRUSTED));
    }
    assertThat(server.audit().of(account)).isEmpty();
  }

  private static Lookup find(Clusters clusters, String namespace) {
    return clusters.pods().find(PodQuery.parse(namespace + "/ledger-0"), Scope.EVERYTHING);
  }
}
