package dev.exitcode.demo.cluster;

import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Deployment, its ReplicaSets and their pods. */
final class RollOut {
  private static final String NAME = "metadata.name";
  private static final String HASH = "pod-template-hash";
  private static final String REVISION = "deployment.kubernetes.io/revision";

  private final Pods pods;
  private final String namespace;
  private final String deployment;

  RollOut(Pods pods, String namespace, String deployment) {
    this.pods = pods;
    this.namespace = namespace;
    this.deployment = deployment;
  }

  /** Those of all its ReplicaSets. */
  List<ObjectNode> pods() {
    List<String> sets = sets().stream().map(set -> Json.at(set, NAME)).toList();
    return pods.all("Pod", pod -> isIn(pod) && sets.contains(owner(pod)));
  }

  private List<ObjectNode> sets() {
    return pods.all("ReplicaSet", set -> isIn(set) && owner(set).equals(deployment));
  }

  private boolean isIn(JsonNode object) {
    return Json.at(object, "metadata.namespace").equals(namespace);
  }

  private static String owner(JsonNode object) {
    return Json.at(object.path("metadata").path("ownerReferences").path(0), "name");
  }

  /** A new ReplicaSet whose pods run before the old ones go. */
  void to(String image, BiConsumer<String, String> stop) {
    List<ObjectNode> old = pods();
    ObjectNode whole = pods.get("Deployment", namespace, deployment);
    setImage(whole.path("spec").path("template").path("spec"), image);
    int revision = Integer.parseInt(annotation(whole)) + 1;
    annotate(whole, revision);
    pods.put(whole);
    ObjectNode set = newSet(image, revision);
    for (ObjectNode pod : old) {
      start(podOf(set, pod, image));
      stop.accept(namespace, Json.at(pod, NAME));
    }
  }

  private void start(ObjectNode fresh) {
    pods.put(fresh);
    pods.put(PodPattern.running(fresh, pods.now()));
  }

  private ObjectNode newSet(String image, int revision) {
    String uid = UUID.randomUUID().toString();
    String hash = uid.replace("-", "").substring(0, 10);
    ObjectNode set = sets().getFirst().deepCopy();
    ObjectNode metadata = set.withObject("metadata").put("name", deployment + "-" + hash);
    metadata.put("uid", uid).put("creationTimestamp", pods.now());
    label(set, hash);
    setImage(set.path("spec").path("template").path("spec"), image);
    annotate(set, revision);
    pods.put(set);
    return set;
  }

  private static void label(ObjectNode set, String hash) {
    set.withObject("metadata").withObject("labels").put(HASH, hash);
    set.withObject("spec").withObject("selector").withObject("matchLabels").put(HASH, hash);
  }

  private ObjectNode podOf(ObjectNode set, ObjectNode pattern, String image) {
    ObjectNode pod = pattern.deepCopy();
    String uid = UUID.randomUUID().toString();
    ObjectNode metadata = pod.withObject("metadata");
    metadata.withObject("labels").put(HASH, Json.at(set.path("metadata").path("labels"), HASH));
    ObjectNode owner = (ObjectNode) metadata.path("ownerReferences").path(0);
    owner.put("name", Json.at(set, NAME)).put("uid", Json.at(set, "metadata.uid"));
    setImage(pod.path("spec"), image);
    String name = Json.at(set, NAME) + "-" + PodPattern.suffix(uid);
    return PodPattern.fresh(pod, name, uid, pods.now());
  }

  private static void setImage(JsonNode spec, String image) {
    ((ObjectNode) spec.path("containers").path(0)).put("image", image);
  }

  private static String annotation(JsonNode object) {
    String revision = object.path("metadata").path("annotations").path(REVISION).asString("");
    return revision.isEmpty() ? "1" : revision;
  }

  private static void annotate(ObjectNode object, int revision) {
    ObjectNode annotations = object.withObject("metadata").withObject("annotations");
    annotations.put(REVISION, Integer.toString(revision));
  }
}
