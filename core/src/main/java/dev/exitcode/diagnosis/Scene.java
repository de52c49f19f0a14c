package dev.exitcode.diagnosis;

import dev.exitcode.catalog.TeamCase;
import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerFacts.Kind;
import dev.exitcode.evidence.ContainerSpec;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.Quantity;
import dev.exitcode.evidence.Termination;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One container of a case, seen from the end that is to be explained, with what the rules share.
 * Its container is null where the pod as a whole is asked about. For one thread: what several rules
 * need is worked out once.
 */
final class Scene {
  private static final ContainerFacts NOBODY = ContainerFacts.named("");

  private final CaseFile file;
  private final @Nullable ContainerFacts container;
  private final TeamKnowledge team;
  private final Timing timing;
  private final Events events = new Events(this);
  private @Nullable DeadLog log;
  private @Nullable TeamCase teamCase;

  Scene(CaseFile file, @Nullable ContainerFacts container) {
    this(file, container, TeamKnowledge.NONE);
  }

  Scene(CaseFile file, @Nullable ContainerFacts container, TeamKnowledge team) {
    this.file = file;
    this.container = container;
    this.team = team;
    this.timing = new Timing(file, facts());
  }

  /** What the team knows of its own programs. */
  TeamKnowledge team() {
    return team;
  }

  /** What the team's entries are held against. */
  TeamCase teamCase() {
    TeamCase made = teamCase;
    if (made == null) {
      made = TeamFacts.caseOf(this);
      teamCase = made;
    }
    return made;
  }

  /**
   * What its memory is limited to, of its own or with the pod's other containers; null: nothing.
   */
  @Nullable String memoryLimit() {
    return isMemoryShared()
        ? pod().spec().resources().memoryLimit()
        : spec().resources().memoryLimit();
  }

  OptionalLong memoryLimitBytes() {
    return Quantity.bytes(memoryLimit());
  }

  /** Whether only the pod has a memory limit, which its containers share. */
  boolean isMemoryShared() {
    return spec().resources().memoryLimit() == null
        && pod().spec().resources().memoryLimit() != null;
  }

  CaseFile file() {
    return file;
  }

  PodFacts pod() {
    return file.pod();
  }

  @Nullable ContainerFacts container() {
    return container;
  }

  /** The container, or one of which nothing is known. */
  private ContainerFacts facts() {
    return container == null ? NOBODY : container;
  }

  /** The name of the container, or null. */
  @Nullable String name() {
    return container == null ? null : container.name();
  }

  ContainerSpec spec() {
    return facts().spec();
  }

  ContainerStatus status() {
    return facts().status();
  }

  boolean is(Kind kind) {
    return container != null && container.kind() == kind;
  }

  boolean isRunning() {
    return status().running() != null;
  }

  /** Why it waits, or the empty string. */
  String waitingReason() {
    ContainerStatus.Waiting waiting = status().waiting();
    return waiting == null || waiting.reason() == null ? "" : waiting.reason();
  }

  /** The newest end there is: of this instance, else of the one before. */
  @Nullable Termination end() {
    return timing.end();
  }

  /** The reason of the end, or the empty string. */
  String reason() {
    Termination end = end();
    return end == null || end.reason() == null ? "" : end.reason();
  }

  /** Whether the end has this reason. */
  boolean endedAs(String reason) {
    return reason().equals(reason);
  }

  /** The exit code; 0 where only the word Completed is known; null where it is not known. */
  @Nullable Long code() {
    Termination end = end();
    if (end == null || end.exitCode() != null) {
      return end == null ? null : end.exitCode();
    }
    return "Completed".equals(end.reason()) ? Long.valueOf(0) : null;
  }

  boolean hasCode(long code) {
    Long known = code();
    return known != null && known == code;
  }

  /** Whether the code is one of these. */
  boolean hasCodeIn(long... codes) {
    for (long code : codes) {
      if (hasCode(code)) {
        return true;
      }
    }
    return false;
  }

  /** How long the dead instance ran, or null. */
  @Nullable Duration ran() {
    Termination end = end();
    return end == null ? null : end.ran();
  }

  /** When things happened, against the end. */
  Timing timing() {
    return timing;
  }

  /** What the program wrote before it ended. */
  DeadLog log() {
    DeadLog read = log;
    if (read == null) {
      read = DeadLog.of(file, container);
      log = read;
    }
    return read;
  }

  /** Which events count here. */
  Events events() {
    return events;
  }

  /** Whether it is not yet history; see {@link Diagnosis#current}. */
  boolean isCurrent() {
    Instant since = Outlived.since(status());
    Instant now = since == null ? null : timing.now();
    return now == null
        || Boolean.FALSE.equals(status().ready())
        || Duration.between(since, now).compareTo(Timing.BACK_OFF_RESET) < 0;
  }
}
