package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.evidence.PodSpec.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What stands around a pod that was read, all known from it alone, so that one round gets it. */
final class Around {
  private static final String MOST_PODS = "100";

  /** More than kubelet takes, so that all are seen of those that end with their node. */
  private static final String MOST_ON_NODE = "500";

  private static final String MOST_REVISIONS = "50";
  private static final int MOST_CLAIMS = 3;

  /** Labels that tell one pod, or one revision of a workload, from another. */
  private static final Set<String> OF_ONE =
      Set.of(
          "pod-template-hash",
          "rollouts-pod-template-hash",
          "controller-revision-hash",
          "pod-template-generation",
          "statefulset.kubernetes.io/pod-name",
          "apps.kubernetes.io/pod-index",
          "batch.kubernetes.io/job-completion-index");

  /** Where a kind of workload is, and which of its revisions are kept. */
  private enum Kind {
    ReplicaSet("apps/v1", "replicasets", ""),
    Deployment("apps/v1", "deployments", "replicasets"),
    StatefulSet("apps/v1", "statefulsets", "controllerrevisions"),
    DaemonSet("apps/v1", "daemonsets", "controllerrevisions"),
    Job("batch/v1", "jobs", ""),
    CronJob("batch/v1", "cronjobs", "jobs");

    private final String group;
    private final String resource;
    private final String revisions;

    Kind(String group, String resource, String revisions) {
      this.group = group;
      this.resource = resource;
      this.revisions = revisions;
    }
  }

  private final Cluster cluster;
  private final String namespace;
  private final PodFacts pod;
  private final String selector;
  private final List<Ask> asks = new ArrayList<>();

  Around(Cluster cluster, PodRef ref, JsonNode read) {
    this.cluster = cluster;
    namespace = ref.namespace();
    pod = Pods.of(read, Map.of());
    selector = selector(pod.identity().labels());
  }

  List<Ask> asks() {
    node();
    owners();
    siblings();
    claims();
    return asks;
  }

  private void node() {
    String node = pod.spec().node();
    if (node == null) {
      return;
    }
    addPods(Map.of("fieldSelector", "spec.nodeName=" + node, "limit", MOST_ON_NODE));
    if (!cluster.isScoped()) {
      String path = Paths.everywhere("nodes") + "/" + Paths.segment(node);
      asks.add(Ask.of(Missing.What.NODE, path));
      asks.add(Ask.events("default", "Node", node));
    }
  }

  /** The nearest is named by the pod; those above follow from how their controllers name. */
  private void owners() {
    List<Owner> above = new Owners(List.of()).above(pod.identity());
    for (Owner owner : above) {
      boolean named = pod.identity().owners().contains(owner);
      for (Kind kind : Kind.values()) {
        if (kind.name().equals(owner.kind())) {
          owner(kind, owner.name(), named);
        }
      }
      if (owner.kind().equals("ReplicationController")) {
        String path = Paths.core(namespace, "replicationcontrollers", owner.name());
        asks.add(Ask.of(Missing.What.OWNERS, path));
      }
    }
  }

  private void owner(Kind kind, String name, boolean named) {
    Missing.What what = named ? Missing.What.OWNERS : null;
    asks.add(Ask.of(what, Paths.group(kind.group, namespace, kind.resource, name)));
    asks.add(Ask.events(namespace, kind.name(), name));
    String path = Paths.group(kind.group, namespace, kind.revisions);
    if (kind == Kind.CronJob) { // its Jobs need not bear the labels of their pods
      asks.add(Ask.owned(path, new Owner(kind.name(), name)));
    } else if (!kind.revisions.isEmpty() && !selector.isEmpty()) {
      asks.add(Ask.of(null, Paths.with(path, selected(MOST_REVISIONS))));
    }
  }

  private void siblings() {
    if (!selector.isEmpty()) {
      addPods(selected(MOST_PODS));
    }
  }

  private void addPods(Map<String, String> parameters) {
    String path = Paths.with(Paths.core(namespace, "pods"), parameters);
    asks.add(Ask.of(Missing.What.SIBLINGS, path));
  }

  /** A pod that waits may wait for a volume. */
  private void claims() {
    if ("Pending".equals(pod.status().phase())) {
      pod.spec().volumes().stream()
          .filter(v -> v.type().equals("persistentVolumeClaim") && v.source() != null)
          .limit(MOST_CLAIMS)
          .map(Volume::source)
          .forEach(claim -> asks.add(Ask.events(namespace, "PersistentVolumeClaim", claim + "")));
    }
  }

  private Map<String, String> selected(String most) {
    return Map.of("labelSelector", selector, "limit", most);
  }

  /** All pods of a template bear its labels. */
  private static String selector(Map<String, String> labels) {
    return new TreeMap<>(labels)
        .entrySet().stream()
            .filter(label -> !OF_ONE.contains(label.getKey()))
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(","));
  }
}
