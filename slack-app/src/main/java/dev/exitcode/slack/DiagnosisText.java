package dev.exitcode.slack;

import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Diagnoses as plain text: complete by itself, because a push notification, a screen reader or a
 * terminal client shows nothing else.
 */
final class DiagnosisText {
  private static final int LONGEST = 1_400;
  private static final int LONGEST_PART = 240;
  private static final int MOST_OTHERS = 5;
  private static final Set<String> ACRONYMS = Set.of("oom", "jvm", "tls", "api", "os", "cli", "v8");

  private DiagnosisText() {}

  static SlackText of(List<Diagnosis> all) {
    Diagnosis first = all.getFirst();
    List<String> parts = new ArrayList<>();
    String who = who(first.subject());
    parts.add(
        name(first.cause()) + ", " + standing(first) + (who.isEmpty() ? "." : ": " + who + "."));
    parts.add(first.summary());
    first.evidence().stream().limit(2).forEach(fact -> parts.add("Evidence: " + fact.fact() + "."));
    first.nextSteps().stream().limit(1).forEach(step -> addStep(parts, step));
    all.stream()
        .skip(1)
        .limit(MOST_OTHERS)
        .forEach(
            other -> parts.add("Also " + who(other.subject()) + ": " + name(other.cause()) + "."));
    return SlackText.join(
        " ", parts.stream().map(part -> SlackText.literal(part, LONGEST_PART)).toList(), LONGEST);
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

  /** How firm it stands, and whether it is harmless or history. */
  static String standing(Diagnosis diagnosis) {
    return Stream.of(
            diagnosis.confidence().name().toLowerCase(Locale.ROOT),
            diagnosis.benign() ? "harmless" : "",
            diagnosis.current() ? "" : "history, it runs again")
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** The cause in plain words, such as {@code Memory limit exceeded}. */
  static String name(Cause cause) {
    String words =
        Arrays.stream(cause.id().split("-"))
            .map(word -> ACRONYMS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
            .collect(Collectors.joining(" "));
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Namespace and pod as kubectl's users write them; empty where neither is known. */
  static String pod(Diagnosis.Subject subject) {
    return Stream.of(subject.namespace(), subject.pod())
        .filter(Objects::nonNull)
        .collect(Collectors.joining("/"));
  }

  /** Pod and container in one; empty where nothing is known. */
  static String who(Diagnosis.Subject subject) {
    return Stream.of(pod(subject), subject.container())
        .filter(name -> name != null && !name.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
