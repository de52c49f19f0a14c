package dev.exitcode.k8s.apiserver;

import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A kubeconfig for an account, whose token is in a file beside it. */
record Kubeconfig(Path file, Path token) {
  static Kubeconfig of(ApiServer server, Account account, Path folder) throws IOException {
    Kubeconfig config = new Kubeconfig(folder.resolve("kubeconfig"), folder.resolve("token"));
    config.use(account.token());
    Files.writeString(
        config.file,
        """
        apiVersion: v1
        kind: Config
        current-context: real
        clusters: [{name: real, cluster: {server: "%s", certificate-authority: "%s"}}]
        users: [{name: bot, user: {tokenFile: "%s"}}]
        contexts: [{name: real, context: {cluster: real, user: bot}}]
        """
            .formatted(server.url(), server.authority(), config.token));
    return config;
  }

  /** The cluster, of which only these namespaces are read; none: all. */
  Clusters clusters(Clock clock, String... namespaces) {
    ClusterAccess access = ClusterAccess.kubeconfig("real", file, null).in(List.of(namespaces));
    return Clusters.of(List.of(access), clock);
  }

  /** Puts another token in the place of the present one, as kubelet does. */
  void use(String other) throws IOException {
    Files.writeString(token, other);
  }
}
