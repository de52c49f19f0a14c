package dev.exitcode.incident;

import dev.exitcode.incident.Incident.State;
import dev.exitcode.incident.Storm.Kind;
import dev.exitcode.incident.Telling.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
  private final Instant now;

  StormReview(Triage triage, Changes changes, Storm storm) {
    this.triage = triage;
    this.changes = changes;
    this.storm = storm;
    this.now = changes.now();
  }

  void run() {
    List<Incident> members = changes.board().of(storm).stream().map(changes::latest).toList();
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
      alone(i, Step.OPENED, i.isOpen() ? i.notice().mention() : null);
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

  /** What still fails goes on by itself, unless nobody wants to hear of it now: then later. */
  private void leave(List<Incident> open) {
    if (open.stream().noneMatch(this::isUnwanted)) {
      changes.say(storm.ended(now), Telling.Kind.UPDATE, Step.EDITED);
    } else {
      catchUp();
    }
    // The storm's message has called already whom they call.
    open.stream()
        .filter(i -> isLeft(i) && !isUnwanted(i))
        .forEach(i -> alone(i, Step.LEFT_STORM, null));
  }

  private static boolean isLeft(Incident i) {
    return i.state() == State.OPEN && !i.isToldAlone();
  }

  private boolean isUnwanted(Incident i) {
    return !i.isToldAlone()
        && (i.isAcknowledged(now) || triage.silence(Candidate.of(i), now) != null);
  }

  private void alone(Incident i, Step step, @Nullable String mention) {
    if (Pace.mayTell(i, step, now)) {
      changes.root(i, step, mention);
    }
  }

  private boolean isPast(Instant since, Duration wait) {
    return !since.plus(wait).isAfter(now);
  }
}
