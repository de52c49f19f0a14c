package dev.exitcode.incident;

import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Confidence;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.incident.Observation.How;
import dev.exitcode.incident.Observation.Key;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An observation, told in few words: what is not said is ordinary. */
record Crash(
    Workload workload,
    String pod,
    String container,
    Place place,
    int restarts,
    int times,
    How how,
    Cause cause,
    @Nullable Long code,
    boolean current,
    boolean stopping,
    boolean rollout,
    int hit,
    int total,
    Map<String, String> annotations) {

  /** The first crash of the only container of a pod of a Deployment. */
  static Crash of(String workload) {
    return new Crash(
        new Workload("prod", "shop", "Deployment", workload),
        workload + "-1",
        "app",
        Place.UNKNOWN,
        1,
        1,
        How.LIVE,
        Cause.DEPENDENCY_UNREACHABLE,
        1L,
        true,
        false,
        false,
        1,
        3,
        Map.of());
  }

  Crash ownedBy(String kind, String name) {
    return in(new Workload("prod", workload.namespace(), kind, name));
  }

  Crash namespace(String namespace) {
    return in(new Workload("prod", namespace, workload.kind(), workload.name()));
  }

  private Crash in(Workload w) {
    return new Crash(
        w,
        pod,
        container,
        place,
        restarts,
        times,
        how,
        cause,
        code,
        current,
        stopping,
        rollout,
        hit,
        total,
        annotations);
  }

  Crash pod(String name) {
    return new Crash(
        workload,
        name,
        container,
        place,
        restarts,
        times,
        how,
        cause,
        code,
        current,
        stopping,
        rollout,
        hit,
        total,
        annotations);
  }

  Crash container(String name) {
    return new Crash(
        workload,
        pod,
        name,
        place,
        restarts,
        times,
        how,
        cause,
        code,
        current,
        stopping,
        rollout,
        hit,
        total,
        annotations);
  }

  Crash node(String node) {
    return at(new Place(node, place.image(), place.revision()));
  }

  Crash image(String image) {
    return at(new Place(place.node(), image, place.revision()));
  }

  Crash revision(String revision) {
    return at(new Place(place.node(), place.image(), revision));
  }

  private Crash at(Place p) {
    return new Crash(
        workload,
        pod,
        container,
        p,
        restarts,
        times,
        how,
        cause,
        code,
        current,
        stopping,
        rollout,
        hit,
        total,
        annotations);
  }

  /** The end of this number. */
  Crash nr(int restart) {
    return new Crash(
        workload,
        pod,
        container,
        place,
        restart,
        times,
        how,
        cause,
        code,
        current,
        stopping,
        rollout,
        hit,
        total,
        annotations);
  }

  Crash times(int ends) {
    return new Crash(
        workload,
        pod,
        container,
        place,
        restarts,
        ends,
        how,
        cause,
        code,
        current,
        stopping,
        rollout,
        hit,
        total,
        annotations);
  }

  Crash how(How seen) {
    return new Crash(
        workload,
        pod,
        container,
        place,
        restarts,
        times,
        seen,
        cause,
        code,
        current,
        stopping,
        rollout,
        hit,
        total,
        annotations);
  }

  Crash cause(Cause found) {
    return cause(found, code);
  }

  Crash cause(Cause found, @Nullable Long exitCode) {
    return new Crash(
        workload,
        pod,
        container,
        place,
        restarts,
        times,
        how,
        found,
        exitCode,
        current,
        stopping,
        rollout,
        hit,
        total,
        annotations);
  }

  Crash history() {
    return new Crash(
        workload,
        pod,
        container,
        place,
        restarts,
        times,
        how,
        cause,
        code,
        false,
        stopping,
        rollout,
        hit,
        total,
        annotations);
  }

  Crash stopped() {
    return new Crash(
        workload,
        pod,
        container,
        place,
        restarts,
        times,
        how,
        cause,
        code,
        current,
        true,
        rollout,
        hit,
        total,
        annotations);
  }

  Crash inRollout() {
    return new Crash(
        workload,
        pod,
        container,
        place,
        restarts,
        times,
        how,
        cause,
        code,
        current,
        stopping,
        true,
        hit,
        total,
        annotations);
  }

  Crash replicas(int notReady, int wanted) {
    return new Crash(
        workload,
        pod,
        container,
        place,
        restarts,
        times,
        how,
        cause,
        code,
        current,
        stopping,
        rollout,
        notReady,
        wanted,
        annotations);
  }

  Crash annotated(String name, String value) {
    return new Crash(
        workload,
        pod,
        container,
        place,
        restarts,
        times,
        how,
        cause,
        code,
        current,
        stopping,
        rollout,
        hit,
        total,
        Map.of("exitcode.dev/" + name, value));
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
