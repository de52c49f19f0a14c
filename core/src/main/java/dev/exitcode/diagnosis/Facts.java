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
final class Facts {
  private Facts() {}

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
    return new Fact(text(waiting.reason(), waiting.message()), status(container, "state.waiting"));
  }

  /** How the scene's container ended: its code, reason and message. */
  static Fact end(Scene scene, Termination end) {
    ContainerFacts container = scene.container();
    boolean newest = container != null && end.equals(container.status().terminated());
    String code = end.exitCode() == null ? "ended" : "exit code " + end.exitCode();
    String says = end.reason() == null ? code : code + ", reason " + end.reason();
    String full = end.message() == null ? says : says + ": " + end.message().strip();
    return new Fact(full, status(container, newest ? "state.terminated" : "lastState.terminated"));
  }

  /** Where a state of a container was read; in words where the input does not tell its name. */
  static String status(@Nullable ContainerFacts container, String field) {
    if (container == null) {
      return field;
    }
    if (container.name() == null) {
      return field.startsWith("lastState") ? "the container's last state" : "the container's state";
    }
    String list =
        switch (container.kind()) {
          case APP -> "containerStatuses[";
          case INIT, SIDECAR -> "initContainerStatuses[";
          case EPHEMERAL -> "ephemeralContainerStatuses[";
        };
    return list + container.name() + "]." + field;
  }

  /** Where a part of the container's specification was read. */
  static String spec(Scene scene, String field) {
    String name = scene.name();
    return name == null ? "the container's " + field : "containers[" + name + "]." + field;
  }

  private static String text(@Nullable String reason, @Nullable String message) {
    if (reason == null || message == null) {
      return reason == null ? message == null ? "" : message.strip() : reason;
    }
    return reason + ": " + message.strip();
  }
}
