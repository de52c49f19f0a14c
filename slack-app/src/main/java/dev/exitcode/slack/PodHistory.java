package dev.exitcode.slack;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Termination;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a container ended and how often, as far as the evidence tells. */
final class PodHistory {
  private static final double ALIKE = 0.25;

  private final CaseFile file;
  private final ContainerFacts container;
  private final Instant now;

  private PodHistory(CaseFile file, ContainerFacts container, Instant now) {
    this.file = file;
    this.container = container;
    this.now = now;
  }

  /**
   * Sentences; empty where nothing is known.
   *
   * @param container its name; null: none in particular
   */
  static List<String> of(CaseFile file, @Nullable String container, Instant now) {
    ContainerFacts facts = container == null ? null : file.pod().container(container);
    return facts == null ? List.of() : new PodHistory(file, facts, now).sentences();
  }

  /** The end that a question about a container is about: the newest. */
  static @Nullable Termination end(ContainerStatus status) {
    return status.terminated() != null ? status.terminated() : status.last();
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    Termination end = end(container.status());
    if (end != null) {
      ended(end).ifPresent(sentences::add);
    }
    often().ifPresent(sentences::add);
    state().ifPresent(sentences::add);
    return sentences;
  }

  private Optional<String> ended(Termination end) {
    Instant at = end.finishedAt();
    if (at == null || end.isInvented() || at.isAfter(now) || at.getEpochSecond() <= 0) {
      return Optional.empty();
    }
    Duration ran = end.ran();
    String after = ran == null ? "" : ", after running " + Words.of(ran);
    return Optional.of(
        "Ended %s, at %s%s.".formatted(Words.ago(at, now), Words.at(at, now), after));
  }

  /** From the events of its starts, which have a window; else from the count of restarts alone. */
  private Optional<String> often() {
    EventFacts starts = starts();
    int restarts = container.status().restarts();
    if (starts != null && starts.first() != null && starts.last() != null) {
      Duration window = Duration.between(starts.first(), endOrNow());
      return Optional.of(
          "%s in %s%s.".formatted(capital(Words.times(ends(starts))), Words.of(window), each()));
    }
    Instant created = file.pod().identity().createdAt();
    if (restarts == 0) {
      return Optional.empty();
    }
    String since = created == null ? "" : " since the pod was created " + Words.ago(created, now);
    return Optional.of("Restarted %s%s%s.".formatted(Words.times(restarts), since, each()));
  }

  /**
   * Its starts that events tell of together, if there were several; each but a running one ended.
   */
  private @Nullable EventFacts starts() {
    return file.events().stream()
        .filter(event -> event.reason().equals("Started") && event.count() > 1)
        .filter(event -> Objects.equals(container.name(), event.regarding().container()))
        .findFirst()
        .orElse(null);
  }

  private int ends(EventFacts starts) {
    return starts.count() - (container.status().running() == null ? 0 : 1);
  }

  private Instant endOrNow() {
    Termination end = end(container.status());
    return end == null || end.finishedAt() == null ? now : end.finishedAt();
  }

  /** How long it lasted each time, where the last two agree. */
  private String each() {
    List<Duration> ran =
        Stream.of(container.status().terminated(), container.status().last())
            .filter(Objects::nonNull)
            .map(Termination::ran)
            .filter(Objects::nonNull)
            .toList();
    if (ran.size() < 2) {
      return "";
    }
    double one = ran.getFirst().toMillis();
    double other = ran.getLast().toMillis();
    boolean alike = Math.abs(one - other) <= ALIKE * Math.max(one, other);
    return alike ? ", each after " + Words.of(ran.getFirst()) : "";
  }

  private Optional<String> state() {
    ContainerStatus status = container.status();
    if (status.waiting() != null && status.waiting().reason() != null) {
      return Optional.of("Now it waits: " + status.waiting().reason() + ".");
    }
    Instant since = status.running() == null ? null : status.running().startedAt();
    String ready = Boolean.TRUE.equals(status.ready()) ? ", ready" : "";
    return since == null
        ? Optional.empty()
        : Optional.of("Now it runs, since %s%s.".formatted(Words.at(since, now), ready));
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
