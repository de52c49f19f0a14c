package dev.exitcode.slack;

import dev.exitcode.diagnosis.Cause;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Match;
import dev.exitcode.incident.Silence;
import dev.exitcode.incident.Workload;
import dev.exitcode.redact.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants to hear nothing of something for a while.
 *
 * @param what a name of {@link Scope}
 * @param until a key of the times that are offered
 * @param day a day that counts in its place, as {@code 2026-11-28}, or null
 * @param reason may be empty
 */
record Snooze(String what, String until, @Nullable String day, String reason) {
  static final String CALLBACK = "notice.snooze";
  static final String WHAT = "what";
  static final String UNTIL = "until";
  static final String DAY = "day";
  static final String REASON = "reason";
  static final int LONGEST_REASON = 300;

  /** Nobody hears of what is forgotten for longer. */
  private static final Duration LONGEST = Duration.ofDays(90);

  private static final String TODAY = "today";
  private static final Map<String, Duration> TIMES =
      Map.of("1h", Duration.ofHours(1), "4h", Duration.ofHours(4), "7d", Duration.ofDays(7));

  /** How much of it. */
  enum Scope {
    WORKLOAD,
    CAUSE,
    NAMESPACE
  }

  /** The modal that asks for one. */
  static String modal(NoticeSubject subject, String kept) {
    Incident first = subject.incidents().getFirst();
    String where = " in " + first.workload().namespace();
    boolean one = subject.storm() == null;
    Map<String, String> scopes = new LinkedHashMap<>();
    scopes.put(
        Scope.WORKLOAD.name(),
        one ? first.workload().namespacedName() : "All workloads of this message");
    scopes.put(
        Scope.CAUSE.name(), first.cause().inWords() + (one ? where : ", in their namespaces"));
    scopes.put(
        Scope.NAMESPACE.name(), one ? "Everything" + where : "Everything in their namespaces");
    Map<String, String> times = new LinkedHashMap<>();
    times.put("1h", "For an hour");
    times.put("4h", "For four hours");
    times.put(TODAY, "Until the end of today, in UTC");
    times.put("7d", "For a week");
    return new NoticeModal(CALLBACK, "Snooze", "Snooze", kept)
        .select(WHAT, "What", scopes)
        .select(UNTIL, "How long", times)
        .day(DAY, "Or until the beginning of this day, in UTC")
        .text(REASON, "Why", LONGEST_REASON)
        .json();
  }

  /** When it is over; null where that is not a time in the next three months. */
  @Nullable Instant end(Instant now) {
    Instant end = day == null ? offered(now) : day(day);
    return end == null || !end.isAfter(now) || end.isAfter(now.plus(LONGEST)) ? null : end;
  }

  private @Nullable Instant offered(Instant now) {
    Duration time = TIMES.get(until);
    return until.equals(TODAY)
        ? now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS)
        : time == null ? null : now.plus(time);
  }

  private static @Nullable Instant day(String day) {
    try {
      return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Whose of these incidents it is, each once. */
  List<Silence> silences(List<Incident> incidents, String by, Instant now, Instant end) {
    return incidents.stream()
        .map(this::match)
        .distinct()
        .map(match -> new Silence(id(), match, now, end, by, Redactor.standard().redact(reason)))
        .toList();
  }

  private static String id() {
    return "q-" + UUID.randomUUID().toString().replace("-", "");
  }

  private Match match(Incident incident) {
    Workload workload = incident.workload();
    Set<Cause> causes = what.equals(Scope.CAUSE.name()) ? Set.of(incident.cause()) : Set.of();
    String name = what.equals(Scope.WORKLOAD.name()) ? workload.name() : null;
    return new Match(workload.cluster(), workload.namespace(), name, null, Map.of(), causes, null);
  }

  /** What a silence is for, in words. */
  static String inWords(Match match) {
    String name = match.workload() == null ? "everything" : match.workload();
    String what = match.causes().isEmpty() ? name : match.causes().iterator().next().inWords();
    return "%s in %s of %s".formatted(what, match.namespace(), match.cluster());
  }
}
