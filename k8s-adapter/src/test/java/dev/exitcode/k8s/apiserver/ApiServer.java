package dev.exitcode.k8s.apiserver;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real kube-apiserver with its etcd and a kubelet of ours, on free ports of this machine: RBAC is
 * enforced, ServiceAccount admission is on, and what accounts ask for is written to an audit log.
 * No controller runs, so that a test makes by hand what one would make.
 */
final class ApiServer implements AutoCloseable {
  /** Logs of the last run are kept there. */
  private static final Path FOLDER = Path.of("target", "real-apiserver").toAbsolutePath();

  private static final String ADMIN = "token-of-the-admin-of-a-test";

  private final List<AutoCloseable> parts = new ArrayList<>();
  private final PrivateKey tokenKey = Keys.serviceAccounts();
  private final int etcd = freePort();
  private final int port = freePort();
  private Child apiserver;

  private ApiServer() throws IOException, GeneralSecurityException {}

  /** Starts all and waits until it is ready; what fails is told with the program's last words. */
  static ApiServer start() throws IOException, GeneralSecurityException {
    clear(FOLDER);
    Files.createDirectories(FOLDER);
    ApiServer server = new ApiServer();
    try {
      server.startParts();
      return server;
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  URI url() {
    return URI.create("https://127.0.0.1:" + port);
  }

  /** The certificates that the server's own is signed by, as PEM. */
  Path authority() {
    return FOLDER.resolve("apiserver.crt");
  }

  Api admin() {
    try {
      return new Api(Keys.trusting(authority()), url(), ADMIN);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  Kubelet kubelet() {
    return parts.stream()
        .filter(Kubelet.class::isInstance)
        .map(Kubelet.class::cast)
        .findFirst()
        .orElseThrow();
  }

  Audit audit() {
    return new Audit(FOLDER.resolve("audit.log"));
  }

  /** The key that tokens of service accounts are signed with. */
  PrivateKey tokenKey() {
    return tokenKey;
  }

  private void startParts() throws IOException, GeneralSecurityException {
    run("etcd", etcdOptions());
    KeyStore pair = Keys.kubelet(FOLDER);
    parts.add(Kubelet.start(Keys.both(pair)));
    Keys.write(FOLDER.resolve("kubelet.crt"), pair.getCertificate("kubelet"));
    Keys.write(FOLDER.resolve("kubelet.key"), Keys.key(pair));
    Keys.write(FOLDER.resolve("tokens.key"), tokenKey);
    Files.writeString(FOLDER.resolve("tokens.csv"), ADMIN + ",admin,admin,system:masters\n");
    Files.writeString(FOLDER.resolve("audit-policy.json"), Audit.POLICY);
    startApiServer();
  }

  private void startApiServer() throws IOException {
    Child child = run("kube-apiserver", options());
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(50))
        .conditionEvaluationListener(c -> child.mustRun())
        .until(() -> Files.exists(authority()) && admin().get("/readyz").status() == 200);
    apiserver = child;
  }

  /** Stops it as a node's failure does and starts it again on what etcd has. */
  void restart() throws IOException {
    apiserver.close();
    parts.remove(apiserver);
    startApiServer();
  }

  private Child run(String program, String options) throws IOException {
    List<String> command = new ArrayList<>(List.of(programs().resolve(program).toString()));
    options.lines().forEach(command::add);
    Child child = Child.start(FOLDER.resolve(program + ".log"), command);
    parts.add(child);
    return child;
  }

  private String etcdOptions() {
    return """
    --data-dir=%1$s/etcd
    --unsafe-no-fsync
    --listen-client-urls=http://127.0.0.1:%2$d
    --advertise-client-urls=http://127.0.0.1:%2$d
    --listen-peer-urls=http://127.0.0.1:0
    --log-level=warn\
    """
        .formatted(FOLDER, etcd);
  }

  private String options() {
    return """
    --etcd-servers=http://127.0.0.1:%2$d
    --bind-address=127.0.0.1
    --advertise-address=127.0.0.1
    --secure-port=%3$d
    --cert-dir=%1$s
    --endpoint-reconciler-type=none
    --service-cluster-ip-range=10.96.0.0/24
    --authorization-mode=RBAC
    --token-auth-file=%1$s/tokens.csv
    --service-account-issuer=https://kubernetes.default.svc
    --service-account-key-file=%1$s/tokens.key
    --service-account-signing-key-file=%1$s/tokens.key
    --kubelet-client-certificate=%1$s/kubelet.crt
    --kubelet-client-key=%1$s/kubelet.key
    --kubelet-certificate-authority=%1$s/kubelet.crt
    --audit-policy-file=%1$s/audit-policy.json
    --audit-log-path=%1$s/audit.log\
    """
        .formatted(FOLDER, etcd, port);
  }

  private static Path programs() {
    String folder = System.getenv("KUBEBUILDER_ASSETS");
    if (folder == null) {
      throw new IllegalStateException(
          "KUBEBUILDER_ASSETS should name a folder with kube-apiserver and etcd: .ci/kube/build"
              + " makes and prints one");
    }
    return Path.of(folder);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (AutoCloseable part : parts.reversed()) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
    clear(FOLDER.resolve("etcd"));
  }
}
