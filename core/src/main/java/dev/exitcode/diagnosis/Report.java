package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Platform;
import dev.exitcode.catalog.TeamEntry;
import dev.exitcode.diagnosis.CauseText.Decider;
import dev.exitcode.diagnosis.CauseText.Given;
import dev.exitcode.diagnosis.CauseText.Step;
import dev.exitcode.diagnosis.Diagnosis.NextStep;
import dev.exitcode.diagnosis.Diagnosis.RuledOut;
import dev.exitcode.diagnosis.Diagnosis.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a diagnosis of what a rule found. */
final class Report {
  /** Causes that say themselves that nothing is known. */
  private static final Set<Cause> ALWAYS_POSSIBLE =
      Set.of(Cause.APPLICATION_ERROR, Cause.SIGKILL_UNATTRIBUTED, Cause.STATUS_LOST, Cause.UNKNOWN);

  private final Scene scene;
  private final Finding finding;
  private final CauseText text;
  private final Placeholders words;
  private final @Nullable TeamEntry team;

  private Report(Scene scene, Finding finding, CauseText text) {
    this.scene = scene;
    this.finding = finding;
    this.text = text;
    this.words = new Placeholders(scene, finding.words());
    this.team = TeamRules.entry(scene, finding);
  }

  static Diagnosis of(Scene scene, Finding finding, Texts texts) {
    return new Report(scene, finding, texts.of(finding.cause())).diagnosis();
  }

  private Diagnosis diagnosis() {
    return new Diagnosis(
        subject(),
        finding.cause(),
        finding.confidence(),
        finding.cause().isBenign(),
        scene.isCurrent(),
        summary(),
        finding.evidence(),
        ruledOut(),
        steps(),
        wouldDecide(),
        TeamRules.knownBy(team));
  }

  private Subject subject() {
    return new Subject(
        scene.pod().identity().namespace(),
        scene.pod().identity().name(),
        finding.ofPod() ? null : scene.name(),
        scene.code());
  }

  /** A guess calls itself one. */
  private String summary() {
    if (finding.team() != null) {
      return finding.team().entry().meaning();
    }
    boolean isGuess =
        finding.confidence() == Confidence.POSSIBLE && !ALWAYS_POSSIBLE.contains(finding.cause());
    return isGuess ? "Possibly: " + sentence() : sentence();
  }

  private String sentence() {
    for (Template variant : text.summary()) {
      String sentence = variant.filled(words);
      if (sentence != null) {
        return sentence;
      }
    }
    return finding.cause().inWords();
  }

  private List<RuledOut> ruledOut() {
    List<RuledOut> out = new ArrayList<>(text.rivals().size());
    for (Cause rival : text.rivals()) {
      String because = rival == finding.cause() ? null : Rivals.against(rival, scene);
      if (because != null) {
        out.add(new RuledOut(rival, because));
      }
    }
    return out;
  }

  private List<NextStep> steps() {
    List<NextStep> steps = new ArrayList<>(text.steps().size());
    if (team != null) {
      TeamSteps.add(team, this::inCommand, steps);
    }
    if (finding.team() != null) {
      return steps;
    }
    for (Step step : text.steps()) {
      if (fits(step.on()) && isKnown(step.needs())) {
        Template command = fits(step.commandOn()) ? step.command() : null;
        steps.add(
            new NextStep(
                step.text().open(words), command == null ? null : command.open(this::inCommand)));
      }
    }
    return steps;
  }

  private boolean fits(Platform on) {
    Platform here = scene.file().platform();
    return on == Platform.ANY || on == here || (here == Platform.ANY && on == Platform.KUBERNETES);
  }

  private boolean isKnown(List<String> placeholders) {
    for (String placeholder : placeholders) {
      if (words.apply(placeholder) == null) {
        return false;
      }
    }
    return true;
  }

  /** A value that a shell takes as one plain word; commands are copied by people in a hurry. */
  private @Nullable String inCommand(String placeholder) {
    String value = words.apply(placeholder);
    return value == null || value.isEmpty() || !isPlain(value) ? null : value;
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 128 || (!Character.isLetterOrDigit(c) && "._-/:@+=".indexOf(c) < 0)) {
        return false;
      }
    }
    return value.charAt(0) != '-';
  }

  private List<String> wouldDecide() {
    if (finding.confidence() == Confidence.CERTAIN || finding.team() != null) {
      return List.of();
    }
    List<String> facts = new ArrayList<>(text.deciders().size());
    for (Decider decider : text.deciders()) {
      if (decider.unless() == null || !isGiven(decider.unless())) {
        facts.add(decider.text().open(words));
      }
    }
    return facts;
  }

  private boolean isGiven(Given what) {
    return switch (what) {
      case LOG -> scene.log().isGiven();
      case EVENTS -> !scene.file().events().isEmpty();
      case NODE -> scene.file().node() != null;
      case USAGE -> scene.status().memoryUsage() != null;
    };
  }
}
