package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus.Waiting;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.PodStatus;
import dev.exitcode.evidence.Termination;
import org.jspecify.annotations.Nullable;

/** Facts as evidence: what was observed and where it was read. */
final class Seen {
  private Seen() {}

  static Fact event(EventFacts event) {
    return new Fact(event.message().strip(), "event " + event.reason());
  }

  static Fact podReason(PodStatus status) {
    return new Fact(text(status.reason(), status.message()), "status.reason");
  }

  static Fact condition(Condition condition) {
    return new Fact(text(condition.reason(), condition.message()), "condition " + condition.type());
  }

  static Fact nodeCondition(String node, Condition condition) {
    String says = condition.type() + " is " + condition.status();
    return new Fact(says, "node " + node + " condition " + condition.type());
  }

  static Fact waiting(@Nullable ContainerFacts container, Waiting waiting) {
    return new Fact(text(waiting.reason(), waiting.message()), path(container) + "state.waiting");
  }

  /** How the scene's container ended: its code, reason and message. */
  static Fact end(Scene scene, Termination end) {
    ContainerFacts container = scene.container();
    boolean newest = container != null && end.equals(container.status().terminated());
    String code = end.exitCode() == null ? "ended" : "exit code " + end.exitCode();
    String says = end.reason() == null ? code : code + ", reason " + end.reason();
    String full = end.message() == null ? says : says + ": " + end.message().strip();
    return new Fact(full, path(container) + (newest ? "state" : "lastState") + ".terminated");
  }

  private static String path(@Nullable ContainerFacts container) {
    if (container == null) {
      return "";
    }
    return switch (container.kind()) {
      case APP -> "containerStatuses[" + container.name() + "].";
      case INIT, SIDECAR -> "initContainerStatuses[" + container.name() + "].";
      case EPHEMERAL -> "ephemeralContainerStatuses[" + container.name() + "].";
    };
  }

  private static String text(@Nullable String reason, @Nullable String message) {
    if (reason == null || message == null) {
      return reason == null ? message == null ? "" : message.strip() : reason;
    }
    return reason + ": " + message.strip();
  }
}
