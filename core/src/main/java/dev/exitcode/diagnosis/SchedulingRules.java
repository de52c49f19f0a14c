package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.EventFacts;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * No node takes the pod. The scheduler says how many nodes each reason took out: {@code 0/6 nodes
 * are available: 2 node(s) had untolerated taint {…}, 4 Insufficient memory. preemption: …}.
 */
final class SchedulingRules {
  private static final PlatformWords WORDS = PlatformWords.of("schedule");
  private static final PlatformWords PASTED = PlatformWords.of("schedule-pasted");

  private SchedulingRules() {}

  static @Nullable Finding unschedulable(Scene scene) {
    if (scene.pod().spec().node() != null || !Progress.isEarly(scene)) {
      return null;
    }
    Condition scheduled = scene.pod().status().condition("PodScheduled");
    if (scheduled != null && scheduled.isTrue()) {
      return null;
    }
    Fact told = told(scene, scheduled);
    return told == null ? null : Finding.of(cause(told.fact()), Confidence.CERTAIN, told).forPod();
  }

  private static @Nullable Fact told(Scene scene, @Nullable Condition scheduled) {
    if (scheduled != null && scheduled.message() != null) {
      return Facts.condition(scheduled);
    }
    Fact event = event(scene);
    Said pasted = event == null ? Said.pasted(scene, PASTED) : null;
    return pasted == null ? event : pasted.fact();
  }

  private static @Nullable Fact event(Scene scene) {
    EventFacts failed = scene.events().newest("FailedScheduling");
    EventFacts done = scene.events().newest("Scheduled");
    return failed == null || (done != null && !Timing.isAfter(failed.last(), done.last()))
        ? null
        : Facts.event(failed);
  }

  /**
   * Filters run in a fixed order, taints and affinity before resources: a node that lacks resources
   * would do otherwise. Only where more nodes fail for their volumes, the volume is the cause.
   */
  private static Cause cause(String message) {
    Map<Cause, Integer> nodes = nodes(message);
    int resources = nodes.getOrDefault(Cause.UNSCHEDULABLE_RESOURCES, 0);
    int volume = nodes.getOrDefault(Cause.UNSCHEDULABLE_VOLUME, 0);
    if (volume > 0 && volume >= resources) {
      return Cause.UNSCHEDULABLE_VOLUME;
    }
    return resources > 0 ? Cause.UNSCHEDULABLE_RESOURCES : Cause.UNSCHEDULABLE_CONSTRAINTS;
  }

  private static Map<Cause, Integer> nodes(String message) {
    Map<Cause, Integer> nodes = new EnumMap<>(Cause.class);
    for (String clause : clauses(message)) {
      String plain = clause.strip();
      int taint = plain.indexOf('{');
      PlatformWords.Phrase phrase = WORDS.in(taint < 0 ? plain : plain.substring(0, taint));
      if (phrase != null) {
        nodes.merge(phrase.cause(), count(plain), Integer::sum);
      }
    }
    return nodes;
  }

  private static String[] clauses(String message) {
    int preemption = message.indexOf("preemption:");
    String text = preemption < 0 ? message : message.substring(0, preemption);
    int from = text.indexOf("available:");
    return text.substring(from < 0 ? 0 : from + "available:".length()).split(",", -1);
  }

  /** The number that a clause begins with; one where there is none. */
  private static int count(String clause) {
    int count = 0;
    for (int i = 0; i < clause.length() && i < 6 && Character.isDigit(clause.charAt(i)); i++) {
      count = count * 10 + Character.digit(clause.charAt(i), 10);
    }
    return Math.max(1, count);
  }
}
