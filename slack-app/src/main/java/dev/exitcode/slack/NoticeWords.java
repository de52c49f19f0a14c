package dev.exitcode.slack;

import dev.exitcode.incident.Course;
import dev.exitcode.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a notice says of an incident, in words. Times are absolute: a message is read later. */
final class NoticeWords {
  private static final int LONGEST_WORKLOAD = 70;
  private static final int LONGEST_POD = 80;
  private static final int MOST_PODS = 4;

  private NoticeWords() {}

  /** Workload and namespace, which lead everything. */
  static String who(Incident incident) {
    return Names.middle(incident.workload().namespacedName(), LONGEST_WORKLOAD);
  }

  /** The mark, and where it is over the word for it. */
  static String heading(Incident incident) {
    String cause = incident.cause().inWords();
    return switch (incident.state()) {
      case OPEN -> mark(incident) + " " + who(incident) + " · " + cause;
      case QUIET -> "🟡 " + who(incident) + " · " + cause;
      case RECOVERED -> "✅ " + who(incident) + " recovered · " + cause;
      case GONE -> "⚪ " + who(incident) + " is gone · " + cause;
      case CLOSED -> "⚪ " + who(incident) + " is closed · " + cause;
    };
  }

  static String mark(Incident incident) {
    return switch (incident.state()) {
      case OPEN -> Blocks.mark(incident.severity());
      case QUIET -> "🟡";
      case RECOVERED -> "✅";
      case GONE, CLOSED -> "⚪";
    };
  }

  /** How often, since when, until when, and what it hit. */
  static List<String> course(Incident incident, Instant now) {
    Course course = incident.course();
    return Stream.of(often(course, now), hit(incident)).filter(s -> !s.isEmpty()).toList();
  }

  static String often(Course course, Instant now) {
    String first = Words.at(course.firstAt(), now);
    if (course.count() == 1) {
      return "Once, at " + first + ".";
    }
    Duration span = Duration.between(course.firstAt(), course.lastAt());
    if (span.toSeconds() < 1) {
      return "%s, at %s.".formatted(capital(Words.times(course.count())), first);
    }
    return "%s in %s: first %s, last %s."
        .formatted(
            capital(Words.times(course.count())),
            Words.of(span),
            first,
            Words.at(course.lastAt(), now));
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String hit(Incident incident) {
    Course course = incident.course();
    List<String> shown =
        course.pods().stream().limit(MOST_PODS).map(p -> Names.middle(p, LONGEST_POD)).toList();
    if (shown.isEmpty()) {
      return "";
    }
    int more = course.pods().size() - shown.size();
    String rest =
        course.morePods() ? " and others" : more > 0 ? " and %d more".formatted(more) : "";
    String of = incident.state() == Incident.State.OPEN ? notReady(course) : "";
    return (shown.size() == 1 && rest.isEmpty() ? "Pod " : "Pods ")
        + String.join(", ", shown)
        + rest
        + of
        + ".";
  }

  /** How many pods it takes away; empty where that is not known, or there is but one. */
  private static String notReady(Course course) {
    return course.replicasTotal() > 1
        ? " (%d of %d are not ready)".formatted(course.replicasHit(), course.replicasTotal())
        : "";
  }

  /** How it stands, where that is more than that it fails; empty else. */
  static String state(Incident incident, Instant now) {
    String since = Words.at(incident.since(), now);
    return switch (incident.state()) {
      case OPEN -> "";
      case QUIET -> quiet(incident, since);
      case RECOVERED -> "Over: all pods are ready, as seen at " + since + ".";
      case GONE -> "Its pods are gone, as seen at " + since + ".";
      case CLOSED -> "Nothing more is told of it: it was over for long, or nothing was wrong.";
    };
  }

  /** What is meant to end is not called over by being ready, or gone. */
  private static String quiet(Incident incident, String since) {
    return incident.workload().isFinite()
        ? "No pod of it fails since " + since + "; whether it is over, its next run shows."
        : "Ready again since " + since + ", not yet for long enough to call it over.";
  }

  /** What it was taken for at first, where that is something else; empty else. */
  static String was(Incident incident) {
    return incident.openedWith() == incident.cause()
        ? ""
        : "At first taken for: " + incident.openedWith().inWords() + ".";
  }
}
