package dev.exitcode.intake;

import dev.exitcode.catalog.LogFindings;
import dev.exitcode.catalog.LogPatterns;
import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.LogTail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the forms have found in a text so far, about however many pods. */
final class Draft {
  private final List<PodDraft> pods = new ArrayList<>();
  private final Map<String, List<PodDraft>> byName = new HashMap<>();
  private final PodDraft loose = new PodDraft();
  private final List<EventDraft> events = new ArrayList<>();
  private final Set<String> reasons = new HashSet<>();
  private final Map<LogKey, List<String>> logs = new LinkedHashMap<>();
  private final List<String> logCommands = new ArrayList<>();
  private final Map<PodDraft, Duration> ended = new LinkedHashMap<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private Platform platform = Platform.ANY;
  private final List<Sketch> workloads = new ArrayList<>();
  private @Nullable PodDraft described;
  private @Nullable String about;
  private @Nullable String askedFor;
  private @Nullable LogKey logOf = null;
  private boolean eventsGone;
  private boolean cut;
  private @Nullable Long codeInLog;

  /** Whose log, and of which instance. */
  record LogKey(@Nullable String container, LogTail.Instance of) {
    static final LogKey UNKNOWN = new LogKey(null, LogTail.Instance.UNKNOWN);
  }

  /** The pod of this name. */
  PodDraft pod(@Nullable String namespace, String name) {
    List<PodDraft> namesakes = byName.computeIfAbsent(name, _ -> new ArrayList<>(1));
    for (PodDraft known : namesakes) {
      if (isIn(namespace, known)) {
        known.facts().put("identity.namespace", namespace);
        return known;
      }
    }
    PodDraft pod = new PodDraft();
    pod.facts().put("identity.namespace", namespace).put("identity.name", name);
    pods.add(pod);
    namesakes.add(pod);
    return pod;
  }

  private static boolean isIn(@Nullable String namespace, PodDraft pod) {
    String own = pod.facts().text("identity.namespace");
    return namespace == null || own == null || namespace.equals(own);
  }

  /** From here on, what is described belongs to this pod. */
  void describe(@Nullable PodDraft pod) {
    described = pod;
    about = null;
    askedFor = null;
  }

  /** That a command asked for the description of this pod; null: of something else. */
  void asks(@Nullable String pod) {
    askedFor = pod;
  }

  /** Whether a command asked for a description, of which nothing was read yet. */
  boolean isDescriptionAsked() {
    return askedFor != null;
  }

  /** What follows is a piece of that description. */
  void describePiece() {
    if (askedFor != null) {
      kubernetes();
      describe(pod(null, askedFor));
    }
  }

  /** From here on, events that name nothing are about this, as {@code kind/name}. */
  void about(String object) {
    described = null;
    about = object;
  }

  List<Sketch> workloads() {
    return workloads;
  }

  /** What is being described where it is no pod, as {@code kind/name}, or null. */
  @Nullable String about() {
    return about;
  }

  /** The pod that is being described, or null. */
  @Nullable PodDraft described() {
    return described;
  }

  /** The pod that is being described, else the one of which the text tells no name. */
  PodDraft subject() {
    return described == null ? loose : described;
  }

  /** The pod that prose speaks of. */
  PodDraft loose() {
    return loose;
  }

  List<PodDraft> pods() {
    return pods;
  }

  void event(EventDraft event) {
    if (event.kind().equals("Pod")) {
      kubernetes();
    }
    events.add(event);
    reasons.add(event.reason());
  }

  /** Whether there is an event with this reason. */
  boolean hasEvent(String reason) {
    return reasons.contains(reason);
  }

  List<EventDraft> events() {
    return events;
  }

  void log(LogKey whose, String line) {
    logs.computeIfAbsent(whose, key -> new ArrayList<>()).add(line);
  }

  Map<LogKey, List<String>> logs() {
    return logs;
  }

  /** From here on, lines are of this log; null: they may be anything. */
  void logOf(@Nullable LogKey key) {
    logOf = key;
  }

  @Nullable LogKey logOf() {
    return logOf;
  }

  /** That somebody asked for a log with this command. */
  void logCommand(String command) {
    logCommands.add(command);
  }

  List<String> logCommands() {
    return logCommands;
  }

  /** That a container of a pod ended so long ago. */
  void endedAgo(PodDraft pod, Duration ago) {
    ended.put(pod, ago);
  }

  Map<PodDraft, Duration> ended() {
    return ended;
  }

  void kubernetes() {
    platform = Platform.KUBERNETES;
  }

  void docker() {
    if (platform == Platform.ANY) {
      platform = Platform.DOCKER;
    }
  }

  Platform platform() {
    return platform;
  }

  void eventsGone() {
    eventsGone = true;
  }

  boolean areEventsGone() {
    return eventsGone;
  }

  void cut(String remark) {
    cut = true;
    remarks.add(remark);
  }

  void remark(String sentence) {
    remarks.add(sentence);
  }

  boolean isCut() {
    return cut;
  }

  Set<String> remarks() {
    return remarks;
  }

  /** An exit code in a log: of a child process, maybe, so that any other word weighs more. */
  void codeInLog(long code) {
    codeInLog = code;
  }

  @Nullable Long codeInLog() {
    return codeInLog;
  }

  /** Whether any form but the log's found something. */
  boolean hasFacts() {
    return !pods.isEmpty()
        || !workloads.isEmpty()
        || loose.hasState()
        || !events.isEmpty()
        || codeInLog != null;
  }

  /** Words that are neither facts nor the log of something that failed are no crash. */
  boolean tellsOfAnError() {
    LogPatterns patterns = LogPatterns.bundled();
    return logs.values().stream()
        .anyMatch(
            lines ->
                !patterns.read(lines).all().isEmpty()
                    || lines.stream().anyMatch(patterns::looksLikeError));
  }

  /** Whether an end can be seen: an error in a log, or what a state says of one. */
  boolean tellsOfAnEnd() {
    return codeInLog != null
        || logs.values().stream().anyMatch(Draft::namesACause)
        || Stream.concat(pods.stream(), Stream.of(loose)).anyMatch(PodDraft::hasEnd);
  }

  /** To back off is what kubelet does after an end, not how a program ended. */
  private static boolean namesACause(List<String> lines) {
    LogFindings found = LogPatterns.bundled().read(lines);
    boolean failed = found.lastError() >= 0 && !lines.get(found.lastError()).contains("BackOff");
    return failed || found.all().stream().anyMatch(f -> f.cause() != null);
  }
}
