package dev.exitcode.diagnosis;

import dev.exitcode.catalog.TeamCase;
import dev.exitcode.catalog.TeamEntry;
import dev.exitcode.catalog.TeamKnowledge.Known;
import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.Termination;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a team's entries are held against, and the evidence where one applies. */
final class TeamFacts {
  private TeamFacts() {}

  /** What entries are held against. */
  static TeamCase caseOf(Scene scene) {
    return new TeamCase(
        scene.code(),
        scene.spec().image(),
        scene.pod().identity().namespace(),
        scene.name(),
        scene.pod().identity().labels(),
        reasons(scene),
        lines(scene));
  }

  private static List<String> reasons(Scene scene) {
    String ofPod = scene.pod().status().reason();
    return List.of(scene.reason(), scene.waitingReason(), ofPod == null ? "" : ofPod);
  }

  private static List<String> lines(Scene scene) {
    Termination end = scene.end();
    if (end == null || end.message() == null) {
      return scene.log().lines();
    }
    List<String> lines = new ArrayList<>(scene.log().lines());
    end.message().lines().forEach(lines::add);
    return lines;
  }

  static Finding finding(Scene scene, Known known, Cause cause, Confidence confidence) {
    List<Fact> facts = new ArrayList<>(4);
    if (known.line() >= 0) {
      facts.add(line(scene, known.line()));
    }
    addState(scene, facts);
    facts.add(origin(known.entry()));
    if (!known.entry().match().images().isEmpty()) {
      String from = "containers[" + scene.name() + "].image";
      facts.add(new Fact("image " + scene.spec().image(), from));
    }
    return new Finding(cause, confidence, false, facts, Map.of(), known.entry());
  }

  private static void addState(Scene scene, List<Fact> facts) {
    Termination end = scene.end();
    if (end != null) {
      facts.add(Facts.end(scene, end));
    } else if (scene.status().waiting() != null) {
      facts.add(Facts.waiting(scene.container(), scene.status().waiting()));
    }
  }

  private static Fact line(Scene scene, int index) {
    int ofLog = scene.log().lines().size();
    String where = scene.name() == null ? "log:" : "log " + scene.name() + ':';
    return new Fact(
        scene.teamCase().lines().get(index).strip(),
        index < ofLog ? where + (index + 1) : "terminated.message");
  }

  static Fact origin(TeamEntry entry) {
    return new Fact(
        "your team's entry " + entry.id() + " in " + entry.file() + ": " + entry.entry().name(),
        entry.file());
  }
}
