package dev.exitcode.diagnosis;

import dev.exitcode.catalog.TeamEntry;
import dev.exitcode.catalog.TeamKnowledge.Known;
import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.diagnosis.Diagnosis.KnownBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a team knows of its own programs. It wins over what is read from a code or a log here; over
 * what the platform says, only where the entry names the platform's reason.
 */
final class TeamRules {
  /** What the platform says of every failed container: naming these says nothing special. */
  private static final Set<String> COMMON =
      Set.of("Error", "Completed", "CrashLoopBackOff", "BackOff", "Unknown", "Failed");

  private TeamRules() {}

  /** The entry names a reason that the platform gives: our cause, unless it has its own. */
  static @Nullable Finding byReason(Scene scene) {
    Known known = first(scene, entry -> namesTheReason(entry, scene));
    if (known == null) {
      return null;
    }
    Finding ours = ours(scene);
    Cause cause = cause(known.entry());
    return ours == null
        ? TeamFacts.finding(scene, known, cause == null ? Cause.UNKNOWN : cause, Confidence.LIKELY)
        : over(ours, known.entry(), cause);
  }

  private static Finding over(Finding ours, TeamEntry entry, @Nullable Cause cause) {
    List<Fact> facts = new ArrayList<>(ours.evidence());
    facts.add(TeamFacts.origin(entry));
    boolean agrees = cause == null || cause == ours.cause();
    Confidence confidence = agrees ? ours.confidence() : Confidence.LIKELY;
    Cause told = cause == null ? ours.cause() : cause;
    return new Finding(told, confidence, ours.ofPod(), facts, ours.words(), entry);
  }

  /** The entry names a code or a line of the log, and nobody but the program ended it. */
  static @Nullable Finding byReading(Scene scene) {
    Known known = first(scene, entry -> entry.saysWhy() && isOfTheProgram(entry, scene));
    if (known == null) {
      return null;
    }
    Cause cause = cause(known.entry());
    boolean isWeak = known.entry().isOfCodeAlone() || scene.end() == null;
    Confidence confidence = isWeak ? Confidence.POSSIBLE : Confidence.LIKELY;
    return TeamFacts.finding(
        scene, known, cause == null ? Cause.APPLICATION_ERROR : cause, confidence);
  }

  /** The entry that a finding follows, else the first that adds to whatever is found, else null. */
  static @Nullable TeamEntry entry(Scene scene, Finding finding) {
    if (finding.team() != null) {
      return finding.team();
    }
    Known known = first(scene, entry -> !entry.saysWhy());
    return known == null ? null : known.entry();
  }

  static @Nullable KnownBy knownBy(@Nullable TeamEntry entry) {
    return entry == null
        ? null
        : new KnownBy(entry.id(), entry.file(), entry.runbook(), entry.ask());
  }

  private static @Nullable Known first(Scene scene, Predicate<TeamEntry> kind) {
    return scene.team().isEmpty() ? null : scene.team().first(scene.teamCase(), kind);
  }

  private static boolean namesTheReason(TeamEntry entry, Scene scene) {
    for (String reason : entry.match().reasons()) {
      if (!COMMON.contains(reason) && scene.teamCase().reasons().contains(reason)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A probe or a stop explains a code; a line of the log explains more than a failing probe, but
   * neither a stop that somebody asked for nor an end with success.
   */
  private static boolean isOfTheProgram(TeamEntry entry, Scene scene) {
    boolean isLine = !entry.match().logs().isEmpty();
    boolean succeeded = scene.hasCode(0) && !EndRules.isBackingOff(scene);
    return LastWordRules.isAbout(scene)
        && !StopRules.isAsked(scene)
        && (isLine ? !succeeded || !entry.entry().codes().isEmpty() : !ProbeRules.isKilled(scene));
  }

  /** What would be found without the team. */
  private static @Nullable Finding ours(Scene scene) {
    return Rules.first(Rules.IN_ORDER, new Scene(scene.file(), scene.container()));
  }

  private static @Nullable Cause cause(TeamEntry entry) {
    return entry.cause() == null ? null : Cause.byId(entry.cause()).orElse(null);
  }
}
