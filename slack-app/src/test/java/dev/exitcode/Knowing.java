package dev.exitcode;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.diagnosis.Diagnostician;
import dev.exitcode.diagnosis.TextDiagnostician;
import dev.exitcode.intake.Intake;
import dev.exitcode.intake.Request;
import dev.exitcode.k8s.Translation;
import dev.exitcode.redact.Redactor;
import dev.exitcode.slack.Knowledge;
import java.util.Optional;

/** What the bot knows as it is shipped, but for YAML. */
public final class Knowing {
  private static final TextDiagnostician DIAGNOSTICIAN =
      new TextDiagnostician(
          new Intake(new Translation(), yaml -> Optional.empty()),
          Diagnostician.standard(),
          Redactor.standard());

  /** Built once, for all tests. */
  public static final Knowledge BUNDLED =
      new Knowledge(Catalog::bundled, (text, seen) -> DIAGNOSTICIAN.diagnose(text, Request.NONE));

  private Knowing() {}
}
