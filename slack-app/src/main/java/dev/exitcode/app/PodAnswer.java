package dev.exitcode.app;

import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.CaseFiles;
import dev.exitcode.redact.Redactor;

/** Answers a question about a pod on the command line. */
record PodAnswer(Console here, AnswerOptions options) {
  /** Prints it; returns the exit status. */
  int tell(CaseFile file) {
    if (options.form() == AnswerOptions.Form.CASE) {
      here.out().println(CaseFiles.write(CaseFiles.redacted(file, Redactor.standard())));
      return ExitStatus.OK;
    }
    Outcome.Diagnosed diagnosed =
        Diagnosing.bundled().with(() -> options.team(here)).diagnose(file);
    if (options.form() == AnswerOptions.Form.JSON) {
      here.out().print(DiagnosisJson.of(diagnosed));
    } else {
      here.out().print(new TerminalDiagnosis(here.terminal()).of(diagnosed));
      diagnosed.remarks().forEach(here.err()::println);
    }
    return ExitStatus.OK;
  }
}
