package dev.exitcode.intake;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.CaseFiles;
import dev.exitcode.evidence.LogTail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes cases of a draft: what was told without a name goes to the pod that asks for a look. */
final class Assembly {
  /** Enough to see that a host was restarted. */
  private static final int MOST_SIBLINGS = 5;

  private final Draft draft;
  private final @Nullable Instant seen;
  private final PodDraft target;
  private final @Nullable PodDraft asked;
  private @Nullable Map<PodDraft, List<EventDraft>> events;

  Assembly(Draft draft, @Nullable Instant seen) {
    this.draft = draft;
    this.seen = seen;
    this.asked = asked();
    this.target = target();
  }

  private PodDraft target() {
    List<PodDraft> pods = draft.pods();
    PodDraft first = asked != null ? asked : pods.isEmpty() ? draft.loose() : pods.getFirst();
    PodDraft ailing = pods.stream().filter(PodDraft::isTroubled).findFirst().orElse(first);
    if (ailing != draft.loose()) {
      ailing.absorb(draft.loose());
    }
    return ailing;
  }

  /** The only pod that the commands for logs name, or null. */
  private @Nullable PodDraft asked() {
    Set<String> words = new LinkedHashSet<>();
    draft.logCommands().forEach(command -> words.addAll(List.of(command.split("[\\s/]+"))));
    List<PodDraft> named =
        draft.pods().stream().filter(p -> words.contains(p.facts().text("identity.name"))).toList();
    return named.size() == 1 ? named.getFirst() : null;
  }

  private boolean isLogged(PodDraft pod) {
    return pod == (asked == null ? target : asked);
  }

  /** The cases, the order of the text kept. */
  List<CaseFile> cases() {
    name();
    namePod();
    code();
    draft.ended().forEach(this::ended);
    List<PodDraft> pods = draft.pods().isEmpty() ? List.of(target) : draft.pods();
    List<CaseFile> cases = new ArrayList<>();
    for (PodDraft pod : pods) {
      Sketch file = sketch(pod);
      if (draft.platform() == Platform.DOCKER) {
        pods.stream()
            .filter(other -> other != pod)
            .limit(MOST_SIBLINGS)
            .forEach(other -> file.add("siblings", other.sketch()));
      }
      cases.add(CaseFiles.read(file.tree()));
    }
    return cases;
  }

  /** Everything of the target as a case in JSON, to be laid under a case that is known better. */
  Sketch underlay() {
    code();
    return sketch(target);
  }

  private Sketch sketch(PodDraft pod) {
    pod.date(seen);
    Sketch file = new Sketch().put("platform", draft.platform()).put("observedAt", seen);
    events().getOrDefault(pod, List.of()).forEach(e -> file.add("events", e.sketch(seen)));
    if (pod == target) {
      draft.workloads().forEach(workload -> file.add("workloads", workload));
    }
    if (isLogged(pod)) {
      draft.logs().forEach((key, lines) -> file.add("logs", log(key, lines)));
    }
    return file.put("pod", pod.sketch());
  }

  /** Each pod's own events, in the order of the text. */
  private Map<PodDraft, List<EventDraft>> events() {
    Map<PodDraft, List<EventDraft>> made = events;
    if (made == null) {
      Map<PodDraft, List<EventDraft>> all = new HashMap<>();
      Map<String, List<PodDraft>> named = named();
      for (EventDraft event : draft.events()) {
        concerned(event, named)
            .forEach(pod -> all.computeIfAbsent(pod, _ -> new ArrayList<>()).add(event));
      }
      made = all;
      events = made;
    }
    return made;
  }

  /** Whom an event is about: who was described with it, who has the name, else who ails. */
  private List<PodDraft> concerned(EventDraft event, Map<String, List<PodDraft>> named) {
    if (event.pod() != null) {
      return List.of(event.pod());
    }
    String name = event.kind().equals("Pod") ? event.name() : null;
    return name == null ? List.of(target) : named.getOrDefault(name, List.of(target));
  }

  private Map<String, List<PodDraft>> named() {
    Map<String, List<PodDraft>> named = new HashMap<>();
    for (PodDraft pod : draft.pods()) {
      String name = pod.facts().text("identity.name");
      if (name != null) {
        named.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(pod);
      }
    }
    return named;
  }

  private Sketch log(Draft.LogKey key, List<String> lines) {
    Sketch log =
        new Sketch()
            .put("container", named(key.container()))
            .put("of", key.of())
            .put("cut", lines.size() > LogTail.MAX_LINES);
    lines.forEach(line -> log.add("lines", line));
    return log;
  }

  /** Compose calls a container {@code web_1} in its log and {@code project_web_1} elsewhere. */
  private @Nullable String named(@Nullable String shortName) {
    if (shortName != null) {
      for (Sketch container : target.containers()) {
        String name = container.text("name");
        if (name != null && name.endsWith("_" + shortName)) {
          return name;
        }
      }
    }
    return shortName;
  }

  /** A name that only an event or a log tells is that of the only container. */
  private void name() {
    Set<String> names = new LinkedHashSet<>();
    events().getOrDefault(target, List.of()).forEach(event -> add(event.container(), names));
    if (isLogged(target)) {
      draft.logs().keySet().forEach(key -> add(key.container(), names));
    }
    if (names.size() == 1) {
      target.name(names.iterator().next());
    }
  }

  private void namePod() {
    Set<String> pods = new LinkedHashSet<>();
    for (EventDraft event : draft.events()) {
      add(event.kind().equals("Pod") ? event.name() : null, pods);
    }
    if (pods.size() == 1) {
      target.facts().put("identity.name", pods.iterator().next());
    }
  }

  private static void add(@Nullable String name, Set<String> names) {
    if (name != null) {
      names.add(name);
    }
  }

  private void code() {
    boolean known = target.containers().stream().anyMatch(Assembly::hasExitCode);
    if (!known && draft.codeInLog() != null) {
      Sketch container =
          target.containers().size() == 1 ? target.containers().getFirst() : target.container();
      container.put("told.exitCode", draft.codeInLog());
    }
  }

  private static boolean hasExitCode(Sketch container) {
    return container.has("told.exitCode")
        || container.has("status.terminated.exitCode")
        || container.has("status.last.exitCode");
  }

  private void ended(PodDraft pod, java.time.Duration ago) {
    if (seen != null && pod.containers().size() == 1) {
      Sketch status = pod.containers().getFirst().in("status");
      String end = status.has("terminated") ? "terminated" : "last";
      status.put(end + ".finishedAt", seen.minus(ago));
    }
  }
}
