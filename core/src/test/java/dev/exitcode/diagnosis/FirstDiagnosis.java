package dev.exitcode.diagnosis;

import java.util.List;
import java.util.Locale;

/** What the first diagnosis of a case says, in few words. */
final class FirstDiagnosis {
  private static final Diagnostician DIAGNOSTICIAN = Diagnostician.standard();

  private FirstDiagnosis() {}

  static List<Diagnosis> all(Scenes scenes) {
    return DIAGNOSTICIAN.diagnose(scenes.file());
  }

  static Diagnosis first(Scenes scenes) {
    return all(scenes).getFirst();
  }

  /** Such as {@code certain memory-limit-exceeded}; {@code healthy} where there is none. */
  static String of(Scenes scenes) {
    List<Diagnosis> all = all(scenes);
    return all.isEmpty()
        ? "healthy"
        : (all.getFirst().confidence() + " ").toLowerCase(Locale.ROOT)
            + all.getFirst().cause().id();
  }
}
