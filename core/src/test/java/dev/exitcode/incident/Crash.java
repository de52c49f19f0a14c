package dev.exitcode.incident;

import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Confidence;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.incident.Observation.How;
import dev.exitcode.incident.Observation.Key;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An observation, told in few words: what is not said is ordinary. Immutable. */
final class Crash {
  private Workload workload;
  private String pod;
  private String container = "app";
  private Place place = Place.UNKNOWN;
  private int restarts = 1;
  private int times = 1;
  private How how = How.LIVE;
  private Cause cause = Cause.DEPENDENCY_UNREACHABLE;
  private @Nullable Long code = 1L;
  private boolean current = true;
  private boolean stopping;
  private boolean rollout;
  private int hit = 1;
  private int total = 3;
  private Map<String, String> annotations = Map.of();

  private Crash(Workload workload, String pod) {
    this.workload = workload;
    this.pod = pod;
  }

  /** The first crash of the only container of a pod of a Deployment. */
  static Crash of(String workload) {
    return new Crash(new Workload("prod", "shop", "Deployment", workload), workload + "-1");
  }

  /** The same but for this. */
  private Crash with(Consumer<Crash> change) {
    Crash next = new Crash(workload, pod);
    next.container = container;
    next.place = place;
    next.restarts = restarts;
    next.times = times;
    next.how = how;
    next.cause = cause;
    next.code = code;
    next.current = current;
    next.stopping = stopping;
    next.rollout = rollout;
    next.hit = hit;
    next.total = total;
    next.annotations = annotations;
    change.accept(next);
    return next;
  }

  Workload workload() {
    return workload;
  }

  int times() {
    return times;
  }

  Crash ownedBy(String kind, String name) {
    return with(c -> c.workload = new Workload("prod", workload.namespace(), kind, name));
  }

  Crash namespace(String namespace) {
    return with(
        c -> c.workload = new Workload("prod", namespace, workload.kind(), workload.name()));
  }

  Crash pod(String name) {
    return with(c -> c.pod = name);
  }

  Crash container(String name) {
    return with(c -> c.container = name);
  }

  Crash node(String node) {
    return with(c -> c.place = new Place(node, place.image(), place.revision()));
  }

  Crash image(String image) {
    return with(c -> c.place = new Place(place.node(), image, place.revision()));
  }

  Crash revision(String revision) {
    return with(c -> c.place = new Place(place.node(), place.image(), revision));
  }

  /** The end of this number. */
  Crash nr(int restart) {
    return with(c -> c.restarts = restart);
  }

  Crash times(int ends) {
    return with(c -> c.times = ends);
  }

  Crash how(How seen) {
    return with(c -> c.how = seen);
  }

  Crash cause(Cause found) {
    return with(c -> c.cause = found);
  }

  Crash cause(Cause found, @Nullable Long exitCode) {
    return cause(found).with(c -> c.code = exitCode);
  }

  Crash history() {
    return with(c -> c.current = false);
  }

  Crash stopped() {
    return with(c -> c.stopping = true);
  }

  Crash inRollout() {
    return with(c -> c.rollout = true);
  }

  Crash replicas(int notReady, int wanted) {
    return with(
        c -> {
          c.hit = notReady;
          c.total = wanted;
        });
  }

  Crash annotated(String name, String value) {
    return with(c -> c.annotations = Map.of("exitcode.dev/" + name, value));
  }

  Observation seen(Instant at) {
    return new Observation(
        new Key("uid of " + pod, container, restarts, code + " " + restarts),
        workload,
        pod,
        container,
        place,
        times,
        at,
        how,
        diagnosis(),
        stopping,
        rollout,
        hit,
        total,
        Map.of(),
        annotations,
        List.of());
  }

  private Diagnosis diagnosis() {
    return new Diagnosis(
        new Diagnosis.Subject(workload.namespace(), pod, container, code),
        cause,
        Confidence.LIKELY,
        cause.isBenign(),
        current,
        "It ended.",
        List.of(new Diagnosis.Fact("exit code " + code, "containerStatuses")),
        List.of(),
        List.of(),
        List.of());
  }
}
