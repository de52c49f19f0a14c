package dev.exitcode.slack;

import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.exitcode.access.Audit.Decision;
import dev.exitcode.access.Right;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.incident.Silence;
import dev.exitcode.slack.NoticeClicks.Click;
import dev.exitcode.store.FeedbackTable;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is filled in below a notice: for how long it is quiet, which cause was the right one. */
final class NoticeForms {
  static final String CAUSE = "notice.cause";
  private static final String OTHER = "NONE";
  static final String WRONG_DAY =
      "{\"response_action\":\"errors\",\"errors\":{\"day\":\"A day in the next three months,"
          + " please.\"}}";

  private final NoticeThreads threads;
  private final Clock clock;

  NoticeForms(NoticeThreads threads, Clock clock) {
    this.threads = threads;
    this.clock = clock;
  }

  /** The modal that asks for the right cause. */
  static String causes(String kept) {
    Map<String, String> causes = new LinkedHashMap<>();
    causes.put(OTHER, "I do not know, or none of these");
    Arrays.stream(Cause.values())
        .filter(cause -> cause != Cause.UNKNOWN)
        .sorted(Comparator.comparing(Cause::inWords))
        .limit(99)
        .forEach(cause -> causes.put(cause.name(), cause.inWords()));
    return new NoticeModal(CAUSE, "What was it?", "Send", kept)
        .select(NoticeModal.VALUE, "The right cause", causes)
        .json();
  }

  /** Whether it is one of ours. */
  static boolean isOurs(View view) {
    return Snooze.CALLBACK.equals(view.getCallbackId()) || CAUSE.equals(view.getCallbackId());
  }

  /** Why a form cannot be taken as it is, as Slack wants it; null: it can. */
  @Nullable String refusal(View view) {
    boolean wrong =
        Snooze.CALLBACK.equals(view.getCallbackId()) && snooze(view).end(clock.instant()) == null;
    return wrong ? WRONG_DAY : null;
  }

  /** Takes a form of somebody who may act on what it is about. */
  void take(View view, Click click) {
    if (Snooze.CALLBACK.equals(view.getCallbackId())) {
      snooze(snooze(view), click);
    } else {
      rate(value(view, NoticeModal.VALUE, NoticeForms::option), click);
    }
  }

  private void snooze(Snooze snooze, Click click) {
    Instant now = clock.instant();
    Instant end = snooze.end(now);
    if (end == null) {
      return;
    }
    String by = click.asking().user();
    List<Silence> silences = snooze.silences(click.subject().incidents(), by, now, end);
    click
        .book()
        .store()
        .run(tx -> silences.forEach(s -> tx.silences().put(s.id(), end, IncidentFiles.write(s))));
    String what = Snooze.inWords(silences.getFirst().match());
    String more = silences.size() > 1 ? " and %d more".formatted(silences.size() - 1) : "";
    String why = snooze.reason().isBlank() ? "" : " Why: " + silences.getFirst().reason();
    String said = "snoozed %s%s until %s.%s".formatted(what, more, Words.at(end, now), why);
    threads.say(click, said + " It is counted all the same; /exitcode snoozed lists and lifts it.");
  }

  private void rate(String right, Click click) {
    Incident incident = click.incident();
    Cause cause = right.equals(OTHER) ? null : cause(right);
    String by = click.asking().user();
    FeedbackTable.Row row =
        new FeedbackTable.Row(
            incident.id(),
            NoticeFeedback.given(incident.diagnosis()),
            cause == null ? null : cause.name(),
            by,
            clock.instant());
    click.book().store().run(tx -> tx.feedback().put(row));
    NoticeFeedback.count(incident.diagnosis());
    NoticeAccess.note(click.asking(), Right.ACT, incident, Decision.ANSWERED);
    String was = cause == null ? "" : " It was: " + cause.inWords() + ".";
    threads.say(
        click, "says that this was not \"%s\".%s".formatted(incident.cause().inWords(), was));
  }

  private static @Nullable Cause cause(String name) {
    return Arrays.stream(Cause.values())
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static Snooze snooze(View view) {
    String day = value(view, Snooze.DAY, ViewState.Value::getSelectedDate);
    return new Snooze(
        value(view, Snooze.WHAT, NoticeForms::option),
        value(view, Snooze.UNTIL, NoticeForms::option),
        day.isEmpty() ? null : day,
        Clean.line(value(view, Snooze.REASON, ViewState.Value::getValue), Snooze.LONGEST_REASON));
  }

  private static @Nullable String option(ViewState.Value value) {
    return value.getSelectedOption() == null ? null : value.getSelectedOption().getValue();
  }

  /** What a field holds; empty where nothing. */
  private static String value(
      View view, String block, Function<ViewState.Value, @Nullable String> read) {
    ViewState state = view.getState();
    Map<String, ViewState.Value> fields =
        state == null || state.getValues() == null ? null : state.getValues().get(block);
    ViewState.Value value = fields == null ? null : fields.get(NoticeModal.VALUE);
    String held = value == null ? null : read.apply(value);
    return held == null ? "" : held;
  }
}
