package dev.exitcode.incident;

import dev.exitcode.incident.Incident.State;
import dev.exitcode.incident.Storm.Kind;
import dev.exitcode.incident.Telling.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What becomes of a storm in time. */
final class StormReview {
  /** A summary is complete when nothing has joined for so long. */
  static final Duration COMPLETE = Duration.ofSeconds(5);

  /** It is told after so long at the latest, and edited from then on. */
  private static final Duration AT_LATEST = Duration.ofMinutes(1);

  /** A storm of which nobody has joined for so long can end. */
  private static final Duration CALM = Duration.ofMinutes(2);

  /** So few that each may have a message of its own. */
  private static final int FEW = 3;

  private final Triage triage;
  private final Changes changes;
  private final Storm storm;
  private final Function<Incident, @Nullable Candidate> looks;
  private final Instant now;

  StormReview(
      Triage triage, Changes changes, Storm storm, Function<Incident, @Nullable Candidate> looks) {
    this.triage = triage;
    this.changes = changes;
    this.storm = storm;
    this.looks = looks;
    this.now = changes.now();
  }

  void run() {
    List<Incident> members = changes.of(storm);
    List<Incident> open = members.stream().filter(Incident::isOpen).toList();
    if (!storm.told()) {
      summary(members);
    } else if (open.isEmpty()) {
      over(members);
    } else if (open.size() <= FEW && !storm.isSummary() && isPast(storm.joinedAt(), CALM)) {
      leave(open);
    } else {
      catchUp();
    }
  }

  private void catchUp() {
    if (storm.stale() && Pace.mayEdit(storm.openedAt(), storm.editedAt(), now)) {
      changes.say(storm, Telling.Kind.UPDATE, Step.EDITED);
    }
  }

  private void summary(List<Incident> members) {
    if (!isPast(storm.joinedAt(), COMPLETE) && !isPast(storm.openedAt(), AT_LATEST)) {
      return;
    }
    if (members.isEmpty() || (storm.kind() == Kind.CATCH_UP && members.size() <= FEW)) {
      changes.put(storm.ended(now));
      members.forEach(this::first);
    } else {
      new Calls(changes, storm).first(members);
    }
  }

  private void first(Incident i) {
    Silence silence = triage.silence(Candidate.of(i), now);
    if (silence != null) {
      changes.keepBack(i, silence);
    } else {
      changes.root(i, Step.OPENED, i.isOpen() ? i.notice().mention() : null);
      changes.judge(i, Reason.OPENED);
    }
  }

  private void over(List<Incident> members) {
    Storm ended = storm.ended(now);
    changes.say(ended, Telling.Kind.UPDATE, Step.EDITED);
    boolean recovered = members.stream().anyMatch(i -> i.state() == State.RECOVERED);
    if (recovered && !storm.isSummary()) {
      changes.say(ended.edited(now), Telling.Kind.REPLY, Step.RECOVERED);
    }
  }

  /**
   * What still fails goes on by itself, unless nobody wants to hear of it now: then later. What may
   * be over is waited for, since this message alone says so.
   */
  private void leave(List<Incident> open) {
    List<Incident> folded = open.stream().filter(i -> !i.isToldAlone()).toList();
    Map<Incident, Routed> leaving = new LinkedHashMap<>();
    for (Incident i : folded) {
      Routed routed = isUnwanted(i) ? null : routed(i);
      if (routed != null) {
        leaving.put(i, routed);
      }
    }
    if (leaving.size() == folded.size()) {
      changes.say(storm.ended(now), Telling.Kind.UPDATE, Step.EDITED);
    } else {
      catchUp();
    }
    leaving.forEach(this::leave);
  }

  private boolean isUnwanted(Incident i) {
    return i.state() != State.OPEN
        || i.isAcknowledged(now)
        || triage.silence(Candidate.of(i), now) != null
        || !Pace.mayTell(i, Step.LEFT_STORM, now);
  }

  /** Where it would be told, as its annotations want it by now; null: nowhere, or not yet. */
  private @Nullable Routed routed(Incident i) {
    Candidate candidate = looks.apply(i);
    Routed routed = candidate == null ? null : triage.routing().route(candidate, now);
    return routed == null || routed.muted() ? null : routed;
  }

  /** The storm's message has called already whom it calls, unless it got worse unheard. */
  private void leave(Incident i, Routed routed) {
    boolean called = i.severity() == i.notice().heard();
    changes.root(i, Step.LEFT_STORM, called ? null : routed.mention());
  }

  private boolean isPast(Instant since, Duration wait) {
    return Pace.isPast(since, wait, now);
  }
}
