package dev.exitcode.k8s;

import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerFacts.Kind;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.ContainerStatus.Waiting;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.Termination;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pod in a word, as {@code kubectl get pods} prints it, and whether something is wrong with it.
 */
record PodState(String word, int restarts, boolean crashing, @Nullable Instant lastEnd) {
  /** Words for a wait that everybody has at first. */
  private static final Set<String> ORDINARY = Set.of("ContainerCreating", "PodInitializing");

  static PodState of(PodFacts pod) {
    int restarts = 0;
    boolean troubled = false;
    Instant last = null;
    for (ContainerFacts container : pod.containers()) {
      restarts += container.status().restarts();
      troubled |= isTroubled(container);
      last = later(last, end(container.status().terminated()));
      last = later(last, end(container.status().last()));
    }
    return new PodState(word(pod), restarts, isWrong(pod, troubled), last);
  }

  private static boolean isWrong(PodFacts pod, boolean troubled) {
    if ("Succeeded".equals(pod.status().phase()) || pod.status().deletion() != null) {
      return false;
    }
    Condition scheduled = pod.status().condition("PodScheduled");
    return troubled
        || "Failed".equals(pod.status().phase())
        || (scheduled != null && "False".equals(scheduled.status()));
  }

  private static boolean isTroubled(ContainerFacts container) {
    ContainerStatus status = container.status();
    Waiting waiting = status.waiting();
    if (waiting != null) {
      return waiting.reason() != null && !ORDINARY.contains(waiting.reason());
    }
    if (status.terminated() != null) {
      return !status.terminated().hasCode(0);
    }
    boolean again = status.running() != null && status.restarts() > 0;
    return again && Boolean.FALSE.equals(status.ready());
  }

  private static String word(PodFacts pod) {
    String reason = pod.status().reason();
    String phase = pod.status().phase();
    if (pod.status().deletion() != null) {
      return "NodeLost".equals(reason) ? "Unknown" : "Terminating";
    }
    String word = reason != null ? reason : phase != null ? phase : "Unknown";
    String init = new InitState(pod).word();
    return init != null ? init : ofContainers(pod, word);
  }

  private static String ofContainers(PodFacts pod, String otherwise) {
    String word = otherwise;
    boolean running = false;
    for (ContainerFacts container : ordinary(pod).reversed()) {
      String own = word(container.status());
      word = own == null ? word : own;
      running |= container.status().running() != null && isReady(container);
    }
    if (!word.equals("Completed") || !running) {
      return word;
    }
    Condition ready = pod.status().condition("Ready");
    return ready != null && ready.isTrue() ? "Running" : "NotReady";
  }

  private static List<ContainerFacts> ordinary(PodFacts pod) {
    return pod.containers().stream().filter(c -> c.kind() == Kind.APP).toList();
  }

  private static boolean isReady(ContainerFacts container) {
    return Boolean.TRUE.equals(container.status().ready());
  }

  /** Of a container that does not run; else null. */
  static @Nullable String word(ContainerStatus status) {
    if (status.waiting() != null) {
      return status.waiting().reason();
    }
    Termination end = status.terminated();
    if (end == null) {
      return null;
    }
    return end.reason() != null ? end.reason() : "ExitCode:" + end.exitCode();
  }

  private static @Nullable Instant end(@Nullable Termination end) {
    return end == null || end.isInvented() ? null : end.finishedAt();
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }
}
