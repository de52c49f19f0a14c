package dev.exitcode.app;

import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.Diagnostician;
import dev.exitcode.diagnosis.TextDiagnostician;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.intake.Intake;
import dev.exitcode.intake.Request;
import dev.exitcode.k8s.Translation;
import dev.exitcode.redact.Redactor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Wires what stands between a pasted text and its diagnoses. */
final class Diagnosing {
  private Diagnosing() {}

  /** Nobody waits for it who only asks for a code. */
  private static final class Kept {
    private static final TextDiagnostician BUNDLED = bundled();
  }

  /**
   * Diagnoses a text; what it needs is read when the first text comes.
   *
   * @param seen when it was posted, null for just now
   */
  static Outcome ofText(String text, @Nullable Instant seen) {
    return Kept.BUNDLED.diagnose(text, seen(seen));
  }

  /** As above, with what a team knows beside it, asked for each case. */
  static Outcome ofText(String text, @Nullable Instant seen, Supplier<TeamKnowledge> team) {
    return Kept.BUNDLED.with(team).diagnose(text, seen(seen));
  }

  /** A crash long before what was pasted was seen is history, as at the terminal. */
  private static Request seen(@Nullable Instant seen) {
    return new Request(Map.of(), null, seen == null ? Instant.now() : seen);
  }

  /** Diagnoses what a cluster was seen to hold, with what a team knows. */
  static List<Diagnosis> ofCase(CaseFile file, Supplier<TeamKnowledge> team) {
    return Kept.BUNDLED.with(team).diagnose(file).diagnoses();
  }

  /** With what ships with Exitcode. */
  static TextDiagnostician bundled() {
    return new TextDiagnostician(
        new Intake(new Translation(), KubectlYaml::tree),
        Diagnostician.standard(),
        Redactor.standard());
  }
}
