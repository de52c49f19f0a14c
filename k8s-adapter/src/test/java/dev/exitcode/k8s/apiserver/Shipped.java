package dev.exitcode.k8s.apiserver;

import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The account and the roles that we ship, applied as docs/rbac.md says. The account gets another
 * name for each test, so that tests do not see each other's rights.
 */
final class Shipped {
  private final Api admin;
  private final String name = "exitcode-" + UUID.randomUUID();

  private Shipped(Api admin) {
    this.admin = admin;
  }

  static Shipped account(Api admin) throws IOException {
    Shipped shipped = new Shipped(admin);
    for (JsonNode object : Manifests.objects("account.yaml")) {
      shipped.create(object, "");
    }
    return shipped;
  }

  /** The account that may do all in all namespaces. */
  static Shipped everywhere(Api admin) throws IOException {
    return account(admin).with("cluster.yaml").with("cluster-logs.yaml");
  }

  /** {@code kubectl apply -f file} */
  Shipped with(String file) throws IOException {
    return with(file, "");
  }

  /** {@code kubectl apply -n namespace -f file} */
  Shipped with(String file, String namespace) throws IOException {
    for (JsonNode object : Manifests.objects(file)) {
      create(object, namespace);
    }
    return this;
  }

  /** The account with a token. */
  Account ready() {
    return Account.of(admin, "exitcode", name);
  }

  private void create(JsonNode given, String usual) {
    ObjectNode object = (ObjectNode) given.deepCopy();
    String kind = object.path("kind").asString();
    if (!kind.equals("Namespace")) {
      rename(object);
    }
    String namespace = object.at("/metadata/namespace").asString(usual);
    String version = object.path("apiVersion").asString();
    String path =
        (version.contains("/") ? "/apis/" : "/api/")
            + version
            + (namespace.isEmpty() ? "" : "/namespaces/" + namespace)
            + "/"
            + kind.toLowerCase(Locale.ROOT)
            + "s";
    Api.Answer answer = admin.post(path, object);
    if (answer.status() != 409 || !kind.equals("Namespace")) {
      answer.ok();
    }
  }

  /** exitcode and exitcode-logs become names of this test alone, wherever they are ours. */
  private void rename(ObjectNode object) {
    Stream.concat(
            Stream.of(object.path("metadata"), object.path("roleRef")),
            object.path("subjects").valueStream())
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .forEach(o -> o.put("name", o.path("name").asString().replaceFirst("^exitcode", name)));
  }
}
