package dev.exitcode.diagnosis;

import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerFacts.Kind;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Termination;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Says why. Immutable and safe for use by many threads. */
public final class Diagnostician {
  private final List<Rule> rules;
  private final Texts texts;
  private final Supplier<TeamKnowledge> team;

  Diagnostician(List<Rule> rules, Texts texts) {
    this(rules, texts, () -> TeamKnowledge.NONE);
  }

  private Diagnostician(List<Rule> rules, Texts texts, Supplier<TeamKnowledge> team) {
    this.rules = List.copyOf(rules);
    this.texts = texts;
    this.team = team;
  }

  /** The one that knows what ships with Exitcode; keep it. */
  public static Diagnostician standard() {
    return new Diagnostician(Rules.IN_ORDER, Texts.bundled());
  }

  /**
   * The same that heeds a team's own knowledge.
   *
   * @param knowledge asked for each case, so that it may change; must be safe for many threads
   */
  public Diagnostician with(Supplier<TeamKnowledge> knowledge) {
    return new Diagnostician(rules, texts, knowledge);
  }

  /**
   * Diagnoses a case: at most one diagnosis a container, the most important first; empty where all
   * is healthy. Pure; never throws, whatever the case holds; takes time linear in its size.
   */
  public List<Diagnosis> diagnose(CaseFile file) {
    List<Found> found = found(file);
    found.sort(Found.MOST_IMPORTANT_FIRST);
    List<Diagnosis> diagnoses = new ArrayList<>(found.size());
    for (Found each : found) {
      diagnoses.add(Report.of(each.scene(), each.finding(), texts));
    }
    return diagnoses;
  }

  private List<Found> found(CaseFile file) {
    List<Found> found = new ArrayList<>(2);
    TeamKnowledge known = team.get();
    ask(new Scene(file, null, known), found);
    for (ContainerFacts container : containers(file)) {
      if (needsAWord(file, container) && !isOver(file, container) && !isAside(file, container)) {
        ask(new Scene(file, Outlived.without(file, container), known), found);
      }
    }
    return found;
  }

  private void ask(Scene scene, List<Found> found) {
    Finding finding = Rules.first(rules, scene);
    if (finding == null) {
      return;
    }
    int told = finding.ofPod() ? toldOfPod(found) : -1;
    if (told < 0) {
      found.add(new Found(scene, finding, found.size()));
    } else if (finding.team() != null && found.get(told).finding().team() == null) {
      found.set(told, new Found(scene, finding, told)); // of two words on one act, the team's
    }
  }

  private static int toldOfPod(List<Found> found) {
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).finding().ofPod()) {
        return i;
      }
    }
    return -1;
  }

  /** The containers of the pod; where the input shows none, those that its events name. */
  private static List<ContainerFacts> containers(CaseFile file) {
    if (!file.pod().containers().isEmpty()) {
      return file.pod().containers();
    }
    Set<String> names = new LinkedHashSet<>();
    for (EventFacts event : file.events()) {
      if (event.regarding().container() != null && !"Node".equals(event.regarding().kind())) {
        names.add(event.regarding().container());
      }
    }
    return names.stream().map(ContainerFacts::named).toList();
  }

  /** Somebody looked around in it: how that ended means nothing unless it alone is asked about. */
  private static boolean isAside(CaseFile file, ContainerFacts container) {
    return container.kind() == Kind.EPHEMERAL && file.pod().containers().size() > 1;
  }

  /** Kubelet stops the sidecars of a pod that has done its work; how they end means nothing. */
  private static boolean isOver(CaseFile file, ContainerFacts container) {
    return container.kind() == Kind.SIDECAR
        && ("Succeeded".equals(file.pod().status().phase()) || isLast(file, container));
  }

  /** Whether it ended after every ordinary container had done its work. */
  private static boolean isLast(CaseFile file, ContainerFacts sidecar) {
    Termination end = sidecar.status().terminated();
    return end != null
        && !"Always".equals(file.pod().spec().restartPolicy())
        && areDoneBy(file.pod().containers(), end);
  }

  /** Whether there are ordinary containers, and all had done their work by this end. */
  private static boolean areDoneBy(List<ContainerFacts> containers, Termination end) {
    boolean any = false;
    for (ContainerFacts other : containers) {
      if (other.kind() == Kind.APP && !wasDoneBy(other, end)) {
        return false;
      }
      any |= other.kind() == Kind.APP;
    }
    return any;
  }

  private static boolean wasDoneBy(ContainerFacts container, Termination end) {
    Termination done = container.status().terminated();
    return done != null && done.hasCode(0) && !isEarlier(end, done);
  }

  private static boolean isEarlier(Termination one, Termination other) {
    return one.finishedAt() != null
        && other.finishedAt() != null
        && one.finishedAt().isBefore(other.finishedAt());
  }

  /** Whether it ended or does not run as it should: what runs well is healthy. */
  private static boolean needsAWord(CaseFile file, ContainerFacts container) {
    ContainerStatus status = container.status();
    Termination end = status.terminated();
    if (end != null) {
      return container.kind() != Kind.INIT || !end.hasCode(0) || "OOMKilled".equals(end.reason());
    }
    return status.running() == null
        || status.last() != null
        || container.kind() == Kind.INIT
        || Boolean.FALSE.equals(status.ready())
        || DeadLog.of(file, container).names(Cause.CHILD_PROCESS_OOM); // its parent runs on
  }
}
