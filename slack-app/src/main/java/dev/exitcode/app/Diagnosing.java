package dev.exitcode.app;

import dev.exitcode.diagnosis.Diagnostician;
import dev.exitcode.diagnosis.TextDiagnostician;
import dev.exitcode.intake.Intake;
import dev.exitcode.k8s.Translation;
import dev.exitcode.redact.Redactor;

/** Wires what stands between a pasted text and its diagnoses. */
final class Diagnosing {
  private Diagnosing() {}

  /** With what ships with Exitcode. */
  static TextDiagnostician bundled() {
    return new TextDiagnostician(
        new Intake(new Translation(), KubectlYaml::tree),
        Diagnostician.standard(),
        Redactor.standard());
  }
}
