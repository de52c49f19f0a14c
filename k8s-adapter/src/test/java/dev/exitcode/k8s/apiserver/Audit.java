package dev.exitcode.k8s.apiserver;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the API server says that service accounts have asked it for. */
final class Audit {
  static final String POLICY =
      """
      {"apiVersion": "audit.k8s.io/v1", "kind": "Policy", "omitStages": ["RequestReceived", "ResponseStarted"], "rules": [
        {"level": "Metadata", "userGroups": ["system:serviceaccounts"]},
        {"level": "None"}
      ]}
      """;

  private final Path file;

  Audit(Path file) {
    this.file = file;
  }

  /**
   * One request.
   *
   * @param namespace empty for what belongs to no namespace
   * @param resource with its group and subresource, such as {@code apps/replicasets} or {@code
   *     pods/log}; empty for what is no resource
   */
  record Call(
      String verb, String namespace, String resource, String path, int status, String user) {
    private static Call of(JsonNode event) {
      JsonNode object = event.path("objectRef");
      String group = object.path("apiGroup").asString("");
      String part = object.path("subresource").asString("");
      String resource = object.path("resource").asString("");
      return new Call(
          event.path("verb").asString(),
          object.path("namespace").asString(""),
          (group.isEmpty() ? "" : group + "/") + resource + (part.isEmpty() ? "" : "/" + part),
          event.path("requestURI").asString(),
          event.path("responseStatus").path("code").asInt(),
          event.path("user").path("username").asString());
    }

    /** The right that it needs, such as {@code apps/replicasets list}. */
    String right() {
      return resource + " " + verb;
    }

    /** Whether RBAC refused it. */
    boolean denied() {
      return status == 403;
    }
  }

  /** All calls of an account that were answered before this call. */
  List<Call> of(Account account) {
    String last = "/version?last=" + UUID.randomUUID();
    account.api().get(last);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> calls().stream().anyMatch(c -> c.path().equals(last)));
    return calls().stream()
        .filter(c -> c.user().equals(account.user()))
        .filter(c -> !c.path().startsWith("/version?last="))
        .toList();
  }

  /** The rights that an account has made use of. */
  List<String> used(Account account) {
    return of(account).stream()
        .filter(c -> !c.resource().isEmpty())
        .map(Call::right)
        .distinct()
        .toList();
  }

  private List<Call> calls() {
    try {
      // A line that is still being written has no end yet.
      String text = Files.readString(file);
      return text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .map(l -> Call.of(Api.tree(l)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
