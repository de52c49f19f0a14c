package dev.exitcode.diagnosis;

import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.CaseFiles;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.Missing.What;
import dev.exitcode.evidence.Missing.Why;
import dev.exitcode.intake.Intake;
import dev.exitcode.intake.Reading;
import dev.exitcode.intake.Request;
import dev.exitcode.redact.Redactor;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * From a pasted text, or a case, to diagnoses that may be shown: secrets are hidden in all they
 * say. Safe for use by many threads.
 */
public final class TextDiagnostician {
  private final Intake intake;
  private final Diagnostician diagnostician;
  private final Redactor redactor;

  /** Keeps what it is given. */
  public TextDiagnostician(Intake intake, Diagnostician diagnostician, Redactor redactor) {
    this.intake = intake;
    this.diagnostician = diagnostician;
    this.redactor = redactor;
  }

  /** The same that heeds a team's own knowledge; see {@link Diagnostician#with}. */
  public TextDiagnostician with(Supplier<TeamKnowledge> team) {
    return new TextDiagnostician(intake, diagnostician.with(team), redactor);
  }

  /** What became of a text. */
  public sealed interface Outcome {
    /**
     * It was understood.
     *
     * @param diagnoses current ones first; empty where all is healthy
     * @param remarks sentences for the user, such as that the text looks cut
     * @param partly whether something of the text could not be read
     */
    record Diagnosed(List<Diagnosis> diagnoses, List<String> remarks, boolean partly)
        implements Outcome {
      /** What to say where there are no diagnoses. */
      public static final String HEALTHY =
          "Nothing here is broken: no container has crashed, is stuck or waits for something that"
              + " failed.";

      /** The same where a part is missing. */
      public static final String HEALTHY_AS_FAR_AS_SEEN =
          "Nothing found in the part that could be read. The rest may hold what is broken.";

      /** Copies the lists. */
      public Diagnosed {
        diagnoses = List.copyOf(diagnoses);
        remarks = List.copyOf(remarks);
      }

      /** The whole of the text was read. */
      public Diagnosed(List<Diagnosis> diagnoses, List<String> remarks) {
        this(diagnoses, remarks, false);
      }

      /** What to say where there are no diagnoses. */
      public String nothing() {
        return partly ? HEALTHY_AS_FAR_AS_SEEN : HEALTHY;
      }

      /** The same with these remarks before its own. */
      public Diagnosed withRemarks(List<String> more) {
        List<String> all = Stream.concat(more.stream(), remarks.stream()).toList();
        return new Diagnosed(diagnoses, all, partly);
      }

      /** The same where not even all of the text was given. */
      public Diagnosed ofPart(boolean cut) {
        return new Diagnosed(diagnoses, remarks, partly || cut);
      }
    }

    /** Nothing in it could be; a sentence for the user says what to paste instead. */
    record NotUnderstood(String sentence) implements Outcome {}
  }

  /**
   * What a text says, as cases without secrets: in this form it may be kept, sent and diagnosed
   * elsewhere. Never throws.
   */
  public Reading read(String text, Request request) {
    return switch (intake.read(text, request)) {
      case Reading.Understood(List<CaseFile> cases, List<String> remarks, boolean partly) ->
          new Reading.Understood(
              cases.stream().map(file -> CaseFiles.redacted(file, redactor)).toList(),
              shown(remarks),
              partly);
      case Reading.NotUnderstood(String sentence) ->
          new Reading.NotUnderstood(Redacted.shown(sentence, redactor));
    };
  }

  /** Diagnoses a text; never throws. Of several subjects, what broke comes first. */
  public Outcome diagnose(String text, Request request) {
    return switch (intake.read(text, request)) {
      case Reading.Understood(List<CaseFile> cases, List<String> remarks, boolean partly) ->
          new Outcome.Diagnosed(diagnoses(cases), shown(unseen(cases)), partly)
              .withRemarks(shown(remarks));
      case Reading.NotUnderstood(String sentence) ->
          new Outcome.NotUnderstood(Redacted.shown(sentence, redactor));
    };
  }

  /** Diagnoses a case that was collected; never throws. The case need not be redacted. */
  public Outcome.Diagnosed diagnose(CaseFile file) {
    return new Outcome.Diagnosed(diagnoses(List.of(file)), shown(unseen(List.of(file))));
  }

  private List<String> shown(List<String> sentences) {
    return sentences.stream().map(sentence -> Redacted.shown(sentence, redactor)).toList();
  }

  /** What was looked for in vain; what was not given, the deciding facts of a diagnosis name. */
  private static List<String> unseen(List<CaseFile> cases) {
    return cases.stream()
        .flatMap(file -> file.missing().stream())
        .filter(m -> m.why() != Why.NOT_GIVEN && m.why() != Why.CUT && m.what() != What.USAGE)
        .map(Missing::sentence)
        .distinct()
        .toList();
  }

  private List<Diagnosis> diagnoses(List<CaseFile> cases) {
    return cases.stream()
        .map(diagnostician::diagnose)
        .sorted(Comparator.comparingInt(TextDiagnostician::urgency))
        .flatMap(List::stream)
        .sorted(Comparator.comparing(diagnosis -> !diagnosis.current()))
        .map(diagnosis -> Redacted.of(diagnosis, redactor))
        .toList();
  }

  /** What broke before what nobody can tell the cause of, and that before what is well. */
  private static int urgency(List<Diagnosis> ofOne) {
    boolean well = ofOne.isEmpty() || ofOne.getFirst().benign();
    return well ? 2 : ofOne.getFirst().cause() == Cause.UNKNOWN ? 1 : 0;
  }
}
