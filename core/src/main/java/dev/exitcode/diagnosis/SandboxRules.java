package dev.exitcode.diagnosis;

import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus.Running;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.LogTail;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands before the first container: volumes, sandbox and network, init containers. */
final class SandboxRules {
  private static final PlatformWords START = PlatformWords.of("start");
  private static final Set<String> VOLUME =
      Set.of("FailedMount", "FailedAttachVolume", "FailedMapVolume");
  private static final Set<String> SANDBOX =
      Set.of("FailedCreatePodSandBox", "FailedCreatePodSandbox", "NetworkNotReady");
  private static final int LONG_SECONDS = 600;
  private static final int REPEATS = 3;

  private SandboxRules() {}

  /** The newest trouble with volumes or sandbox that the pod did not get over. */
  static @Nullable Finding notPrepared(Scene scene) {
    if (!Progress.isEarly(scene)) {
      return null;
    }
    EventFacts trouble = null;
    for (EventFacts event : scene.file().events()) {
      if (isTrouble(event) && scene.events().isOfPod(event)) {
        trouble = Timing.later(trouble, event);
      }
    }
    return trouble == null || Progress.cameAfter(scene, trouble) ? null : found(trouble);
  }

  private static boolean isTrouble(EventFacts event) {
    return VOLUME.contains(event.reason()) || SANDBOX.contains(event.reason());
  }

  private static Finding found(EventFacts trouble) {
    if (VOLUME.contains(trouble.reason())) {
      Finding finding = ofPod(Cause.VOLUME_MOUNT_FAILED, trouble);
      String volume = Quoted.after(trouble.message(), "volume ");
      return volume == null ? finding : finding.with("volume", volume);
    }
    PlatformWords.Phrase phrase = START.in(trouble.message());
    boolean tiny = phrase != null && phrase.cause() == Cause.MEMORY_LIMIT_TOO_SMALL_TO_START;
    return ofPod(tiny ? Cause.MEMORY_LIMIT_TOO_SMALL_TO_START : Cause.POD_SANDBOX_FAILED, trouble);
  }

  private static Finding ofPod(Cause cause, EventFacts trouble) {
    return Finding.of(cause, Confidence.CERTAIN, Facts.event(trouble)).forPod();
  }

  /** An ordinary init container that runs and runs; a native sidecar is meant to. */
  static @Nullable Finding initStuck(Scene scene) {
    ContainerFacts init = scene.container();
    Running running = init == null ? null : init.status().running();
    if (init == null || running == null || !isFirstTry(init) || hasAppStarted(scene)) {
      return null;
    }
    Instant since = running.startedAt();
    boolean isLong = Timing.isLaterBy(scene.file().observedAt(), since, LONG_SECONDS);
    EventFacts told = scene.events().newest(DeletionRules.TOLD);
    if (told != null) {
      return stuck(told.message(), "the text");
    }
    return isLong || repeatsItself(scene, init)
        ? stuck("running since " + since, Facts.status(init, "state"))
        : null;
  }

  /** Then it is a sidecar, which a description does not tell from an init container. */
  private static boolean hasAppStarted(Scene scene) {
    for (ContainerFacts other : scene.pod().containers()) {
      boolean hasRun = other.status().running() != null || other.status().end() != null;
      if (other.kind() == ContainerFacts.Kind.APP && hasRun) {
        return true;
      }
    }
    return false;
  }

  private static Finding stuck(String fact, String from) {
    return Finding.of(
        Cause.INIT_CONTAINER_STUCK, Confidence.LIKELY, new Diagnosis.Fact(fact, from));
  }

  private static boolean isFirstTry(ContainerFacts init) {
    return init.kind() == ContainerFacts.Kind.INIT
        && init.status().last() == null
        && init.status().restarts() == 0;
  }

  /** The clock may be missing or behind: a loop that waits prints the same line again and again. */
  private static boolean repeatsItself(Scene scene, ContainerFacts init) {
    for (LogTail tail : scene.file().logs()) {
      if (tail.container() == null || tail.container().equals(init.name())) {
        return timesOfLast(tail.lines()) >= REPEATS;
      }
    }
    return false;
  }

  private static int timesOfLast(List<String> lines) {
    List<String> said = lines.stream().filter(line -> !line.isBlank()).toList();
    int times = 0;
    for (String line : said) {
      times += line.equals(said.getLast()) ? 1 : 0;
    }
    return times;
  }
}
