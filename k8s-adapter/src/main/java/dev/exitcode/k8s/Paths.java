package dev.exitcode.k8s;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses of the API. Every name in them was checked to be one, every value is encoded. */
final class Paths {
  private static final String CORE = "/api/v1";

  private Paths() {}

  /** Objects of core in a namespace, such as {@code pods}. */
  static String core(String namespace, String resource) {
    return CORE + in(namespace, resource);
  }

  /** One object of core in a namespace. */
  static String core(String namespace, String resource, String name) {
    return core(namespace, resource) + "/" + segment(name);
  }

  /** Objects of core that are in no namespace, or in any. */
  static String everywhere(String resource) {
    return CORE + "/" + resource;
  }

  /** Objects of a group, such as {@code apps/v1}, in a namespace. */
  static String group(String group, String namespace, String resource) {
    return "/apis/" + group + in(namespace, resource);
  }

  /** One object of a group. */
  static String group(String group, String namespace, String resource, String name) {
    return group(group, namespace, resource) + "/" + segment(name);
  }

  /** With parameters. */
  static String with(String path, Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
        .sorted()
        .collect(Collectors.joining("&", path + "?", ""));
  }

  /**
   * A name from a cluster may be anything: only what can be one is put between slashes as it is.
   */
  static String segment(String name) {
    return Names.isSubdomain(name)
        ? name
        : URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace(".", "%2E");
  }

  private static String in(String namespace, String resource) {
    return "/namespaces/" + segment(namespace) + "/" + resource;
  }
}
