package dev.exitcode.k8s;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Lease as the API server has it.
 *
 * @param version what has to be named to change it; null: it is not there yet
 * @param member whether it says that a replica lives, and not who looks after something
 * @param holder empty: nobody
 * @param transitions how often it changed hands
 */
record Lease(
    String name, @Nullable String version, boolean member, String holder, int transitions) {
  /** The label that ours have; its value is what they are for. */
  static final String LABEL = "exitcode.dev/lease";

  static final int SECONDS = 15;
  private static final String GROUP = "coordination.k8s.io/v1";
  private static final String MEMBER = "replica";
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  static Lease missing(String name, boolean member) {
    return new Lease(name, null, member, "", -1);
  }

  static Lease of(JsonNode node) {
    JsonNode metadata = node.path("metadata");
    JsonNode spec = node.path("spec");
    return new Lease(
        metadata.path("name").asString(""),
        metadata.path("resourceVersion").asString(""),
        metadata.path("labels").path(LABEL).asString("").equals(MEMBER),
        spec.path("holderIdentity").asString(""),
        spec.path("leaseTransitions").asInt(0));
  }

  static String path(String namespace) {
    return Paths.group(GROUP, namespace, "leases");
  }

  static String path(String namespace, String name) {
    return Paths.group(GROUP, namespace, "leases", name);
  }

  /** Held by somebody from now on, or by nobody. */
  Lease heldBy(String other) {
    boolean passed = !other.isEmpty() && !other.equals(holder);
    return new Lease(name, version, member, other, passed ? transitions + 1 : transitions);
  }

  /** What is written of it. */
  ObjectNode json(Instant now) {
    ObjectNode lease = Api.JSON.createObjectNode();
    lease.put("apiVersion", GROUP).put("kind", "Lease");
    ObjectNode metadata = lease.putObject("metadata").put("name", name);
    metadata.putObject("labels").put(LABEL, member ? MEMBER : "cluster");
    if (version != null) {
      metadata.put("resourceVersion", version);
    }
    ObjectNode spec = lease.putObject("spec").put("holderIdentity", holder);
    spec.put("leaseDurationSeconds", SECONDS).put("leaseTransitions", transitions);
    spec.put("renewTime", MICROS.format(now));
    return lease;
  }
}
