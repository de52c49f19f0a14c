package dev.exitcode.diagnosis;

import dev.exitcode.catalog.TeamEntry;
import dev.exitcode.diagnosis.Diagnosis.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule concludes from a {@link Scene}.
 *
 * @param ofPod whether the pod as a whole is concerned, not just the scene's container
 * @param evidence the deciding fact first
 * @param words what fills the placeholders of the cause's texts beside those of the scene
 * @param team the team's own entry that it follows, or null
 */
record Finding(
    Cause cause,
    Confidence confidence,
    boolean ofPod,
    List<Fact> evidence,
    Map<String, String> words,
    @Nullable TeamEntry team) {

  /** What a rule of ours concludes. */
  Finding(
      Cause cause,
      Confidence confidence,
      boolean ofPod,
      List<Fact> evidence,
      Map<String, String> words) {
    this(cause, confidence, ofPod, evidence, words, null);
  }

  static Finding of(Cause cause, Confidence confidence, Fact... evidence) {
    return new Finding(cause, confidence, false, List.of(evidence), Map.of());
  }

  Finding forPod() {
    return new Finding(cause, confidence, true, evidence, words, team);
  }

  Finding with(String placeholder, String value) {
    Map<String, String> more = new HashMap<>(words);
    more.put(placeholder, value);
    return new Finding(cause, confidence, ofPod, evidence, Map.copyOf(more), team);
  }
}
