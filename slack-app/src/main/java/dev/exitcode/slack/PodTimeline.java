package dev.exitcode.slack;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Termination;
import dev.exitcode.evidence.WorkloadFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a case tells besides its diagnosis: its events, all in order of time, what changed. */
final class PodTimeline {
  private static final Instant FIRST_REAL = Instant.EPOCH.plus(Duration.ofDays(365));

  private final CaseFile file;
  private final Instant now;
  private final List<Moment> moments = new ArrayList<>();

  private PodTimeline(CaseFile file, Instant now) {
    this.file = file;
    this.now = now;
  }

  private record Moment(Instant at, String what) {}

  /** Everything that has a time, the latest last. */
  static List<String> all(CaseFile file, Instant now) {
    PodTimeline line = new PodTimeline(file, now);
    line.pod();
    file.pod().containers().forEach(line::container);
    file.events().forEach(line::event);
    file.workloads().forEach(line::changes);
    return line.moments.stream()
        .sorted(Comparator.comparing(Moment::at))
        .map(moment -> Words.at(moment.at(), now) + "  " + moment.what())
        .toList();
  }

  /** The events, the latest last. */
  static List<String> events(CaseFile file, Instant now) {
    return file.events().stream()
        .sorted(Comparator.comparing(PodTimeline::time))
        .map(e -> (e.last() == null ? "" : Words.at(e.last(), now) + "  ") + told(e))
        .toList();
  }

  /** What changed in the owners' pod templates, the latest last. */
  static List<String> changes(CaseFile file, Instant now) {
    Instant end = newestEnd(file);
    return file.workloads().stream()
        .flatMap(owner -> owner.changes().reversed().stream().map(c -> change(owner, c, end, now)))
        .toList();
  }

  private void pod() {
    at(file.pod().identity().createdAt(), "pod created");
    at(file.pod().status().startedAt(), "taken by the node");
    if (file.pod().status().deletion() != null) {
      at(file.pod().status().deletion().requestedAt(), "deletion asked for");
    }
  }

  private void container(ContainerFacts container) {
    String name = container.name() == null ? "container" : container.name();
    ended(name, container.status().last());
    ended(name, container.status().terminated());
    if (container.status().running() != null) {
      at(container.status().running().startedAt(), name + " started, and runs");
    }
  }

  private void ended(String name, @Nullable Termination end) {
    if (end != null && !end.isInvented()) {
      String reason = end.reason() == null ? "" : " (" + end.reason() + ")";
      at(end.startedAt(), name + " started");
      at(end.finishedAt(), name + " ended with " + end.exitCode() + reason);
    }
  }

  private void event(EventFacts event) {
    Instant first = event.first();
    if (event.count() > 1 && first != null && !first.equals(event.last())) {
      at(first, event.reason() + " for the first time");
    }
    at(event.last(), told(event));
  }

  private void changes(WorkloadFacts owner) {
    owner.changes().forEach(c -> at(c.at(), owner.kind() + " " + owner.name() + ": " + c.what()));
  }

  private void at(@Nullable Instant at, String what) {
    if (at != null && at.isAfter(FIRST_REAL) && !at.isAfter(now.plus(Duration.ofMinutes(5)))) {
      moments.add(new Moment(at, what));
    }
  }

  private static String told(EventFacts event) {
    String about = event.regarding().kind() == null ? "" : event.regarding().kind() + " ";
    return "%s%s%s%s: %s"
        .formatted(
            event.isWarning() ? "Warning " : "",
            about.equals("Pod ") ? "" : about,
            event.reason(),
            event.count() > 1 ? " ×" + event.count() : "",
            event.message());
  }

  private static Instant time(EventFacts event) {
    return event.last() == null ? Instant.MIN : event.last();
  }

  private static String change(
      WorkloadFacts owner, WorkloadFacts.Change change, @Nullable Instant end, Instant now) {
    String at = change.at() == null ? "" : Words.at(change.at(), now) + "  ";
    return at + owner.kind() + " " + owner.name() + ": " + change.what() + before(change, end);
  }

  private static String before(WorkloadFacts.Change change, @Nullable Instant end) {
    return change.at() == null || end == null || end.isBefore(change.at())
        ? ""
        : ", %s before the last end".formatted(Words.of(Duration.between(change.at(), end)));
  }

  /** When the last of its containers ended, or null where none did. */
  static @Nullable Instant newestEnd(CaseFile file) {
    return file.pod().containers().stream()
        .filter(c -> !isDone(c))
        .flatMap(c -> Stream.ofNullable(PodHistory.end(c.status())))
        .flatMap(end -> Stream.ofNullable(end.finishedAt()))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** An init container is there to end. */
  private static boolean isDone(ContainerFacts container) {
    Termination end = PodHistory.end(container.status());
    return container.kind() == ContainerFacts.Kind.INIT && end != null && end.hasCode(0);
  }
}
