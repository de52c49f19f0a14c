package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.Diagnosis.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule concludes from a {@link Scene}.
 *
 * @param ofPod whether the pod as a whole is concerned, not just the scene's container
 * @param evidence the deciding fact first
 * @param words what fills the placeholders of the cause's texts beside those of the scene
 */
record Finding(
    Cause cause,
    Confidence confidence,
    boolean ofPod,
    List<Fact> evidence,
    Map<String, String> words) {

  static Finding of(Cause cause, Confidence confidence, Fact... evidence) {
    return new Finding(cause, confidence, false, List.of(evidence), Map.of());
  }

  Finding forPod() {
    return new Finding(cause, confidence, true, evidence, words);
  }

  Finding with(String placeholder, String value) {
    Map<String, String> more = new HashMap<>(words);
    more.put(placeholder, value);
    return new Finding(cause, confidence, ofPod, evidence, Map.copyOf(more));
  }
}
