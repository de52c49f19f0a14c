package dev.exitcode.diagnosis;

import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.intake.Intake;
import dev.exitcode.intake.Reading;
import dev.exitcode.intake.Request;
import dev.exitcode.redact.Redactor;
import java.util.ArrayList;
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
     */
    record Diagnosed(List<Diagnosis> diagnoses, List<String> remarks) implements Outcome {
      /** Copies the lists. */
      public Diagnosed {
        diagnoses = List.copyOf(diagnoses);
        remarks = List.copyOf(remarks);
      }

      /** The same with these remarks before its own. */
      public Diagnosed withRemarks(List<String> more) {
        return new Diagnosed(diagnoses, Stream.concat(more.stream(), remarks.stream()).toList());
      }
    }

    /** Nothing in it could be; a sentence for the user says what to paste instead. */
    record NotUnderstood(String sentence) implements Outcome {}
  }

  /** Diagnoses a text; never throws. Where it holds several subjects, theirs follow each other. */
  public Outcome diagnose(String text, Request request) {
    return switch (intake.read(text, request)) {
      case Reading.Understood understood ->
          new Outcome.Diagnosed(diagnoses(understood.cases()), understood.remarks());
      case Reading.NotUnderstood(String sentence) -> new Outcome.NotUnderstood(sentence);
    };
  }

  /** Diagnoses a case that was collected; never throws. The case need not be redacted. */
  public Outcome.Diagnosed diagnose(CaseFile file) {
    return new Outcome.Diagnosed(diagnoses(List.of(file)), List.of());
  }

  private List<Diagnosis> diagnoses(List<CaseFile> cases) {
    List<Diagnosis> current = new ArrayList<>();
    List<Diagnosis> history = new ArrayList<>();
    for (CaseFile file : cases) {
      for (Diagnosis diagnosis : diagnostician.diagnose(file)) {
        (diagnosis.current() ? current : history).add(Redacted.of(diagnosis, redactor));
      }
    }
    current.addAll(history);
    return current;
  }
}
