package dev.exitcode.k8s;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells of each call of a cluster when it is over.
 *
 * @param told must not throw, and is called by many threads
 */
record Tally(String cluster, Consumer<ApiCall> told) {
  static final Tally NONE = new Tally("", call -> {});

  private static final int TOO_MANY_REQUESTS = 429;
  private static final Set<String> RESOURCES =
      Set.of(
          "pods",
          "pods/log",
          "events",
          "nodes",
          "namespaces",
          "replicasets",
          "deployments",
          "statefulsets",
          "daemonsets",
          "controllerrevisions",
          "jobs",
          "cronjobs",
          "leases",
          "subjectaccessreviews");

  /** A call. */
  @FunctionalInterface
  interface Work<T> {
    T done() throws ApiException;
  }

  /** Makes a call and tells of it. */
  <T> T of(String method, String path, Work<T> work) throws ApiException {
    long begun = System.nanoTime();
    String outcome = "failed";
    try {
      T got = work.done();
      outcome = "done";
      return got;
    } catch (ApiException e) {
      outcome = outcome(e);
      throw e;
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      told.accept(new ApiCall(cluster, verb(method, path), resource(path), outcome, took));
    }
  }

  private static String outcome(ApiException e) {
    return e.status() == TOO_MANY_REQUESTS
        ? "limited"
        : e.why().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** As a role calls it. */
  static String verb(String method, String path) {
    return switch (method) {
      case "GET" -> path.contains("watch=1") ? "watch" : object(path).size() > 1 ? "get" : "list";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "DELETE" -> "delete";
      default -> "other";
    };
  }

  /** As a role calls it, where it is one that we ask for. */
  static String resource(String path) {
    List<String> object = object(path);
    String named = object.getFirst() + (object.size() > 2 ? "/" + object.get(2) : "");
    boolean measured = path.startsWith("/apis/metrics.k8s.io/");
    return !RESOURCES.contains(named) ? "other" : measured ? "metrics" : named;
  }

  /** The resource, then the name, then what is asked of it; as far as the path goes. */
  private static List<String> object(String path) {
    List<String> parts = List.of(path.split("\\?", 2)[0].split("/", -1));
    int from = path.startsWith("/apis/") ? 4 : 3;
    boolean inNamespace = parts.size() > from + 2 && parts.get(from).equals("namespaces");
    int at = Math.min(inNamespace ? from + 2 : from, parts.size() - 1);
    return parts.subList(Math.max(0, at), parts.size());
  }
}
