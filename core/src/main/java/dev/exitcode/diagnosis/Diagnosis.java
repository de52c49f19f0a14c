package dev.exitcode.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why one container, or a pod as a whole, is not well. Texts are plain: not redacted, not escaped.
 *
 * @param subject what is not well
 * @param benign whether nothing is broken here, so that nobody should be woken
 * @param current false for history: the same instance has been ready for longer than the back-off
 *     takes to forget
 * @param summary one sentence
 * @param evidence what the cause rests on, the deciding fact first, never empty
 * @param ruledOut what else it could have been, and the fact that speaks against it
 * @param nextSteps the first step first
 * @param wouldDecide for weak diagnoses: which facts would decide it
 * @param knownBy the team's own entry that it follows or that adds to it, or null
 */
public record Diagnosis(
    Subject subject,
    Cause cause,
    Confidence confidence,
    boolean benign,
    boolean current,
    String summary,
    List<Fact> evidence,
    List<RuledOut> ruledOut,
    List<NextStep> nextSteps,
    List<String> wouldDecide,
    @Nullable KnownBy knownBy) {

  /** One that no entry of a team has a part in. */
  public Diagnosis(
      Subject subject,
      Cause cause,
      Confidence confidence,
      boolean benign,
      boolean current,
      String summary,
      List<Fact> evidence,
      List<RuledOut> ruledOut,
      List<NextStep> nextSteps,
      List<String> wouldDecide) {
    this(
        subject,
        cause,
        confidence,
        benign,
        current,
        summary,
        evidence,
        ruledOut,
        nextSteps,
        wouldDecide,
        null);
  }

  /** Copies every list. */
  public Diagnosis {
    evidence = List.copyOf(evidence);
    ruledOut = List.copyOf(ruledOut);
    nextSteps = List.copyOf(nextSteps);
    wouldDecide = List.copyOf(wouldDecide);
  }

  /** How firm it stands, and whether it is harmless or history: {@code likely, harmless}. */
  public String standing() {
    return Stream.of(
            confidence.name().toLowerCase(Locale.ROOT),
            benign ? "harmless" : "",
            current ? "" : "history, it runs again")
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /**
   * What is not well.
   *
   * @param container null: the pod as a whole, or a container whose name is not known
   * @param exitCode of the instance that died, or null
   */
  public record Subject(
      @Nullable String namespace,
      @Nullable String pod,
      @Nullable String container,
      @Nullable Long exitCode) {

    /** Namespace and pod as {@code shop/api-1}; empty where neither is known. */
    public String namespacedPod() {
      return Stream.of(namespace, pod).filter(Objects::nonNull).collect(Collectors.joining("/"));
    }
  }

  /**
   * Something observed, and where it was read: {@code containerStatuses[app].lastState}, {@code
   * event Killing}, {@code log}.
   *
   * @param at where in a long fact the deciding words stand: it is shown cut around them; -1: it is
   *     shown whole
   */
  public record Fact(String fact, String from, int at) {
    /** One that is shown whole. */
    public Fact(String fact, String from) {
      this(fact, from, -1);
    }
  }

  /** A cause that was considered, and the fact that speaks against it. */
  public record RuledOut(Cause cause, String because) {}

  /**
   * An entry of the team's own knowledge.
   *
   * @param entry its id
   * @param file where it stands, such as {@code team/importer.yaml}
   * @param runbook an https address, or null
   * @param ask whom to ask, or null
   */
  public record KnownBy(
      String entry, String file, @Nullable String runbook, @Nullable String ask) {}

  /** What to do, and the command for it with the real names, or null. */
  public record NextStep(String text, @Nullable String command) {}
}
