package dev.exitcode.diagnosis;

import dev.exitcode.evidence.CaseFile;
import java.util.List;

/** Says why. Immutable and safe for use by many threads. */
public final class Diagnostician {
  private Diagnostician() {}

  /** The one that knows what ships with Exitcode; keep it. */
  public static Diagnostician standard() {
    return new Diagnostician();
  }

  /**
   * Diagnoses a case: at most one diagnosis a container, the most important first; empty where all
   * is healthy. Pure; never throws, whatever the case holds; takes time linear in its size.
   */
  public List<Diagnosis> diagnose(CaseFile file) {
    return List.of();
  }
}
