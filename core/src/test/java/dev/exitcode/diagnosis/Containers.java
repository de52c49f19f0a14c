package dev.exitcode.diagnosis;

import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerSpec;
import dev.exitcode.evidence.ContainerSpec.Hooks;
import dev.exitcode.evidence.ContainerSpec.Mount;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.ContainerStatus.Running;
import dev.exitcode.evidence.ContainerStatus.Waiting;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.Probe;
import dev.exitcode.evidence.Resources;
import dev.exitcode.evidence.Termination;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One container of {@link Scenes}: {@code c -> c.last(137, "Error").backingOff()}. */
final class Containers {
  private final @Nullable String name;
  private final ContainerFacts.Kind kind;
  private final List<Probe> probes = new ArrayList<>();
  private final List<Mount> mounts = new ArrayList<>();
  private List<String> command = List.of();
  private Map<String, String> environment = Map.of();
  private @Nullable String image;
  private @Nullable String memoryLimit;
  private @Nullable String memoryRequest;
  private @Nullable String preStop;
  private @Nullable String postStart;
  private @Nullable Waiting waiting;
  private @Nullable Running running;
  private @Nullable Termination ended;
  private @Nullable Termination last;
  private int restarts;
  private @Nullable Boolean ready;
  private @Nullable String usage;

  /** What is said of a container. */
  @FunctionalInterface
  interface Shape {
    Containers of(Containers plain);
  }

  Containers(@Nullable String name, ContainerFacts.Kind kind) {
    this.name = name;
    this.kind = kind;
  }

  Containers image(String value) {
    image = value;
    return this;
  }

  Containers command(String... words) {
    command = List.of(words);
    return this;
  }

  Containers memoryLimit(String value) {
    memoryLimit = value;
    return this;
  }

  /** Where it differs from the limit. */
  Containers memoryRequest(String value) {
    memoryRequest = value;
    return this;
  }

  Containers usage(String value) {
    usage = value;
    return this;
  }

  Containers mount(String volume, String path, @Nullable String subPath) {
    mounts.add(new Mount(volume, path, subPath, false));
    return this;
  }

  /** A probe with Kubernetes' defaults. */
  Containers probe(Probe.Kind of) {
    return probe(new Probe(of, "http-get :8080/healthz", 0, 10, 1, 3, null));
  }

  Containers probe(Probe probe) {
    probes.add(probe);
    return this;
  }

  Containers preStop(String value) {
    preStop = value;
    return this;
  }

  Containers postStart(String value) {
    postStart = value;
    return this;
  }

  Containers waiting(String reason, @Nullable String message) {
    waiting = new Waiting(reason, message);
    return this;
  }

  Containers backingOff() {
    return waiting("CrashLoopBackOff", "back-off 5m0s restarting failed container").restarts(5);
  }

  Containers running(long since) {
    running = new Running(Scenes.at(since));
    return this;
  }

  /** The newest instance ended; it ran from the one second to the other. */
  Containers ended(long code, String reason, long from, long to) {
    ended = end(code, reason, from, to);
    return this;
  }

  Containers ended(Termination end) {
    ended = end;
    return this;
  }

  /** The instance before ended; no times are known. */
  Containers last(long code, @Nullable String reason) {
    return last(new Termination(code, null, reason, null, null, null));
  }

  Containers last(long code, String reason, long from, long to) {
    return last(end(code, reason, from, to));
  }

  Containers last(Termination end) {
    last = end;
    restarts = Math.max(1, restarts);
    return this;
  }

  /** The runtime could not start the instance before. */
  Containers startError(String message) {
    return last(new Termination(128L, null, "StartError", message, Instant.EPOCH, Scenes.at(60)))
        .backingOff();
  }

  private static Termination end(long code, String reason, long from, long to) {
    return new Termination(code, null, reason, null, Scenes.at(from), Scenes.at(to));
  }

  Containers restarts(int count) {
    restarts = count;
    return this;
  }

  Containers ready() {
    ready = true;
    return this;
  }

  Containers notReady() {
    ready = false;
    return this;
  }

  /** A variable that tunes its runtime. */
  Containers environment(String variable, String value) {
    environment = Map.of(variable, value);
    return this;
  }

  ContainerFacts build() {
    String request = memoryRequest == null ? memoryLimit : memoryRequest;
    Resources resources = new Resources(request, memoryLimit, null, null, null);
    ContainerSpec spec =
        new ContainerSpec(
            image,
            command,
            List.of(),
            resources,
            probes,
            new Hooks(postStart, preStop),
            PodFacts.NONE.spec().security(),
            mounts,
            List.of(),
            environment,
            kind == ContainerFacts.Kind.SIDECAR ? "Always" : null);
    ContainerStatus status =
        new ContainerStatus(waiting, running, ended, last, restarts, ready, null, usage);
    return new ContainerFacts(name, kind, spec, status);
  }
}
