package dev.exitcode.intake;

import dev.exitcode.evidence.PodReasons;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The STATUS column of {@code kubectl get pods}: one word for a pod and its containers. */
final class StatusWord {
  private static final Set<String> PHASES =
      Set.of("Pending", "Running", "Succeeded", "Failed", "Unknown");
  private static final Set<String> ENDS =
      Set.of(
          "OOMKilled",
          "Error",
          "Completed",
          "ContainerStatusUnknown",
          "StartError",
          "ContainerCannotRun",
          "RestartingAllContainers");
  private static final Set<String> WAITS =
      Set.of(
          "CrashLoopBackOff",
          "ContainerCreating",
          "PodInitializing",
          "InvalidImageName",
          "RegistryUnavailable",
          "SignatureValidationFailed",
          "ImageVolumeMountFailed",
          "RROUnsupported");
  private static final Pattern WAITS_TOO =
      Pattern.compile(
          "(?:ErrImage|Err|Create|Run|ImagePull|ImageInspect|PostStart|PreStart|PreCreate|Config"
              + "|Kill|Remove|Resize)[A-Za-z]{2,40}(?:BackOff|Error|Pull|NeverPull)"
              + "|ErrImagePull|ImagePullBackOff");
  private static final Pattern CODE = Pattern.compile("(ExitCode|Signal):(-?\\d{1,10})");
  private static final Pattern PROGRESS = Pattern.compile("\\d{1,3}/\\d{1,3}");

  private StatusWord() {}

  static boolean isKnown(String word) {
    String status = word.startsWith("Init:") ? word.substring(5) : word;
    return PHASES.contains(status)
        || isSpecific(status)
        || Set.of("Terminating", "NotReady", "Error", "Completed").contains(status)
        || CODE.matcher(status).matches()
        || (word.startsWith("Init:") && PROGRESS.matcher(status).matches());
  }

  /** Whether a word can only be a state, wherever it stands. */
  static boolean isSpecific(String word) {
    return isWait(word)
        || (ENDS.contains(word) && !Set.of("Error", "Completed").contains(word))
        || (PodReasons.isOne(word)
            && !Set.of("Terminated", "Shutdown", "AppArmor", "HostName").contains(word));
  }

  /** Writes what a word says into the facts of a pod. */
  static void apply(String word, PodDraft pod) {
    boolean init = word.startsWith("Init:");
    String status = init ? word.substring(5) : word;
    if (PHASES.contains(status) || PodReasons.isOne(status)) {
      ofPod(status, pod.facts());
    } else if (status.equals("Terminating")) {
      pod.facts().in("status.deletion");
    } else if (status.equals("SchedulingGated")) {
      pod.facts().put("status.phase", "Pending");
    } else if (status.equals("NotReady")) {
      pod.facts().put("status.phase", "Running");
    } else {
      Sketch container = pod.container();
      if (init) {
        container.put("kind", "INIT");
        pod.facts().put("status.phase", "Pending");
      }
      ofContainer(status, container);
    }
  }

  private static void ofPod(String status, Sketch facts) {
    if (PHASES.contains(status)) {
      facts.put("status.phase", status);
    } else {
      facts.put("status.reason", status);
      if (!status.equals("NodeLost")) {
        facts.put("status.phase", "Failed");
      }
    }
  }

  private static void ofContainer(String status, Sketch container) {
    Matcher code = CODE.matcher(status);
    if (code.matches()) {
      String what = code.group(1).equals("Signal") ? "signal" : "exitCode";
      container.put("status.terminated." + what, Long.valueOf(code.group(2)));
    } else if (ENDS.contains(status)) {
      ended(status, container);
    } else if (PROGRESS.matcher(status).matches()) {
      container.in("status.running");
    } else {
      container.put("status.waiting.reason", status);
    }
  }

  private static void ended(String reason, Sketch container) {
    container.put("status.terminated.reason", reason);
    if (reason.equals("Completed")) {
      container.put("status.terminated.exitCode", 0);
    }
  }

  private static boolean isWait(String word) {
    return WAITS.contains(word) || WAITS_TOO.matcher(word).matches();
  }
}
