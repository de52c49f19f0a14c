package dev.exitcode.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pods as an API server writes them, no two the same: 200 namespaces, 3,000 owners, 5,000 nodes, 1
 * to 5 containers, two writers in {@code managedFields}. A container of each tenth has ended
 * before. Immutable.
 */
final class PodTexts {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int VARIANTS = 10;

  /** Stands around the name of what differs from pod to pod. */
  private static final String MARK = "~";

  /** Of each variant the fixed parts, and between them the names of what differs. */
  private final List<String[]> variants =
      IntStream.range(0, VARIANTS).mapToObj(PodTexts::variant).toList();

  /** Appends the pod of a number. */
  void write(int number, long version, OutputStream out) throws IOException {
    String[] parts = variants.get(number % VARIANTS);
    for (int i = 0; i < parts.length; i++) {
      String text = i % 2 == 0 ? parts[i] : value(parts[i], number, version);
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static String value(String name, int number, long version) {
    UUID uid = new UUID(number * 0x9E3779B97F4A7C15L, number * 0xC2B2AE3D27D4EB4FL);
    return switch (name) {
      case "NAMESPACE" -> "team-%03d".formatted(number % 200);
      case "OWNER" -> owner(number);
      case "NAME" -> owner(number) + "-" + Integer.toString(number + 60_466_176, 36).substring(1);
      case "NODE" -> "ip-10-%d.eu-central-1.compute.internal".formatted(number % 5_000);
      case "UID" -> uid.toString();
      case "VERSION" -> Long.toString(version);
      case "ID" -> (uid + "" + uid).replace("-", "").substring(1);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static String owner(int number) {
    return "service-%04d-7c9d5f4b6d".formatted(number % 3_000);
  }

  private static String[] variant(int number) {
    ObjectNode pod = template();
    int containers = 1 + number % 5;
    repeat(pod.withObject("spec").withArray("containers"), containers);
    ArrayNode statuses = pod.withObject("status").withArray("containerStatuses");
    repeat(statuses, containers);
    if (number == 0) {
      end((ObjectNode) statuses.get(0));
    }
    manage(pod);
    return pod.toString().split(MARK, -1);
  }

  /** The pod of the demo's crowd, with marks for what differs. */
  private static ObjectNode template() {
    String start = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS) + "";
    try (InputStream in = PodTexts.class.getResourceAsStream("/" + CROWD_POD)) {
      String text =
          new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
              .replace("${-3d}", start)
              .replace("APP-6b8f7d5c9", "~OWNER~")
              .replace("CONTAINER-ID", "containerd://~ID~")
              .replaceAll("\"(NAME|NAMESPACE|UID|VERSION|NODE)\"", "\"~$1~\"")
              .replace("\"APP\"", "\"~OWNER~\"");
      return (ObjectNode) JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final String CROWD_POD = "dev/exitcode/demo/cluster/crowd-pod.json";

  private static void repeat(ArrayNode one, int times) {
    ObjectNode first = (ObjectNode) one.get(0);
    for (int i = 1; i < times; i++) {
      ObjectNode next = one.add(first.deepCopy()).get(i).asObject().put("name", "sidecar-" + i);
      if (next.has("containerID")) {
        next.put("containerID", "containerd://~ID~" + i);
      }
    }
    if (first.has("containerID")) {
      first.put("containerID", "containerd://~ID~0");
    }
  }

  private static void end(ObjectNode status) {
    status.put("restartCount", 1);
    status
        .withObject("lastState")
        .withObject("terminated")
        .put("exitCode", 137)
        .put("reason", "Error")
        .put("startedAt", "2026-11-27T01:00:00Z")
        .put("finishedAt", "2026-11-27T02:00:00Z")
        .put("containerID", "containerd://~ID~f");
  }

  private static void manage(ObjectNode pod) {
    ArrayNode writers = JSON.createArrayNode();
    for (String part : List.of("spec", "status")) {
      ObjectNode fields = JSON.createObjectNode();
      fields.set("f:" + part, fields(pod.get(part)));
      ObjectNode writer = writers.addObject().put("apiVersion", "v1").put("operation", "Update");
      writer.put("manager", part.equals("spec") ? "kube-controller-manager" : "kubelet");
      writer.put("time", "2026-11-27T01:00:00Z").put("fieldsType", "FieldsV1");
      writer.set("fieldsV1", fields);
    }
    pod.withObject("metadata").set("managedFields", writers);
  }

  /** Who writes what, in the form of server-side apply. */
  private static ObjectNode fields(JsonNode of) {
    ObjectNode fields = JSON.createObjectNode();
    of.forEachEntry((name, child) -> fields.set("f:" + name, fields(child)));
    for (JsonNode item : of.isArray() ? of : JSON.createArrayNode()) {
      JsonNode key = item.has("name") ? item.get("name") : item.path("type");
      if (!key.isMissingNode()) {
        ObjectNode inner = fields(item);
        inner.putObject(".");
        fields.set("k:{\"name\":" + key + "}", inner);
      }
    }
    return fields;
  }
}
