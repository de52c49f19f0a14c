package dev.exitcode.intake;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a description that are about the pod as a whole. */
final class DescribedPod {
  private static final Set<String> LABELS =
      Set.of(
          "Namespace",
          "Node",
          "Status",
          "QoS Class",
          "Controlled By",
          "Start Time",
          "Termination Grace Period",
          "Priority",
          "Service Account",
          "Node-Selectors",
          "Tolerations",
          "Runtime Class Name",
          "Nominated Node Name",
          "Priority Class Name");
  private static final Pattern DELETED =
      Pattern.compile(
          "Terminating(?: \\((?:lasts (" + Times.AGE + "|<invalid>)|expires ([^)]{5,60}))\\))?.*");
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})s");

  private DescribedPod() {}

  static boolean isOfPod(String label) {
    return LABELS.contains(label);
  }

  static void read(String label, String value, PodDraft pod) {
    Sketch facts = pod.facts();
    boolean none = value.isEmpty() || value.equals("<none>");
    if (none) {
      return;
    }
    switch (label) {
      case "Namespace" -> facts.put("identity.namespace", value);
      case "Node" -> facts.put("spec.node", value.replaceFirst("/.*", ""));
      case "Start Time" -> facts.put("status.startedAt", Times.instant(value));
      case "Status" -> status(value, pod);
      case "Reason" -> facts.put("status.reason", value);
      case "QoS Class" -> facts.put("status.qosClass", value);
      case "Controlled By" -> owner(value, facts);
      case "Termination Grace Period" -> grace(value, facts);
      case "Labels" -> pair(value, facts);
      default -> {}
    }
  }

  private static void status(String value, PodDraft pod) {
    Matcher deleted = DELETED.matcher(value);
    if (deleted.matches()) {
      pod.facts().in("status.deletion");
      pod.overdue(Times.age(deleted.group(1)));
      String due = deleted.group(2);
      pod.facts().put("status.deletion.dueAt", due == null ? null : Times.instant(due));
    } else if (value.matches("[A-Z][a-z]+")) {
      pod.facts().put("status.phase", value);
    }
  }

  private static void owner(String value, Sketch facts) {
    int slash = value.indexOf('/');
    if (slash > 0) {
      facts.add(
          "identity.owners",
          new Sketch()
              .put("kind", value.substring(0, slash))
              .put("name", value.substring(slash + 1)));
    }
  }

  private static void grace(String value, Sketch facts) {
    Matcher seconds = SECONDS.matcher(value);
    if (seconds.matches()) {
      facts.put("status.deletion.graceSeconds", Integer.valueOf(seconds.group(1)));
      facts.put("spec.graceSeconds", Integer.valueOf(seconds.group(1)));
    }
  }

  private static void pair(String value, Sketch facts) {
    int equals = value.indexOf('=');
    if (equals > 0) {
      facts
          .in("identity.labels")
          .tree()
          .put(value.substring(0, equals), value.substring(equals + 1));
    }
  }
}
