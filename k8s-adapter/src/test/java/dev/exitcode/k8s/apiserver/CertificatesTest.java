package dev.exitcode.k8s.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.exitcode.evidence.Missing;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.Lookup;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.k8s.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that does not prove to be the cluster is not told the token. */
final class CertificatesTest {
  private static final String RIGHT = "-ext san=ip:127.0.0.1 -validity 2";

  private final AtomicInteger asked = new AtomicInteger();

  @TempDir private Path folder;
  private HttpsServer server;

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private KeyStore serve(String words) throws IOException, GeneralSecurityException {
    KeyStore pair = Keys.signed(Files.createDirectories(folder.resolve("server")), words);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(Keys.both(Keys.alone(pair))));
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    return pair;
  }

  private Lookup ask(KeyStore trusted) throws IOException, GeneralSecurityException {
    Path authority = Keys.write(folder.resolve("ca.crt"), trusted.getCertificate("ca"));
    Path config = folder.resolve("kubeconfig");
    Files.writeString(
        config,
        """
        apiVersion: v1
        kind: Config
        current-context: c
        clusters: [{name: c, cluster: {server: "https://127.0.0.1:%d", certificate-authority: "%s"}}]
        users: [{name: u, user: {token: secret}}]
        contexts: [{name: c, context: {cluster: c, user: u}}]
        """
            .formatted(server.getAddress().getPort(), authority));
    ClusterAccess access = ClusterAccess.kubeconfig("c", config, null);
    try (Clusters clusters = Clusters.of(List.of(access), Clock.systemUTC())) {
      return clusters.pods().find(PodQuery.parse("n/p"), Scope.EVERYTHING);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-ext san=ip:127.0.0.2 -validity 2",
        "-ext san=dns:elsewhere.example -validity 2",
        "-ext san=ip:127.0.0.1 -startdate -3d -validity 1",
        "-ext san=ip:127.0.0.1 -startdate +1d -validity 2",
      })
  void certificateThatProvesNothing_isRefusedThoughItsSignerIsTrusted(String words)
      throws Exception {
    assertRefused(ask(serve(words)));
  }

  @Test
  void certificateOfAnotherSigner_isRefused() throws Exception {
    var _ = serve(RIGHT);
    assertRefused(ask(Keys.signed(Files.createDirectories(folder.resolve("other")), RIGHT)));
  }

  @Test
  void rightCertificate_isTaken() throws Exception {
    Lookup found = ask(serve(RIGHT));
    assertThat(found.unasked())
        .extracting(Lookup.Unasked::why)
        .doesNotContain(Missing.Why.UNTRUSTED);
    assertThat(asked).hasPositiveValue();
  }

  private void assertRefused(Lookup found) {
    assertThat(found.unasked()).containsExactly(new Lookup.Unasked("c", Missing.Why.UNTRUSTED));
    assertThat(Missing.Why.UNTRUSTED.inWords())
        .isEqualTo("the cluster's certificate is not trusted");
    assertThat(asked).hasValue(0);
  }
}
