package dev.exitcode.k8s;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a way to a cluster takes from the machine that it starts on.
 *
 * @param serviceAccount the folder that Kubernetes mounts into a pod
 */
record Machine(Map<String, String> env, Path home, Path serviceAccount) {
  static Machine current() {
    return new Machine(
        System.getenv(),
        Path.of(System.getProperty("user.home", "/")),
        Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
  }

  /** Whether it is a pod that was given an account of its cluster. */
  boolean isPod() {
    return env.containsKey("KUBERNETES_SERVICE_HOST")
        && Files.isReadable(serviceAccount.resolve("token"));
  }

  /** The same with these variables; its home is theirs where they name one. */
  Machine with(Map<String, String> others) {
    return new Machine(
        others, Path.of(others.getOrDefault("HOME", home.toString())), serviceAccount);
  }
}
