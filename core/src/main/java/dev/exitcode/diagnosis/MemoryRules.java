package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Quantity;
import dev.exitcode.evidence.Resources;
import dev.exitcode.evidence.Termination;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Killed for memory, by the word of the platform or the kernel; never by the code alone. */
final class MemoryRules {
  static final long SIGKILL = 137;

  /** Whose memory ran out decides what the kernel writes. */
  static final String OF_A_LIMIT = "Memory cgroup out of memory";

  private static final String OF_THE_NODE = "Out of memory: Kill";

  /** The share of the limit from which on a measurement says that it was reached. */
  private static final double FULL = 0.95;

  private MemoryRules() {}

  /** The platform says OOMKilled and the main process died of it. */
  static @Nullable Finding limitExceeded(Scene scene) {
    Termination end = scene.end();
    if (end == null || !scene.endedAs("OOMKilled") || !(end.exitCode() == null || isKill(scene))) {
      return null;
    }
    Confidence confidence = end.exitCode() == null ? Confidence.LIKELY : Confidence.CERTAIN;
    return advised(scene, Finding.of(Cause.MEMORY_LIMIT_EXCEEDED, confidence, facts(scene, end)));
  }

  /** The platform says OOMKilled, but the main process ended in another way. */
  static @Nullable Finding childKilled(Scene scene) {
    Termination end = scene.end();
    if (end == null || !scene.endedAs("OOMKilled")) {
      return null;
    }
    boolean isSeen = scene.log().names(Cause.CHILD_PROCESS_OOM);
    Confidence confidence = isSeen ? Confidence.CERTAIN : Confidence.LIKELY;
    return advised(scene, Finding.of(Cause.CHILD_PROCESS_OOM, confidence, facts(scene, end)));
  }

  /** OOMKilled without a limit, or SIGKILL while the node itself ran out. */
  static @Nullable Finding nodeOutOfMemory(Scene scene) {
    Termination end = scene.end();
    if (end == null || !isKill(scene) || (scene.endedAs("OOMKilled") && !isWithoutLimit(scene))) {
      return null;
    }
    EventFacts oom = nodeOom(scene);
    return oom == null
        ? withoutLimit(scene, end)
        : ofNode(confidence(scene, oom), Facts.event(oom), Facts.end(scene, end));
  }

  private static @Nullable Finding withoutLimit(Scene scene, Termination end) {
    String qos = scene.pod().status().qosClass();
    boolean isBestEffort = "BestEffort".equals(qos);
    boolean isKnown = isBestEffort || ("Burstable".equals(qos) && scene.spec().image() != null);
    if (!scene.endedAs("OOMKilled") || !isKnown) {
      return null;
    }
    Fact unlimited =
        isBestEffort
            ? new Fact("the pod is BestEffort: it has no limit to run into", "status.qosClass")
            : limit(scene);
    return ofNode(Confidence.LIKELY, Facts.end(scene, end), unlimited);
  }

  private static Finding ofNode(Confidence confidence, Fact... evidence) {
    return Finding.of(Cause.NODE_OUT_OF_MEMORY, confidence, evidence);
  }

  private static @Nullable EventFacts nodeOom(Scene scene) {
    EventFacts found = among(scene, scene.events().ofNodeAtTheEnd("SystemOOM"), "");
    return found == null
        ? among(scene, scene.events().ofNodeAtTheEnd("OOMKilling"), OF_THE_NODE)
        : found;
  }

  /** The event that fits best: that names the process, else one of the same seconds. */
  private static @Nullable EventFacts among(Scene scene, List<EventFacts> events, String words) {
    EventFacts near = null;
    for (EventFacts event : events) {
      boolean of = event.message().contains(words) && !event.message().contains(OF_A_LIMIT);
      if (of && KernelKill.of(event.message()).isRunBy(scene)) {
        return event;
      }
      if (of && (isSameMoment(scene, event) || isWithoutLimit(scene))) {
        near = event;
      }
    }
    return near;
  }

  /** The same program, or the same moment: two facts that agree. */
  private static Confidence confidence(Scene scene, EventFacts oom) {
    Long seconds = scene.timing().secondsFrom(oom);
    boolean isSameMoment = seconds != null && Math.abs(seconds) < Timing.JITTER;
    return isSameMoment || KernelKill.of(oom.message()).isRunBy(scene)
        ? Confidence.CERTAIN
        : Confidence.LIKELY;
  }

  /** SIGKILL, and the node's kernel reports a kill at a memory limit that fits this container. */
  static @Nullable Finding limitByKernel(Scene scene) {
    Termination end = scene.end();
    EventFacts kill = end == null || !isKill(scene) ? null : killAtTheLimit(scene);
    return end == null || kill == null
        ? null
        : likely(scene, Facts.event(kill), Facts.end(scene, end), limit(scene));
  }

  private static @Nullable EventFacts killAtTheLimit(Scene scene) {
    for (EventFacts event : scene.events().ofNodeAtTheEnd("OOMKilling")) {
      if (event.message().contains(OF_A_LIMIT)
          && isSameMoment(scene, event)
          && KernelKill.of(event.message()).isOf(scene)) {
        return event;
      }
    }
    return null;
  }

  /** The kernel's own words, of a death of which nothing else is told. */
  static @Nullable Finding byKernelAlone(Scene scene) {
    boolean isOpen = scene.code() == null && scene.reason().isEmpty();
    EventFacts kill = isOpen && LastWordRules.isAbout(scene) ? toldKill(scene) : null;
    if (kill == null) {
      return null;
    }
    return kill.message().contains(OF_A_LIMIT)
        ? likely(scene, Facts.event(kill))
        : ofNode(Confidence.LIKELY, Facts.event(kill));
  }

  /** The newest kill that was pasted as the kernel wrote it, of no node in particular. */
  private static @Nullable EventFacts toldKill(Scene scene) {
    EventFacts told = null;
    for (EventFacts event : scene.events().ofNodeAtTheEnd("OOMKilling")) {
      boolean names = event.message().contains(OF_A_LIMIT) || event.message().contains(OF_THE_NODE);
      told = names && event.regarding().name() == null ? Timing.later(told, event) : told;
    }
    return told;
  }

  /** SIGKILL, and the memory last measured fills the limit; nothing else says who killed. */
  static @Nullable Finding limitByMeasure(Scene scene) {
    Termination end = scene.end();
    return end == null || !isKill(scene) || !isFull(scene)
        ? null
        : likely(scene, limit(scene), Facts.end(scene, end));
  }

  private static boolean isFull(Scene scene) {
    OptionalLong limit = scene.memoryLimitBytes();
    OptionalLong used = Quantity.bytes(scene.status().memoryUsage());
    return limit.isPresent()
        && used.isPresent()
        && used.getAsLong() >= limit.getAsLong() * FULL
        && !scene.isRunning();
  }

  private static Finding likely(Scene scene, Fact... evidence) {
    return advised(scene, Finding.of(Cause.MEMORY_LIMIT_EXCEEDED, Confidence.LIKELY, evidence));
  }

  static boolean isKill(Scene scene) {
    return scene.hasCode(SIGKILL);
  }

  private static boolean isSameMoment(Scene scene, EventFacts event) {
    Long seconds = scene.timing().secondsFrom(event);
    return seconds == null || Math.abs(seconds) <= Timing.AFTER;
  }

  private static boolean isWithoutLimit(Scene scene) {
    return scene.memoryLimit() == null;
  }

  private static Fact[] facts(Scene scene, Termination end) {
    Fact killed = Facts.end(scene, end);
    return isWithoutLimit(scene) ? new Fact[] {killed} : new Fact[] {killed, limit(scene)};
  }

  private static Fact limit(Scene scene) {
    String limit = scene.memoryLimit();
    String usage = scene.status().memoryUsage();
    boolean isShared = scene.isMemoryShared();
    String whose =
        isShared ? "the pod's memory limit, for all its containers," : "the memory limit";
    String says = limit == null ? "no memory limit is set" : whose + " is " + limit;
    String measured = usage == null ? "" : "; last measured: " + usage;
    return new Fact(
        says + request(scene) + measured,
        isShared ? "spec.resources" : Facts.spec(scene, "resources"));
  }

  /** Where it differs from the limit: the node promised no more than this. */
  private static String request(Scene scene) {
    Resources own =
        scene.isMemoryShared() ? scene.pod().spec().resources() : scene.spec().resources();
    String request = own.memoryRequest();
    return request == null || request.equals(own.memoryLimit()) ? "" : ", the request " + request;
  }

  /** Adds what heap flags and measurements say about the limit. */
  static Finding advised(Scene scene, Finding finding) {
    OptionalLong limit = scene.memoryLimitBytes();
    String heap = HeapAdvice.of(scene.spec(), limit);
    String usage = usage(Quantity.bytes(scene.status().memoryUsage()), limit);
    Finding more = heap == null ? finding : finding.with("heapAdvice", heap);
    return usage == null ? more : more.with("usageShare", usage);
  }

  private static @Nullable String usage(OptionalLong used, OptionalLong limit) {
    return used.isEmpty() || limit.isEmpty() || limit.getAsLong() <= 0
        ? null
        : used.getAsLong() * 100 / limit.getAsLong() + " %";
  }
}
