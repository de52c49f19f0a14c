package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Platform;
import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerSpec.Mount;
import dev.exitcode.evidence.ContainerStatus.Waiting;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Resources;
import dev.exitcode.evidence.Termination;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The container runtime could not create or start the container; its message tells why. */
final class StartRules {
  private static final PlatformWords START = PlatformWords.of("start");
  private static final PlatformWords RUNTIME = PlatformWords.of("runtime");
  private static final PlatformWords DOCKER_CLI = PlatformWords.of("docker-cli");
  private static final Set<String> WAITING =
      Set.of(
          "CreateContainerError",
          "RunContainerError",
          "StartError",
          "ContainerCannotRun",
          "PreCreateHookError",
          "PreStartHookError",
          "ImageVolumeMountFailed",
          "RROUnsupported");

  /** Docker refuses less; runc's init needs about as much. */
  private static final long MINIMUM_BYTES = 6L << 20;

  private static final Duration LONGEST_START = Duration.ofSeconds(1);

  private StartRules() {}

  static @Nullable Finding notStarted(Scene scene) {
    List<Fact> told = told(scene);
    Said best = null;
    for (Fact fact : told) {
      Said said = Said.in(START, fact.fact(), fact);
      best = best == null || isFirmer(said, best) ? said : best;
    }
    if (best != null) {
      return hidden(scene, best);
    }
    return told.isEmpty() ? null : general(scene, told.getFirst());
  }

  /** Whether it says the same, and more of it. */
  private static boolean isFirmer(@Nullable Said said, Said than) {
    return said != null
        && said.phrase().cause() == than.phrase().cause()
        && said.phrase().confidence().compareTo(than.phrase().confidence()) < 0;
  }

  /** What is told of the failed start, the closest to it first; empty where it did start. */
  private static List<Fact> told(Scene scene) {
    List<Fact> told = new ArrayList<>(2);
    if (!Progress.isOfContainer(scene)) {
      return told;
    }
    boolean waits = WAITING.contains(scene.waitingReason());
    Waiting waiting = scene.status().waiting();
    if (waits && waiting != null) {
      told.add(Facts.waiting(scene.container(), waiting));
    }
    Termination end = scene.end();
    boolean isTold = waiting != null && waiting.message() != null;
    if (!(waits && isTold) && end != null && failedToStart(scene, end)) {
      told.add(Facts.end(scene, end));
    }
    if (waits || !told.isEmpty() || (end == null && !scene.isRunning())) {
      addEvent(scene, told);
      addPasted(scene, told);
    }
    return told;
  }

  private static boolean failedToStart(Scene scene, Termination end) {
    boolean atStart = end.hasCode(126) || end.hasCode(127) || end.hasCode(128);
    boolean dockers = scene.file().platform() == Platform.DOCKER && atStart;
    return "StartError".equals(end.reason())
        || "ContainerCannotRun".equals(end.reason())
        || end.neverStarted()
        || (end.message() != null && (dockers || isRuntimesWord(end)));
  }

  /** What ran for a while may have quoted a runtime of its own: Docker in a CI job does. */
  private static boolean isRuntimesWord(Termination end) {
    return RUNTIME.in(end.message()) != null && !hasRun(end);
  }

  private static boolean hasRun(Termination end) {
    Duration ran = end.ran();
    return ran != null && ran.compareTo(LONGEST_START) >= 0;
  }

  /** Whether a line tells of the start of another container than the scene's, which has run. */
  static boolean isOfAnother(Scene scene, String line) {
    Termination end = scene.end();
    return end != null && hasRun(end) && !failedToStart(scene, end) && RUNTIME.in(line) != null;
  }

  private static void addEvent(Scene scene, List<Fact> told) {
    EventFacts newest = scene.isRunning() ? null : scene.events().failed(START);
    if (newest != null) {
      told.add(Facts.event(newest));
    }
  }

  private static void addPasted(Scene scene, List<Fact> told) {
    Said line = Said.pasted(scene, RUNTIME);
    if (line != null) {
      told.add(line.fact());
    }
  }

  /** A command that is not there where a volume is mounted over its path is hidden by it. */
  private static Finding hidden(Scene scene, Said said) {
    Finding finding = said.finding();
    if (said.phrase().cause() != Cause.COMMAND_NOT_FOUND) {
      return finding;
    }
    String command = command(said.text());
    Mount over = command == null ? null : over(scene.container(), command);
    if (over != null) {
      Fact mount = new Fact("volume " + over.volume() + " is mounted at " + over.path(), "spec");
      return Finding.of(Cause.MOUNT_MISMATCH, Confidence.LIKELY, said.fact(), mount)
          .with("path", over.path());
    }
    return command == null ? finding : finding.with("command", command);
  }

  private static @Nullable String command(String message) {
    String quoted = Quoted.after(message, "exec: ");
    String path = quoted == null ? Quoted.between(message, "stat ", ":") : quoted;
    return path == null ? Quoted.after(message, "executable file ") : path;
  }

  private static @Nullable Mount over(@Nullable ContainerFacts container, String command) {
    if (container != null) {
      for (Mount mount : container.spec().mounts()) {
        if (command.startsWith(mount.path() + "/")) {
          return mount;
        }
      }
    }
    return null;
  }

  /** Nothing in the message names a cause of its own. */
  private static Finding general(Scene scene, Fact fact) {
    ContainerFacts container = scene.container();
    if (DOCKER_CLI.in(fact.fact()) != null) {
      return Finding.of(Cause.DOCKER_CLI_FAILED, Confidence.LIKELY, fact);
    }
    boolean tiny = container != null && isBelowMinimum(container.spec().resources());
    Cause cause = tiny ? Cause.MEMORY_LIMIT_TOO_SMALL_TO_START : Cause.RUNTIME_START_FAILED;
    return Finding.of(cause, Confidence.LIKELY, fact);
  }

  /** Whether not even the runtime's init fits, as with {@code 128m}: milli-bytes. */
  private static boolean isBelowMinimum(Resources resources) {
    OptionalLong limit = resources.memoryLimitBytes();
    return limit.isPresent() && limit.getAsLong() > 0 && limit.getAsLong() < MINIMUM_BYTES;
  }

  /** 125 is the docker command's own status: no container of it ran. */
  static @Nullable Finding dockerCli(Scene scene) {
    Termination end = scene.end();
    boolean code =
        end != null && end.hasCode(125) && scene.file().platform() != Platform.KUBERNETES;
    Said line = Progress.isOfContainer(scene) ? Said.pasted(scene, DOCKER_CLI) : null;
    if (line != null && (code || end == null)) {
      return Finding.of(Cause.DOCKER_CLI_FAILED, Confidence.LIKELY, line.fact());
    }
    return code && end != null
        ? Finding.of(Cause.DOCKER_CLI_FAILED, Confidence.POSSIBLE, Facts.end(scene, end))
        : null;
  }
}
