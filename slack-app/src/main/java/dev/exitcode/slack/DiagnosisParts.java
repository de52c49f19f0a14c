package dev.exitcode.slack;

import com.slack.api.model.block.element.RichTextElement;
import dev.exitcode.catalog.Answer;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.diagnosis.Diagnosis.KnownBy;
import dev.exitcode.diagnosis.Diagnosis.NextStep;
import dev.exitcode.diagnosis.Diagnosis.RuledOut;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a diagnosis in a message. */
final class DiagnosisParts {
  private static final int LONGEST_FACT = 200;
  private static final int LONGEST_FROM = 80;
  private static final int LONGEST_LOG = 1_000;
  private static final int LONGEST_COMMAND = 300;

  private DiagnosisParts() {}

  /** The cause in plain words, how firm it stands, and a mark for the eye. */
  static String heading(Diagnosis diagnosis) {
    return DiagnosisText.mark(diagnosis)
        + " "
        + diagnosis.cause().inWords()
        + " · "
        + diagnosis.standing();
  }

  /** What died, and the one sentence. */
  static RichText headline(Diagnosis diagnosis, @Nullable Answer code) {
    RichText text = new RichText();
    List<RichTextElement> who = who(diagnosis.subject(), code);
    if (!who.isEmpty()) {
      text.paragraph(who);
    }
    return text.paragraph(RichText.plain(diagnosis.summary()));
  }

  /** Whose knowledge it is, where to read on and whom to ask; empty where no team has any. */
  static RichText known(Diagnosis diagnosis) {
    KnownBy by = diagnosis.knownBy();
    RichText text = new RichText();
    return by == null ? text : text.paragraph(known(by));
  }

  private static List<RichTextElement> known(KnownBy by) {
    List<RichTextElement> known = new ArrayList<>();
    known.add(RichText.bold("Known to your team: "));
    known.add(RichText.plain(Clean.line(by.entry() + " in " + by.file(), Names.LONGEST) + ". "));
    if (by.runbook() != null) {
      known.add(RichText.plain("Runbook: "));
      known.add(RichText.link(by.runbook(), by.runbook()));
      known.add(RichText.plain(" "));
    }
    if (by.ask() != null) {
      known.add(RichText.plain("Ask " + Clean.line(by.ask(), Names.LONGEST) + "."));
    }
    return known;
  }

  private static List<RichTextElement> who(Diagnosis.Subject subject, @Nullable Answer code) {
    List<RichTextElement> who = new ArrayList<>();
    String pod = subject.namespacedPod();
    name(who, "pod ", pod.isEmpty() ? null : pod);
    name(who, "container ", subject.container());
    if (subject.exitCode() != null) {
      name(who, "exit code ", exitCode(subject.exitCode(), code));
    }
    return who;
  }

  private static void name(List<RichTextElement> who, String what, @Nullable String name) {
    if (name != null) {
      who.add(RichText.plain((who.isEmpty() ? "" : "· ") + what));
      who.add(RichText.inlineCode(Clean.line(name, Names.LONGEST)));
      who.add(RichText.plain(" "));
    }
  }

  private static String exitCode(long code, @Nullable Answer answer) {
    return answer instanceof Answer.Explained known
        ? Labels.within(known.heading(), Names.LONGEST)
        : Long.toString(code);
  }

  /** The facts; lines of a log as they stand. The deciding kind stands first. */
  static RichText evidence(Diagnosis diagnosis, int most) {
    List<Fact> facts = diagnosis.evidence().stream().limit(most).toList();
    List<Fact> seen = facts.stream().filter(f -> !isLog(f)).toList();
    String log =
        facts.stream()
            .filter(DiagnosisParts::isLog)
            .map(f -> Clean.line(f.fact(), LONGEST_FACT))
            .collect(Collectors.joining("\n"));
    RichText text = new RichText().paragraph(RichText.bold("Evidence"));
    if (!facts.isEmpty() && isLog(facts.getFirst())) {
      return text.preformatted(log, LONGEST_LOG).list(false, seen, DiagnosisParts::fact);
    }
    return text.list(false, seen, DiagnosisParts::fact).preformatted(log, LONGEST_LOG);
  }

  static boolean isLog(Fact fact) {
    return fact.from().equals("log") || fact.from().startsWith("log ");
  }

  private static List<RichTextElement> fact(Fact fact) {
    return List.of(
        RichText.plain(Clean.words(fact.fact(), LONGEST_FACT) + " "),
        RichText.italic("(" + Clean.line(fact.from(), LONGEST_FROM) + ")"));
  }

  /** What to do, each with its command. */
  static RichText steps(Diagnosis diagnosis, int most) {
    RichText text = new RichText();
    if (!diagnosis.nextSteps().isEmpty()) {
      text.paragraph(RichText.bold("Next steps"));
      diagnosis.nextSteps().stream().limit(most).forEach(step -> step(text, step));
    }
    return text;
  }

  private static void step(RichText text, NextStep step) {
    text.paragraph(RichText.plain(step.text()));
    // Half a command is worse than none.
    if (step.command() != null && step.command().length() <= LONGEST_COMMAND) {
      text.preformatted(step.command(), LONGEST_COMMAND);
    }
  }

  /** What else it could have been, and what would decide it. */
  static RichText doubts(Diagnosis diagnosis, int most) {
    RichText text = new RichText();
    List<RuledOut> out = diagnosis.ruledOut().stream().limit(most).toList();
    List<String> deciders = diagnosis.wouldDecide().stream().limit(most).toList();
    titled(text, "Ruled out", out, DiagnosisParts::ruledOut);
    titled(text, "What would decide it", deciders, DiagnosisParts::decider);
    return text;
  }

  private static <T> void titled(
      RichText text, String title, List<T> items, Function<T, List<RichTextElement>> item) {
    if (!items.isEmpty()) {
      text.paragraph(RichText.bold(title)).list(false, items, item);
    }
  }

  private static List<RichTextElement> ruledOut(RuledOut out) {
    return List.of(
        RichText.plain(out.cause().inWords() + ": "),
        RichText.plain(Clean.words(out.because(), LONGEST_FACT)));
  }

  private static List<RichTextElement> decider(String fact) {
    return List.of(RichText.plain(Clean.words(fact, LONGEST_FACT)));
  }

  /** The other diagnoses, a line each. */
  static RichText others(List<Diagnosis> others, int most) {
    RichText text = new RichText();
    if (!others.isEmpty()) {
      int shown = Math.min(2 * most, others.size());
      text.paragraph(RichText.bold("Also here"))
          .list(false, others.subList(0, shown), DiagnosisParts::other);
      if (shown < others.size()) {
        text.paragraph(RichText.italic("and " + (others.size() - shown) + " more"));
      }
    }
    return text;
  }

  private static List<RichTextElement> other(Diagnosis other) {
    String who = DiagnosisText.who(other.subject());
    return List.of(
        RichText.plain(DiagnosisText.mark(other) + " "),
        RichText.bold(who.isEmpty() ? "" : Clean.line(who, Names.LONGEST) + " "),
        RichText.plain(other.cause().inWords() + ", " + other.standing()));
  }
}
