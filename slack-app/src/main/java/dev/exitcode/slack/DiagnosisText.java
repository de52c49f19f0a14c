package dev.exitcode.slack;

import dev.exitcode.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Diagnoses as plain text: complete by itself, because a push notification, a screen reader or a
 * terminal client shows nothing else.
 */
final class DiagnosisText {
  private static final int LONGEST = 1_400;
  private static final int LONGEST_PART = 240;
  private static final int MOST_OTHERS = 5;

  private DiagnosisText() {}

  static SlackText of(List<Diagnosis> all) {
    Diagnosis first = all.getFirst();
    List<String> parts = new ArrayList<>();
    String who = who(first.subject());
    parts.add(
        first.cause().inWords()
            + ", "
            + first.standing()
            + (who.isEmpty() ? "." : ": " + who + "."));
    parts.add(first.summary());
    addKnown(parts, first.knownBy());
    first.evidence().stream().limit(2).forEach(fact -> parts.add("Evidence: " + fact.fact() + "."));
    first.nextSteps().stream().limit(1).forEach(step -> addStep(parts, step));
    all.stream()
        .skip(1)
        .limit(MOST_OTHERS)
        .forEach(
            other ->
                parts.add("Also " + who(other.subject()) + ": " + other.cause().inWords() + "."));
    return SlackText.join(
        " ", parts.stream().map(part -> SlackText.literal(part, LONGEST_PART)).toList(), LONGEST);
  }

  private static void addKnown(List<String> parts, Diagnosis.@Nullable KnownBy by) {
    if (by == null) {
      return;
    }
    parts.add("Known to your team: " + by.entry() + " in " + by.file() + ".");
    if (by.runbook() != null && by.runbook().length() < LONGEST_PART) {
      parts.add(by.runbook());
    }
    if (by.ask() != null) {
      parts.add("Ask " + by.ask() + ".");
    }
  }

  private static void addStep(List<String> parts, Diagnosis.NextStep step) {
    parts.add("First: " + step.text());
    if (step.command() != null && step.command().length() < LONGEST_PART) {
      parts.add(step.command());
    }
  }

  /** The mark that stands before the words. */
  static String mark(Diagnosis diagnosis) {
    if (diagnosis.benign()) {
      return "🔵";
    }
    return diagnosis.current() ? "🔴" : "🕓";
  }

  /** Pod and container in one; empty where nothing is known. */
  static String who(Diagnosis.Subject subject) {
    return Stream.of(subject.namespacedPod(), subject.container())
        .filter(name -> name != null && !name.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
