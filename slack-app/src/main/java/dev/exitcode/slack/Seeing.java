package dev.exitcode.slack;

import dev.exitcode.access.Asker;
import dev.exitcode.access.Gate;
import dev.exitcode.access.Right;
import dev.exitcode.access.Sight;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one question may see: the scope that clusters are asked with. Remembers the labels of the
 * namespaces it was asked for, so that other rights in them can be judged without another call.
 */
final class Seeing implements Scope {
  private final Gate gate;
  private final Asker asker;
  private final @Nullable String channel;
  private final Sight sight;
  private final Map<String, Map<String, String>> labels = new ConcurrentHashMap<>();

  /**
   * Of one who asks.
   *
   * @param channel where, or null in a direct message
   */
  Seeing(Gate gate, Asker asker, @Nullable String channel, Right right) {
    this(gate, asker, channel, gate.sight(asker, channel, right));
  }

  private Seeing(Gate gate, Asker asker, @Nullable String channel, Sight sight) {
    this.gate = gate;
    this.asker = asker;
    this.channel = channel;
    this.sight = sight;
  }

  /** Of one who types in a modal: as far as it is known already. */
  static Seeing known(Gate gate, String user, Right right) {
    Asker asker = gate.known(user);
    return new Seeing(gate, asker, null, gate.knownSight(asker, null, right));
  }

  @Override
  public boolean sees(String cluster, String namespace, Map<String, String> namespaceLabels) {
    labels.put(cluster + "/" + namespace, Map.copyOf(namespaceLabels));
    return sight.sees(cluster, namespace, namespaceLabels);
  }

  @Override
  public boolean seesSomeOf(String cluster) {
    return sight.seesCluster(cluster);
  }

  @Override
  public boolean asksForLabels() {
    return gate.asksForLabels();
  }

  @Override
  public boolean hingesOnLabels(String cluster, @Nullable String namespace) {
    return sight.hingesOnLabels(cluster, namespace);
  }

  /** Whether nothing at all may be seen. */
  boolean isBlind() {
    return sight.isBlind();
  }

  /** Whether the asker has a right in the namespace of a pod that was found through this. */
  boolean may(Right right, PodRef pod) {
    return holds(gate.sight(asker, channel, right), pod);
  }

  /** Whether everybody in the channel may be shown a pod that was found through this. */
  boolean mayShow(Right right, PodRef pod) {
    return holds(gate.shown(channel, right), pod);
  }

  private boolean holds(Sight other, PodRef pod) {
    Map<String, String> known =
        labels.getOrDefault(pod.cluster() + "/" + pod.namespace(), Map.of());
    return other.sees(pod.cluster(), pod.namespace(), known);
  }
}
