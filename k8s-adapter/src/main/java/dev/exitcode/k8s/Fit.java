package dev.exitcode.k8s;

import dev.exitcode.catalog.Distance;
import dev.exitcode.evidence.PodIdentity.Owner;
import org.jspecify.annotations.Nullable;

/** How well a pod fits what was typed, the best first. */
enum Fit {
  /** The pod's own name. */
  POD,
  /** Its workload's name. */
  WORKLOAD,
  /** How one of them begins. */
  BEGINNING,
  /** A part of one of them, from a dash or a dot on. */
  PART,
  /** One of them, mistyped. */
  MISTYPED;

  private static final int SHORT = 3;
  private static final int LONG = 8;

  /** The best that fits, or null; slips are not looked for. */
  static @Nullable Fit of(String typed, SlimPod pod) {
    String workload = name(pod.workload());
    if (pod.name().equals(typed)) {
      return POD;
    }
    if (typed.equals(workload)) {
      return WORKLOAD;
    }
    if (pod.name().startsWith(typed) || (workload != null && workload.startsWith(typed))) {
      return BEGINNING;
    }
    return isPart(typed, pod.name()) ? PART : null;
  }

  /** Whether it fits by a slip, which takes much longer to tell. */
  static @Nullable Fit ofSlip(String typed, SlimPod pod) {
    String workload = name(pod.workload());
    return isMistyped(typed, pod.name()) || (workload != null && isMistyped(typed, workload))
        ? MISTYPED
        : null;
  }

  private static boolean isPart(String typed, String name) {
    for (int at = name.indexOf(typed, 1); at > 0; at = name.indexOf(typed, at + 1)) {
      if (name.charAt(at - 1) == '-' || name.charAt(at - 1) == '.') {
        return true;
      }
    }
    return false;
  }

  /** Each slip of a short name makes another name of it. */
  private static boolean isMistyped(String typed, String name) {
    int slips = typed.length() <= SHORT ? 0 : typed.length() < LONG ? 1 : 2;
    return slips > 0 && Distance.between(typed, name, slips) <= slips;
  }

  private static @Nullable String name(@Nullable Owner workload) {
    return workload == null ? null : workload.name();
  }
}
