package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.EventFacts.Regarding;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.NodeFacts;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.evidence.PodSpec;
import dev.exitcode.evidence.PodStatus;
import dev.exitcode.evidence.PodStatus.Deletion;
import dev.exitcode.evidence.Resources;
import dev.exitcode.evidence.WorkloadFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds scenes for the tests of rules. Times are seconds after {@link #T0}. What is said of a
 * container is in {@link Containers}: {@code Scenes.pod("shop", "api").container("app", c ->
 * c.last(137, "OOMKilled")).event("Killing", "Stopping container app", 100).build()}.
 */
final class Scenes {
  static final Instant T0 = Instant.parse("2026-05-01T10:00:00Z");

  private final @Nullable String namespace;
  private final @Nullable String name;
  private final List<ContainerFacts> containers = new ArrayList<>();
  private final List<EventFacts> events = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final List<Condition> nodeConditions = new ArrayList<>();
  private final List<String> taints = new ArrayList<>();
  private final List<PodFacts> siblings = new ArrayList<>();
  private final List<WorkloadFacts> workloads = new ArrayList<>();
  private final List<LogTail> logs = new ArrayList<>();
  private final List<Owner> owners = new ArrayList<>();
  private Platform platform = Platform.KUBERNETES;
  private @Nullable Instant observedAt;
  private @Nullable String phase;
  private @Nullable String reason;
  private @Nullable String message;
  private @Nullable String qos;
  private @Nullable String podLimit;
  private @Nullable String node;
  private @Nullable String architecture;
  private String restartPolicy = "Always";
  private @Nullable Long deadline;
  private @Nullable Deletion deletion;

  private Scenes(@Nullable String namespace, @Nullable String name) {
    this.namespace = namespace;
    this.name = name;
  }

  static Scenes pod(String namespace, String name) {
    return new Scenes(namespace, name);
  }

  /** Nothing is known but what is said, and not the platform either: pasted text. */
  static Scenes text() {
    return new Scenes(null, null).on(Platform.ANY);
  }

  static Instant at(long seconds) {
    return T0.plusSeconds(seconds);
  }

  Scenes on(Platform ran) {
    platform = ran;
    return this;
  }

  Scenes observed(long seconds) {
    observedAt = at(seconds);
    return this;
  }

  Scenes phase(String value) {
    phase = value;
    return this;
  }

  /** {@code status.reason} and {@code status.message}; the phase becomes Failed. */
  Scenes reason(@Nullable String value, @Nullable String said) {
    reason = value;
    message = said;
    phase = "Failed";
    return this;
  }

  Scenes condition(String type, String status, String why, String said, long since) {
    conditions.add(new Condition(type, status, why, said, at(since)));
    return this;
  }

  Scenes disruption(String why, String said, long since) {
    return condition("DisruptionTarget", "True", why, said, since);
  }

  /** What all the containers' memory is limited to. */
  Scenes podLimit(String memory) {
    podLimit = memory;
    return this;
  }

  Scenes qos(String value) {
    qos = value;
    return this;
  }

  Scenes restartPolicy(String value) {
    restartPolicy = value;
    return this;
  }

  Scenes deadline(long seconds) {
    deadline = seconds;
    return this;
  }

  Scenes owner(String kind, String of) {
    owners.add(new Owner(kind, of));
    return this;
  }

  /** Asked to go at this second, with this grace. */
  Scenes deleted(long requested, int grace, String... finalizers) {
    deletion = new Deletion(at(requested + grace), grace, List.of(finalizers));
    return this;
  }

  /** Asked to go; when is not known. */
  Scenes terminating() {
    deletion = new Deletion(null, null, List.of());
    return this;
  }

  Scenes node(String of) {
    node = of;
    return this;
  }

  Scenes architecture(String value) {
    architecture = value;
    return this;
  }

  Scenes taint(String value) {
    taints.add(value);
    return this;
  }

  Scenes nodeReady(String status, long since) {
    nodeConditions.add(new Condition("Ready", status, null, null, at(since)));
    return this;
  }

  Scenes container(@Nullable String of, Containers.Shape shape) {
    return add(new Containers(of, ContainerFacts.Kind.APP), shape);
  }

  Scenes init(String of, Containers.Shape shape) {
    return add(new Containers(of, ContainerFacts.Kind.INIT), shape);
  }

  Scenes sidecar(String of, Containers.Shape shape) {
    return add(new Containers(of, ContainerFacts.Kind.SIDECAR), shape);
  }

  private Scenes add(Containers container, Containers.Shape shape) {
    containers.add(shape.of(container).build());
    return this;
  }

  /** A warning about the pod. */
  Scenes event(String why, String said, long seconds) {
    return event(why, said, seconds, Regarding.of("Pod", name));
  }

  /** About one container of the pod. */
  Scenes event(String why, String said, long seconds, String container) {
    return event(why, said, seconds, new Regarding("Pod", namespace, name, null, container));
  }

  Scenes nodeEvent(String why, String said, long seconds) {
    return event(why, said, seconds, Regarding.of("Node", node));
  }

  private static final Set<String> NORMAL =
      Set.of("Scheduled", "Pulling", "Pulled", "Created", "Started", "Killing");

  /** At one moment; null seconds: the input tells no time. */
  Scenes event(String why, String said, @Nullable Long seconds, Regarding about) {
    Instant when = seconds == null ? null : at(seconds);
    String type = NORMAL.contains(why) ? "Normal" : "Warning";
    return event(new EventFacts(type, why, said, about, 1, when, when, null));
  }

  Scenes event(EventFacts event) {
    events.add(event);
    return this;
  }

  Scenes sibling(PodFacts other) {
    siblings.add(other);
    return this;
  }

  Scenes workload(WorkloadFacts owner) {
    workloads.add(owner);
    return this;
  }

  Scenes job(String of, Condition... has) {
    return workload(
        new WorkloadFacts("Job", namespace, of, T0, 1, 0, 1, List.of(has), List.of(), Map.of()));
  }

  /** The log of a container's dead instance. */
  Scenes log(String container, String... lines) {
    return log(new LogTail(container, LogTail.Instance.DEAD, List.of(lines), false));
  }

  Scenes log(LogTail tail) {
    logs.add(tail);
    return this;
  }

  /** The pod alone, to be a sibling. */
  PodFacts facts() {
    PodIdentity who = new PodIdentity(namespace, name, null, T0, owners, Map.of(), Map.of());
    PodSpec spec =
        new PodSpec(
            node,
            restartPolicy,
            30,
            deadline,
            null,
            PodFacts.NONE.spec().security(),
            List.of(),
            new Resources(null, podLimit, null, null, null));
    PodStatus status = new PodStatus(phase, reason, message, qos, T0, conditions, deletion);
    return new PodFacts(who, spec, status, containers);
  }

  CaseFile file() {
    boolean knowsNode = architecture != null || !nodeConditions.isEmpty() || !taints.isEmpty();
    NodeFacts where =
        node == null || !knowsNode
            ? null
            : new NodeFacts(node, architecture, "linux", null, null, nodeConditions, taints, null);
    return new CaseFile(
        platform, observedAt, facts(), events, where, siblings, workloads, logs, List.of());
  }

  /** The scene of the first container; of the pod as a whole where there is none. */
  Scene build() {
    return new Scene(file(), containers.isEmpty() ? null : containers.getFirst());
  }

  /** The scene of this container. */
  Scene build(String container) {
    CaseFile file = file();
    return new Scene(file, file.pod().container(container));
  }

  /** The scene of the pod as a whole. */
  Scene whole() {
    return new Scene(file(), null);
  }
}
