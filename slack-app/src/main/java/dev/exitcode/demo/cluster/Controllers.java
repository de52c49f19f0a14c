package dev.exitcode.demo.cluster;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens to whole pods, at a word: made, taken away, replaced, as the controllers of a real
 * cluster do, step by step. One thread at a time may act on a pod.
 */
public final class Controllers {
  private static final String POD = "Pod";
  private static final String NAME = "metadata.name";
  private static final int STOPPED = 143;

  private final Pods pods;

  Controllers(Pods pods) {
    this.pods = pods;
  }

  /** Makes a pod, as it is said. */
  public void create(ObjectNode pod) {
    pods.put(pod.deepCopy().put("kind", POD));
  }

  /** Deletes a pod; where its owner makes another one, that one runs and is ready. */
  public void delete(String namespace, String pod) {
    ObjectNode old = pods.get(POD, namespace, pod);
    stop(namespace, pod);
    if (isReplaced(old)) {
      runAnew(old);
    }
  }

  /** Marks a pod as one that is going, and leaves it at that. */
  public void beginDelete(String namespace, String pod) {
    pods.edit(namespace, pod, this::markDeleted);
  }

  private void markDeleted(ObjectNode pod) {
    int grace = pod.path("spec").path("terminationGracePeriodSeconds").asInt(30);
    ObjectNode metadata = pod.withObject("metadata");
    metadata.put("deletionTimestamp", pods.second().plusSeconds(grace).toString());
    metadata.put("deletionGracePeriodSeconds", grace);
  }

  /**
   * Puts a new pod in the place of one as a single change: a watch sees another uid at its name.
   */
  public void replaceUnseen(String namespace, String pod) {
    ObjectNode old = pods.get(POD, namespace, pod);
    ObjectNode fresh = PodPattern.fresh(old, pod, uid(), pods.now());
    pods.put(PodPattern.running(fresh, pods.now()));
  }

  /** Has a pod's containers wait from its beginning on, as one that was made with a mistake. */
  public String replaceWaiting(String namespace, String pod, Waiting why) {
    ObjectNode old = pods.get(POD, namespace, pod);
    stop(namespace, pod);
    String name = nameFor(old);
    ObjectNode fresh = PodPattern.fresh(old, name, uid(), pods.now());
    pods.put(fresh);
    for (JsonNode status : fresh.path("status").path("containerStatuses")) {
      String container = Json.at(status, "name");
      new Kubelet(pods).hold(namespace, name, container, why);
    }
    return name;
  }

  /** Has kubelet evict a pod: it failed and stays, and another one runs elsewhere. */
  public void evict(String namespace, String pod, String message) {
    ObjectNode old = pods.get(POD, namespace, pod);
    pods.edit(namespace, pod, whole -> fail(whole, message));
    pods.tell(old, "Warning", "Evicted", message);
    if (isReplaced(old)) {
      runAnew(old);
    }
  }

  private void fail(ObjectNode pod, String message) {
    PodPattern.end(pod, Death.of(137, "Error"), pods.now());
    disrupt(pod, "TerminationByKubelet", message);
    ObjectNode status = pod.withObject("status").put("phase", "Failed");
    status.put("reason", "Evicted").put("message", message);
  }

  /** Takes all pods off a node, but those of DaemonSets, and keeps new ones off it. */
  public void drain(String node) {
    ObjectNode cordoned = pods.get("Node", "", node);
    cordoned.withObject("spec").put("unschedulable", true);
    pods.put(cordoned);
    for (ObjectNode pod : pods.all(POD, p -> Json.at(p, "spec.nodeName").equals(node))) {
      if (!owner(pod, "kind").equals("DaemonSet")) {
        String namespace = Json.at(pod, "metadata.namespace");
        String name = Json.at(pod, NAME);
        pods.edit(namespace, name, Controllers::evictedByApi);
        delete(namespace, name);
      }
    }
  }

  private static void evictedByApi(ObjectNode pod) {
    disrupt(pod, "EvictionByEvictionAPI", "Eviction API: evicting");
  }

  private static void disrupt(ObjectNode pod, String reason, String message) {
    ObjectNode condition = pod.withObject("status").withArray("conditions").addObject();
    condition.put("type", "DisruptionTarget").put("status", "True");
    condition.put("reason", reason).put("message", message);
  }

  /** Rolls a Deployment out with this image: each new pod runs before an old one goes. */
  public void rollOut(String namespace, String deployment, String image) {
    new RollOut(pods, namespace, deployment).to(image, this::stop);
  }

  /** Takes so many pods of a Deployment away that these are left. */
  public void scaleDown(String namespace, String deployment, int left) {
    List<ObjectNode> all = new RollOut(pods, namespace, deployment).pods();
    all.stream().skip(left).forEach(pod -> stop(namespace, Json.at(pod, NAME)));
  }

  private void stop(String namespace, String pod) {
    beginDelete(namespace, pod);
    pods.edit(
        namespace, pod, whole -> PodPattern.end(whole, Death.of(STOPPED, "Error"), pods.now()));
    pods.remove(pods.get(POD, namespace, pod));
  }

  private void runAnew(ObjectNode old) {
    ObjectNode fresh = PodPattern.fresh(old, nameFor(old), uid(), pods.now());
    ((ObjectNode) fresh.path("spec")).put("nodeName", nodeFor(old));
    pods.put(fresh);
    pods.put(PodPattern.running(fresh, pods.now()));
  }

  private static boolean isReplaced(JsonNode pod) {
    return List.of("ReplicaSet", "StatefulSet", "DaemonSet").contains(owner(pod, "kind"));
  }

  private static String owner(JsonNode pod, String field) {
    return Json.at(pod.path("metadata").path("ownerReferences").path(0), field);
  }

  private String nodeFor(ObjectNode pod) {
    String old = Json.at(pod, "spec.nodeName");
    if (owner(pod, "kind").equals("DaemonSet")) {
      return old;
    }
    return pods
        .all("Node", node -> !node.path("spec").path("unschedulable").asBoolean(false))
        .stream()
        .map(node -> Json.at(node, NAME))
        .filter(name -> !name.equals(old))
        .findFirst()
        .orElse(old);
  }

  private static String nameFor(JsonNode pod) {
    String owner = owner(pod, "name");
    boolean keeps = owner.isEmpty() || owner(pod, "kind").equals("StatefulSet");
    return keeps ? Json.at(pod, NAME) : owner + "-" + PodPattern.suffix(uid());
  }

  private static String uid() {
    return UUID.randomUUID().toString();
  }
}
