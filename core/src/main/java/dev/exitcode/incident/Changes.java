package dev.exitcode.incident;

import dev.exitcode.incident.Course.Occurrence;
import dev.exitcode.incident.Telling.Kind;
import dev.exitcode.incident.Telling.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one decision changes so far, over a board that stays as it is. Each telling is noted in the
 * incident or storm whose message it is, which makes its key.
 */
final class Changes {
  private final Board board;
  private final Instant now;
  private final Map<String, Incident> incidents = new LinkedHashMap<>();
  private final Map<String, Storm> storms = new LinkedHashMap<>();
  private final List<Telling> tellings = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();

  Changes(Board board, Instant now) {
    this.board = board;
    this.now = now;
  }

  Board board() {
    return board;
  }

  Instant now() {
    return now;
  }

  Outcome outcome() {
    return new Outcome(
        List.copyOf(incidents.values()), List.copyOf(storms.values()), tellings, verdicts);
  }

  void put(Incident incident) {
    incidents.put(incident.id(), incident);
  }

  void put(Storm storm) {
    storms.put(storm.id(), storm);
  }

  void add(Verdict verdict) {
    verdicts.add(verdict);
  }

  /** The verdict just given stands for all ends of an incident. */
  void repeatVerdict(Incident i) {
    Verdict given = verdicts.getLast();
    i.course().recent().stream()
        .filter(end -> !end.key().equals(given.key()))
        .forEach(end -> add(verdict(i, end, given.reason(), given.sentence())));
  }

  private Verdict verdict(Incident i, Occurrence end, Reason reason, String sentence) {
    return new Verdict(
        end.key(), i.workload(), end.pod(), end.times(), reason, sentence, now, i.id());
  }

  /** Decides anew on the ends of an incident that was not told of yet. */
  void judge(Incident i, Reason reason, Object... details) {
    String sentence = Sentences.of(reason, details);
    i.course().recent().forEach(end -> add(verdict(i, end, reason, sentence)));
  }

  /** Somebody does not want the first word, which is still to come. */
  void keepBack(Incident i, Silence silence) {
    put(i.with(i.notice().in(null, null).held(Notice.Held.by(silence))));
    judge(i, Reason.SILENCE, silence.by(), silence.until());
  }

  /** An incident as it is by now. */
  Incident latest(Incident incident) {
    return incidents.getOrDefault(incident.id(), incident);
  }

  /** The incidents of a storm as they are by now, and those that join it just now. */
  List<Incident> of(Storm storm) {
    Map<String, Incident> all = new LinkedHashMap<>();
    board.of(storm).forEach(i -> all.put(i.id(), latest(i)));
    all.putAll(incidents);
    all.values().removeIf(i -> !storm.id().equals(i.notice().storm()));
    return List.copyOf(all.values());
  }

  /** The storm of this id as it is by now, or null where it has ended. */
  @Nullable Storm storm(@Nullable String id) {
    Storm storm = id == null ? null : storms.getOrDefault(id, board.storm(id));
    return storm == null || storm.endedAt() != null ? null : storm;
  }

  /** All storms that go on, as they are by now. */
  List<Storm> openStorms() {
    Map<String, Storm> all = new LinkedHashMap<>();
    board.storms().forEach(s -> all.put(s.id(), s));
    all.putAll(storms);
    return all.values().stream().filter(s -> s.endedAt() == null).toList();
  }

  /** Whether so many fail at once in a channel that only what is new there should be heard. */
  boolean isFlooded(String channel) {
    return openStorms().stream()
        .filter(s -> s.kind() == Storm.Kind.MANY && s.channel().equals(channel))
        .anyMatch(s -> Storms.takesMore(s, now));
  }

  /** Whether an incident's own message is to be edited, now that it says less than is known. */
  boolean mayEdit(Incident i) {
    Notice notice = i.notice();
    return Pace.mayEdit(i.openedAt(), notice.editedAt(), now)
        && (!isFlooded(notice.channel()) || Pace.mayEditInFlood(notice.editedAt(), now));
  }

  /** Those that this decision gave a message of their own, though they may be old. */
  Stream<Incident> justTold() {
    return tellings.stream()
        .filter(t -> t.kind() == Kind.ROOT)
        .flatMap(t -> Stream.ofNullable(t.incident()))
        .flatMap(id -> Stream.ofNullable(incidents.get(id)));
  }

  /** Gives an incident a message of its own. */
  void root(Incident i, Step step, @Nullable String mention) {
    Notice own = i.notice().in(i.id(), i.notice().storm()).heard(i.severity());
    Notice next = own.edited(now).told(now, Pace.tier(i.course().count()));
    say(i.with(own), Kind.ROOT, step, mention);
    put(i.with(next));
  }

  /** Answers in the thread of an incident's own message, which is edited too. */
  void reply(Incident i, Step step, @Nullable String mention) {
    edit(i);
    Incident edited = latest(i);
    say(edited, Kind.REPLY, step, mention);
    Notice next = edited.notice().told(now, Pace.tier(i.course().count()));
    put(edited.with(step == Step.RECOVERED ? next : next.heard(i.severity())));
  }

  /** Edits an incident's own message. */
  void edit(Incident i) {
    say(i, Kind.UPDATE, Step.EDITED, null);
    put(i.with(i.notice().edited(now)));
  }

  /** Shows at once what became of an incident, in its own message if it has one. */
  void show(Incident i) {
    if (i.isToldAlone()) {
      edit(i);
    } else {
      refresh(i);
    }
  }

  /** Shows at once what somebody did with incidents, wherever they are told. */
  void show(List<Incident> changed) {
    changed.forEach(i -> put(i));
    changed.stream().filter(Incident::isToldAlone).forEach(this::edit);
    changed.stream()
        .flatMap(i -> Stream.ofNullable(storm(i.notice().storm())))
        .filter(Storm::told)
        .distinct()
        .toList()
        .forEach(storm -> say(storm, Kind.UPDATE, Step.EDITED));
  }

  /** Edits the message that an incident is told in, now or when it may be edited again. */
  void refresh(Incident i) {
    if (i.isToldAlone()) {
      refreshOwn(i);
    } else {
      put(i);
    }
    Storm storm = storm(i.notice().storm());
    if (storm != null) {
      refresh(storm);
    }
  }

  private void refreshOwn(Incident i) {
    if (mayEdit(i)) {
      edit(i);
    } else {
      put(i.with(i.notice().outdated()));
    }
  }

  /** Edits a storm's message, now or when it may be edited again. */
  void refresh(Storm storm) {
    if (storm.told() && Pace.mayEdit(storm.openedAt(), storm.editedAt(), now)) {
      say(storm, Kind.UPDATE, Step.EDITED);
    } else {
      put(storm.outdated());
    }
  }

  /** Writes, edits or answers to a storm's message. */
  void say(Storm s, Kind kind, Step step) {
    String mention = kind == Kind.ROOT ? s.mention() : null;
    tellings.add(
        new Telling(key(s.id(), s.steps()), kind, step, s.id(), null, s.channel(), mention, false));
    put(s.edited(now));
  }

  /** Calls somebody in the thread of a storm's message, for an incident of it. */
  void call(Storm storm, Incident i) {
    Storm s = storms.getOrDefault(storm.id(), storm);
    String mention = i.notice().mention();
    String key = key(s.id(), s.steps());
    tellings.add(
        new Telling(key, Kind.REPLY, Step.CALLED, s.id(), i.id(), s.channel(), mention, true));
    put(s.answered());
  }

  private void say(Incident i, Kind kind, Step step, @Nullable String mention) {
    boolean toChannel = kind == Kind.REPLY && (step == Step.REOPENED || step == Step.WORSE);
    tellings.add(
        new Telling(
            key(i.id(), i.notice().steps()),
            kind,
            step,
            i.id(),
            i.id(),
            i.notice().channel(),
            mention,
            toChannel));
  }

  private static String key(String root, int step) {
    return root + "/" + step;
  }
}
