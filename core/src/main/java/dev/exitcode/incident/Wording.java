package dev.exitcode.incident;

import dev.exitcode.catalog.Severity;
import dev.exitcode.incident.Incident.State;
import dev.exitcode.incident.Notice.Held;
import dev.exitcode.incident.Observation.How;
import dev.exitcode.incident.Telling.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether and how an observation is told of in the message of its incident, and the verdict. */
final class Wording {
  /** Within this time the first word is just put right. */
  private static final Duration FIRST_WORD = Duration.ofMinutes(1);

  /** Pods that are gone for less are being replaced. */
  private static final Duration REPLACED = Duration.ofMinutes(10);

  private final Triage triage;
  private final Changes changes;
  private final Observation o;
  private final Instant now;

  Wording(Triage triage, Changes changes, Observation o) {
    this.triage = triage;
    this.changes = changes;
    this.o = o;
    this.now = changes.now();
  }

  Routed routed(Severity severity) {
    return triage.routing().route(Candidate.of(o, severity), now);
  }

  /** Of one that nothing was told of yet, or not for itself. */
  void first(Incident untold, Step step) {
    Routed routed = routed(untold.severity());
    Incident i = untold.with(untold.notice().by(routed));
    if (isKeptBack(i, routed)) {
      changes.refresh(waiting(i, routed));
    } else if (isSettling(i)) {
      changes.put(i.with(i.notice().held(Held.settling(now))));
      judge(i, Reason.SETTLING);
    } else {
      aloneOrInStorm(i, step);
    }
    if (FirstWord.waitsForRollout(untold)) {
      changes.repeatVerdict(i);
    }
  }

  /** What nobody wants to hear of now is told when that is over. */
  private Incident waiting(Incident i, Routed routed) {
    Silence silence = silence(i);
    if (silence != null) {
      return i.with(i.notice().held(Held.by(silence)));
    }
    return routed.muted() ? i.with(i.notice().held(Held.MUTED)) : i;
  }

  private void aloneOrInStorm(Incident i, Step step) {
    Storm storm = new Storms(changes, i).find(o.how());
    if (storm != null) {
      Storms.join(changes, i, storm);
      judgeInStorm(i, storm);
    } else {
      changes.root(i, step, i.notice().mention());
      judge(i, step == Step.REOPENED ? Reason.REOPENED : Reason.OPENED);
    }
  }

  private boolean isSettling(Incident i) {
    boolean comesUp = o.rollout() && !o.workload().isFinite();
    return comesUp && o.how() == How.LIVE && o.exitCode() != null && i.course().count() == 1;
  }

  /** Of one that goes on. */
  void next(Incident before, Incident i) {
    if (i.notice().root() == null) {
      first(i, Step.OPENED);
    } else if (!i.isToldAlone()) {
      inStorm(before, i);
    } else {
      alone(before, i, routed(i.severity()));
    }
  }

  private void alone(Incident before, Incident i, Routed routed) {
    if (isKeptBack(i, routed)) {
      changes.refresh(waiting(i, routed));
    } else {
      thread(i, reason(before, i));
    }
  }

  /**
   * Of one that is told in a storm's message: it stays there while the storm goes on, and after
   * that while nobody wants to hear of it.
   */
  private void inStorm(Incident before, Incident i) {
    boolean over = !before.isOpen();
    Storm storm = changes.storm(i.notice().root());
    if (storm != null && !(over && storm.isSummary())) {
      refresh(before, i, storm);
      judgeInStorm(i, storm);
    } else if (isKeptBack(i, routed(i.severity()))) {
      changes.refresh(waiting(i, routed(i.severity())));
    } else {
      first(i.with(i.notice().in(null, null)), over ? Step.REOPENED : Step.LEFT_STORM);
    }
  }

  /** Where it got worse, the message of many calls for it. */
  private void refresh(Incident before, Incident i, Storm storm) {
    Routed routed = routed(i.severity());
    boolean calls = routed.mention() != null && isWorse(before, i);
    if (calls && !isUnwanted(i, routed)) {
      Notice heard = i.notice().heard(i.severity());
      Incident calling = i.with(heard.calling(routed.mention()));
      changes.refresh(calling);
      new Calls(changes, storm).again(calling);
    } else {
      changes.refresh(i);
    }
  }

  private void thread(Incident i, Reason reason) {
    boolean told = reason.decision() == Reason.Decision.TOLD;
    if (!told) {
      changes.refresh(i);
      judgeNext(i, reason);
    } else if (Pace.mayTell(i, Step.valueOf(reason.name()), now)) {
      String mention = reason == Reason.STILL ? null : routed(i.severity()).mention();
      changes.reply(i, Step.valueOf(reason.name()), mention);
      judgeNext(i, reason);
    } else {
      changes.refresh(i);
      judge(i, Reason.ENOUGH_TODAY);
    }
  }

  private Reason reason(Incident before, Incident i) {
    if (isBack(before)) {
      return Reason.REOPENED;
    }
    if (isWorse(before, i)) {
      return Reason.WORSE;
    }
    if (i.isAcknowledged(now)) {
      return Reason.ACKNOWLEDGED;
    }
    boolean due = Pace.isWordDue(i, now) && !changes.isFlooded(i.notice().channel());
    return due ? Reason.STILL : Reason.FLAPPING;
  }

  private boolean isBack(Incident before) {
    boolean replaced = before.since().plus(REPLACED).isAfter(now);
    return before.state() == State.RECOVERED || (before.state() == State.GONE && !replaced);
  }

  /** More severe than what was heard of it, which may be less than what was known. */
  private boolean isWorse(Incident before, Incident i) {
    Severity heard = i.notice().heard();
    Severity known = heard == null ? before.severity() : heard;
    return i.severity().compareTo(known) > 0 && !i.isAcknowledged(now);
  }

  /** Of an end that is counted already and is understood better now. */
  void better(Incident known, Incident i) {
    boolean worse = isWorse(known, i);
    Storm storm = changes.storm(i.notice().root());
    if (storm != null) {
      refresh(known, i, storm);
    } else if (i.notice().root() == null && worse) {
      first(i, Step.OPENED);
    } else if (!i.isToldAlone() || isUnwanted(i, routed(i.severity()))) {
      changes.refresh(i);
    } else {
      betterAlone(known, i);
    }
  }

  private void betterAlone(Incident known, Incident i) {
    boolean worse = isWorse(known, i);
    if (worse && (isPastFirstWord(i) || callsAnother(i))) {
      thread(i, Reason.WORSE);
    } else if (i.cause() != known.cause() && isWorthReply(i)) {
      changes.reply(i, Step.CAUSE_CHANGED, null);
    } else {
      changes.refresh(i.with(i.notice().heard(i.severity())));
    }
  }

  private boolean callsAnother(Incident i) {
    String mention = routed(i.severity()).mention();
    return mention != null && !mention.equals(i.notice().mention());
  }

  private boolean isWorthReply(Incident i) {
    return isPastFirstWord(i) && Pace.mayTell(i, Step.CAUSE_CHANGED, now);
  }

  private boolean isPastFirstWord(Incident i) {
    return i.openedAt().plus(FIRST_WORD).isBefore(now);
  }

  private boolean isUnwanted(Incident i, Routed routed) {
    return silence(i) != null || routed.muted() || isTooLittle(i, routed);
  }

  private @Nullable Silence silence(Incident i) {
    return triage.silence(Candidate.of(o, i.severity()), now);
  }

  private static boolean isTooLittle(Incident i, Routed routed) {
    return i.severity().compareTo(routed.minimum()) < 0;
  }

  /** Whether somebody does not want to hear of it, or nobody needs to. */
  private boolean isKeptBack(Incident i, Routed routed) {
    Silence silence = silence(i);
    if (silence != null) {
      judge(i, Reason.SILENCE, silence.by(), silence.until());
    } else if (routed.muted()) {
      judge(i, Reason.MUTED);
    } else if (isTooLittle(i, routed)) {
      judge(i, Reason.BELOW_MINIMUM, inWords(i.severity()), inWords(routed.minimum()));
    } else {
      return false;
    }
    return true;
  }

  private void judgeNext(Incident i, Reason reason) {
    Incident.Acknowledgement by = i.acknowledged();
    if (reason == Reason.ACKNOWLEDGED && by != null) {
      judge(i, reason, by.by(), by.until());
    } else {
      judge(i, reason, reason == Reason.WORSE ? inWords(i.severity()) : i.course().count());
    }
  }

  private void judgeInStorm(Incident i, Storm storm) {
    switch (storm.kind()) {
      case START -> judge(i, Reason.IN_SUMMARY);
      case CATCH_UP -> judge(i, Reason.IN_DIGEST);
      case MANY, REGISTRY, ROLLOUT, NODE -> judge(i, Reason.IN_STORM, shared(storm));
    }
  }

  /** What the incidents of a storm share, in words. */
  static String shared(Storm storm) {
    return Sentences.of("shared-" + inWords(storm.kind()), storm.shared());
  }

  void judge(@Nullable Incident i, Reason reason, Object... details) {
    changes.add(
        new Verdict(
            o.key(),
            o.workload(),
            o.pod(),
            o.times(),
            reason,
            sentence(i, reason, details),
            now,
            i == null ? null : i.id()));
  }

  /** Where something is told, an annotation that did not count is said too. */
  private String sentence(@Nullable Incident i, Reason reason, Object... details) {
    String sentence = Sentences.of(reason, details);
    return i == null || reason.decision() != Reason.Decision.TOLD
        ? sentence
        : String.join(" ", Stream.concat(Stream.of(sentence), unheard(i)).toList());
  }

  private Stream<String> unheard(Incident i) {
    return routed(i.severity()).unheard().stream();
  }

  private static String inWords(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
