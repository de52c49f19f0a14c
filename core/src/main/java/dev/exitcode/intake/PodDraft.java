package dev.exitcode.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pod in the making. */
final class PodDraft {
  private final Sketch facts = new Sketch();
  private final List<Sketch> containers = new ArrayList<>();
  private boolean ready;
  private @Nullable Duration overdue;
  private @Nullable Duration age;

  /** Its {@code identity}, {@code spec} and {@code status}. */
  Sketch facts() {
    return facts;
  }

  List<Sketch> containers() {
    return containers;
  }

  /** The container of which the text tells no name. */
  Sketch container() {
    return container(null);
  }

  /** The container of this name. */
  Sketch container(@Nullable String name) {
    for (Sketch known : containers) {
      if (Objects.equals(known.text("name"), name)) {
        return known;
      }
    }
    Sketch container = new Sketch().put("name", name);
    containers.add(container);
    return container;
  }

  void ready(boolean all) {
    ready = all;
  }

  /** For how long it was to be gone, or null. */
  void overdue(@Nullable Duration time) {
    overdue = time;
  }

  /** How old it is, or null. */
  void age(@Nullable Duration time) {
    age = time;
  }

  /** Turns those into times, by when the text was taken. */
  void date(@Nullable Instant seen) {
    if (overdue != null && seen != null) {
      facts.put("status.deletion.dueAt", seen.minus(overdue));
    }
    if (age != null && seen != null) {
      started(seen.minus(age));
    }
  }

  /** What was never restarted has run about as long as there was the pod. */
  private void started(Instant at) {
    facts.put("status.startedAt", at);
    containers.stream()
        .filter(c -> c.has("status.running") && !c.has("status.restarts"))
        .forEach(c -> c.put("status.running.startedAt", at));
  }

  boolean isEmpty() {
    return facts.isEmpty() && containers.isEmpty();
  }

  /** Whether anything tells how it stands: a limit or a command alone does not. */
  boolean hasState() {
    return facts.has("status")
        || containers.stream().anyMatch(c -> c.has("status") || c.has("told"));
  }

  /** Whether anything tells how a container of it ended. */
  boolean hasEnd() {
    return facts.has("status.reason")
        || containers.stream()
            .anyMatch(c -> c.has("told") || c.has("status.terminated") || c.has("status.last"));
  }

  /** Whether something about it asks for a look. */
  boolean isTroubled() {
    boolean odd = facts.has("status.reason") || facts.has("status.deletion");
    return odd || containers.stream().anyMatch(PodDraft::isTroubled) || (!ready && isPending());
  }

  private boolean isPending() {
    String phase = facts.text("status.phase");
    return phase != null && !phase.equals("Running") && !phase.equals("Succeeded");
  }

  private static boolean isTroubled(Sketch container) {
    String code = container.text("status.terminated.exitCode");
    return container.has("status.waiting")
        || (container.has("status.terminated") && !"0".equals(code))
        || container.has("told.exitCode");
  }

  /** Takes over what was told of a pod without a name. */
  void absorb(PodDraft loose) {
    facts.fill(loose.facts);
    for (Sketch other : List.copyOf(loose.containers)) {
      Sketch mine = counterpart(other);
      if (mine == null) {
        containers.add(other);
      } else {
        mine.fill(other);
      }
    }
  }

  private @Nullable Sketch counterpart(Sketch other) {
    String name = other.text("name");
    for (Sketch mine : containers) {
      if (Objects.equals(name, mine.text("name"))) {
        return mine;
      }
    }
    Sketch unnamed = find(null);
    return name == null ? ailing() : unnamed;
  }

  private @Nullable Sketch find(@Nullable String name) {
    return containers.stream()
        .filter(c -> Objects.equals(name, c.text("name")))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Sketch ailing() {
    return containers.stream()
        .filter(c -> containers.size() == 1 || isTroubled(c) || c.has("status.last"))
        .findFirst()
        .orElse(null);
  }

  /** Gives a name that the text tells elsewhere to the only container there is. */
  void name(String container) {
    Sketch unnamed = find(null);
    if (containers.isEmpty()) {
      container(container);
    } else if (unnamed != null && find(container) == null) {
      unnamed.put("name", container);
    }
  }

  /** As a part of a case: the containers in the order they were found, init containers first. */
  Sketch sketch() {
    unify();
    Sketch pod = new Sketch().fill(facts);
    List<Sketch> sorted = new ArrayList<>(containers);
    sorted.sort((a, b) -> Boolean.compare(isInit(b), isInit(a)));
    for (Sketch container : sorted) {
      settle(container);
      pod.add("containers", container);
    }
    return pod;
  }

  /** Facts without a name are those of the only container that has one, or of the one that ails. */
  private void unify() {
    Sketch unnamed = find(null);
    if (unnamed == null || containers.size() < 2) {
      return;
    }
    boolean only = containers.size() == 2;
    boolean described = containers.stream().allMatch(c -> c == unnamed || c.has("status"));
    if (only || described) {
      containers.remove(unnamed);
      fill(only ? containers.getFirst() : ailing(), unnamed, only);
    }
  }

  /** A row's one word for all containers says less than the state of each. */
  private static void fill(@Nullable Sketch container, Sketch unnamed, boolean whole) {
    if (!whole) {
      unnamed.take("status");
    }
    if (container != null) {
      container.fill(unnamed);
    }
  }

  private static boolean isInit(Sketch container) {
    String kind = container.text("kind");
    return "INIT".equals(kind) || "SIDECAR".equals(kind);
  }

  /** What people told of the end belongs to the newest end; one state of three is left. */
  private static void settle(Sketch container) {
    Sketch status = container.in("status");
    Sketch told = container.take("told");
    boolean again = status.has("waiting") || status.has("running");
    if (isInit(container) && "PodInitializing".equals(status.text("waiting.reason"))) {
      leaveInit(status);
    }
    if (again) {
      leaveOneState(status);
    }
    if (!told.isEmpty()) {
      boolean last = again || (status.has("last") && !status.has("terminated"));
      status.in(last ? "last" : "terminated").fill(told);
    }
  }

  /** That word is said of the containers that wait for this one. */
  private static void leaveInit(Sketch status) {
    if (status.has("running")) {
      status.take("waiting");
    }
  }

  private static void leaveOneState(Sketch status) {
    if (status.has("terminated")) {
      Sketch end = status.take("terminated");
      status.in("last").fill(end);
    }
    if (status.has("waiting") && status.has("running")) {
      status.take("running");
    }
  }
}
