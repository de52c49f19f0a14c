package dev.exitcode.evidence;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code status.reason} of a pod can be, which no container has as a reason of its own. */
public final class PodReasons {
  /**
   * Of kubelet's admission; the scheduler's filters, which kubelet asks again, under their names.
   */
  private static final Set<String> REFUSALS =
      Set.of(
          "UnexpectedAdmissionError",
          "TopologyAffinityError",
          "SMTAlignmentError",
          "NodeAffinity",
          "MatchNodeSelector",
          "NodeName",
          "HostName",
          "HostNetwork",
          "NodePorts",
          "PodFitsHostPorts",
          "NodeResourcesFit",
          "TaintToleration",
          "NodeUnschedulable",
          "PodOSNotSupported",
          "PodOSSelectorNodeLabelDoesNotMatch",
          "InvalidNodeInfo",
          "InitContainerRestartPolicyForbidden",
          "PodFeatureUnsupported",
          "UnknownReason",
          "UnexpectedPredicateFailureType",
          "AppArmor",
          "SysctlForbidden",
          "NodeShutdown");

  private static final Set<String> ENDS =
      Set.of(
          "Evicted",
          "Preempting",
          "Preempted",
          "Shutdown",
          "Terminated",
          "DeadlineExceeded",
          "NodeLost");

  /** OutOfmemory, OutOfcpu, OutOfnvidia.com/gpu: by the name of the resource. */
  private static final Pattern OUT_OF = Pattern.compile("OutOf[a-z][\\w./-]{1,60}");

  private PodReasons() {}

  /** Whether it is any of them. */
  public static boolean isOne(@Nullable String reason) {
    return reason != null && (ENDS.contains(reason) || isRefusal(reason));
  }

  /** Whether it says that kubelet refused the pod. */
  public static boolean isRefusal(@Nullable String reason) {
    return reason != null
        && (REFUSALS.contains(reason)
            || (reason.startsWith("OutOf") && OUT_OF.matcher(reason).matches()));
  }
}
