package dev.exitcode.demo.cluster;

import dev.exitcode.demo.Mishaps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lets a newcomer break pods that are well, and mend them. Safe for use by many threads. */
final class ClusterMishaps implements Mishaps {
  private final Map<String, JsonNode> ways = new LinkedHashMap<>();
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final Pods pods;
  private final Kubelet kubelet;
  private final Controllers controllers;

  ClusterMishaps(Pods pods) {
    this.pods = pods;
    this.kubelet = new Kubelet(pods);
    this.controllers = new Controllers(pods);
    for (JsonNode way : Json.MAPPER.readTree(Json.file("mishaps.json"))) {
      ways.put(Json.at(way, "id"), way);
    }
  }

  @Override
  public List<Subject> subjects() {
    return pods.all("Pod", pod -> isReady(pod) || broken.contains(id(pod))).stream()
        .map(pod -> new Subject(id(pod), broken.contains(id(pod))))
        .toList();
  }

  @Override
  public List<Way> ways() {
    return ways.values().stream().map(w -> new Way(Json.at(w, "id"), Json.at(w, "label"))).toList();
  }

  @Override
  public synchronized String happen(String subject, String way) {
    JsonNode how = ways.get(way);
    if (how == null) {
      throw new IllegalArgumentException("nothing is called " + way);
    }
    broken.remove(subject);
    broken.add(breakPod(pod(subject), how));
    return "%s: %s".formatted(subject, Json.at(how, "happened"));
  }

  /** Gives the id of the pod that is broken then. */
  private String breakPod(ObjectNode pod, JsonNode how) {
    JsonNode container = pod.path("spec").path("containers").path(0);
    String namespace = Json.at(pod, "metadata.namespace");
    String name = Json.at(pod, "metadata.name");
    if (how.has("waiting")) {
      Waiting why = waiting(how, container);
      return namespace + "/" + controllers.replaceWaiting(namespace, name, why);
    }
    kubelet.crash(namespace, name, Json.at(container, "name"), death(how, container));
    return id(pod);
  }

  @Override
  public synchronized String recover(String subject) {
    ObjectNode pod = pod(subject);
    kubelet.recover(Json.at(pod, "metadata.namespace"), Json.at(pod, "metadata.name"));
    broken.remove(subject);
    return subject + ": it runs and is ready again";
  }

  private ObjectNode pod(String id) {
    String[] parts = id.split("/", 2);
    return pods.get("Pod", parts[0], parts[parts.length - 1]);
  }

  private static String id(JsonNode pod) {
    return Json.at(pod, "metadata.namespace") + "/" + Json.at(pod, "metadata.name");
  }

  private static boolean isReady(JsonNode pod) {
    Stream<JsonNode> conditions = pod.path("status").path("conditions").valueStream();
    boolean going = pod.path("metadata").has("deletionTimestamp");
    return !going
        && conditions.anyMatch(
            c -> Json.at(c, "type").equals("Ready") && Json.at(c, "status").equals("True"));
  }

  private static Waiting waiting(JsonNode how, JsonNode container) {
    String message = Json.at(how, "waiting.message");
    String image = Json.at(container, "image");
    return new Waiting(Json.at(how, "waiting.reason"), message.replace("IMAGE", image));
  }

  private static Death death(JsonNode how, JsonNode container) {
    return new Death(
        how.path("exitCode").asInt(),
        Json.at(how, "reason"),
        "",
        Json.texts(how.path("log")),
        Json.at(how, "event").replace("CONTAINER", Json.at(container, "name")));
  }
}
