package dev.exitcode.k8s;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to speak to a cluster, as read from this machine.
 *
 * @param namespace the one that is meant where none is named, or null
 * @param files what it was read from: where one changes, it has to be read again
 */
record Credentials(Config config, @Nullable String namespace, List<Path> files) {
  private static final Duration ATTEMPT = Duration.ofSeconds(3);
  private static final int RETRIES = 1;
  private static final List<String> TRUST_ALL =
      List.of("kubernetes.trust.certificates", "kubernetes.disable.hostname.verification");

  /**
   * Reads them.
   *
   * @throws UnusableAccess where they cannot be had, or would switch the checks of TLS off
   */
  static Credentials of(ClusterAccess.Way way, Machine machine) {
    refuseToTrustAll(machine.env());
    Credentials read =
        switch (way) {
          case ClusterAccess.Way.Kubeconfig kubeconfig -> Kubeconfigs.read(kubeconfig, machine);
          case ClusterAccess.Way.ServiceAccount _ -> serviceAccount(machine);
          case ClusterAccess.Way.Url url -> plain(url);
        };
    return read.tuned(machine.env());
  }

  private static Credentials plain(ClusterAccess.Way.Url url) {
    Config config = Config.empty();
    config.setMasterUrl(url.url().toString());
    return new Credentials(config, null, List.of());
  }

  private static Credentials serviceAccount(Machine machine) {
    String host = machine.env().get("KUBERNETES_SERVICE_HOST");
    String port = machine.env().get("KUBERNETES_SERVICE_PORT");
    Path token = machine.serviceAccount().resolve("token");
    Path ca = machine.serviceAccount().resolve("ca.crt");
    if (host == null || port == null) {
      throw new UnusableAccess("This program does not run in a pod, so it has no service account.");
    }
    Config config = Config.empty();
    config.setMasterUrl("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    config.setCaCertFile(ca.toString());
    config.setAutoOAuthToken(text(token));
    String namespace = text(machine.serviceAccount().resolve("namespace"));
    return new Credentials(config, namespace, List.of(token, ca));
  }

  /** What is in a file of one line. */
  static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UnusableAccess(
          "The file " + file + " with the way to the cluster cannot be read.", e);
    }
  }

  private static void refuseToTrustAll(Map<String, String> env) {
    for (String property : TRUST_ALL) {
      String variable = property.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
      if (Boolean.parseBoolean(System.getProperty(property))
          || Boolean.parseBoolean(env.get(variable))) {
        throw new UnusableAccess(
            variable
                + " switches the checks of TLS off, and with them all trust in what a cluster"
                + " says. Take it away and name the cluster's certificate authority instead.");
      }
    }
  }

  /** Ours: short, and nothing that the client would read from this machine behind our back. */
  private Credentials tuned(Map<String, String> env) {
    config.setAutoConfigure(false);
    config.setConnectionTimeout((int) ATTEMPT.toMillis());
    config.setRequestTimeout((int) ATTEMPT.toMillis());
    config.setRequestRetryBackoffLimit(RETRIES);
    config.setUserAgent("exitcode");
    String token = config.getAutoOAuthToken();
    if (config.getAuthProvider() == null) {
      config.setOauthTokenProvider(() -> token);
    }
    proxy(env);
    return this;
  }

  /** As kubectl: the kubeconfig's own before the environment's. */
  private void proxy(Map<String, String> env) {
    if (config.getHttpsProxy() == null) {
      config.setHttpsProxy(first(env, "HTTPS_PROXY", "https_proxy"));
    }
    if (config.getHttpProxy() == null) {
      config.setHttpProxy(first(env, "HTTP_PROXY", "http_proxy"));
    }
    String none = first(env, "NO_PROXY", "no_proxy");
    if (none != null) {
      config.setNoProxy(Stream.of(none.split(",")).map(String::strip).toArray(String[]::new));
    }
  }

  private static @Nullable String first(Map<String, String> env, String... names) {
    return Stream.of(names).map(env::get).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** The files that exist of those that a configuration names. */
  static List<Path> files(List<Path> own, @Nullable String... named) {
    List<Path> files = new ArrayList<>(own);
    for (String name : named) {
      if (name != null) {
        files.add(Path.of(name));
      }
    }
    return files;
  }
}
