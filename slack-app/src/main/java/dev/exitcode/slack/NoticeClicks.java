package dev.exitcode.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.view.View;
import dev.exitcode.access.Audit.Decision;
import dev.exitcode.access.Right;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Incident.Acknowledgement;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.incident.Request;
import dev.exitcode.incident.Silence;
import dev.exitcode.incident.Storm;
import dev.exitcode.slack.PodAnswers.Asking;
import dev.exitcode.slack.PodAnswers.Reply;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the buttons below a notice do. They live as long as the notice; whoever clicks needs the
 * right to act at that moment, and clicks in the channel of the notice. Nothing that comes with a
 * click is trusted but its id, which is looked up.
 */
final class NoticeClicks {
  static final String NO_BOOK = "There are no crash notices now: the store is not open.";
  private static final String UNKNOWN = "I know nothing of this notice here any more.";
  private static final String DENIED =
      "You may not act on notices of this namespace. Whoever runs this bot can allow it in its"
          + " settings, under access, by the right `act`.";
  private static final String OVER = "That is not snoozed any more.";

  /** Nothing is to be said: a modal was opened. */
  private static final Message OPENED = said("");

  /** A working day. */
  private static final Duration LOOKED_AT = Duration.ofHours(8);

  private final Supplier<@Nullable NoticeBook> books;
  private final NoticeAccess access;
  private final PodDesk desk;
  private final Tools tools;

  /** What clicks are answered with. */
  record Tools(
      SlackApi api, Clock clock, NoticeCard card, NoticeForms forms, NoticeEvidence evidence) {}

  NoticeClicks(
      Supplier<@Nullable NoticeBook> books, NoticeAccess access, PodDesk desk, Tools tools) {
    this.books = books;
    this.access = access;
    this.desk = desk;
    this.tools = tools;
  }

  /**
   * Somebody's click on something they may act on.
   *
   * @param book where it is kept
   * @param subject what of it they may act on
   * @param trigger opens a modal, for a few seconds
   */
  record Click(NoticeBook book, NoticeSubject subject, Asking asking, @Nullable String trigger) {
    /** The one it is about; of a storm the first. */
    Incident incident() {
      return subject.incidents().getFirst();
    }
  }

  /** Answers a click. */
  void answer(BlockActionPayload payload) throws IOException {
    BlockActionPayload.Action pressed = payload.getActions().getFirst();
    String channel = payload.getChannel() == null ? null : payload.getChannel().getId();
    Asking asking = new Asking(payload.getUser().getId(), PodDesk.channel(channel), false);
    String trigger = payload.getTriggerId();
    Reply reply =
        desk.guarded(asking, Right.ACT, () -> Reply.toAsker(act(asking, pressed, trigger)));
    if (!reply.message().text().toString().isEmpty()) {
      String json =
          isInPlace(payload) ? Wire.replacing(reply.message()) : Wire.beside(reply.message());
      new Asides(tools.api()).tell(Clicks.asker(payload), json);
    }
  }

  /** Who looks again and again has one answer, below which the row stands that was clicked in. */
  private static boolean isInPlace(BlockActionPayload payload) {
    return payload.getActions().getFirst().getActionId().equals(NoticeButton.RECHECK.action())
        && Clicks.isOnOwnMessage(payload);
  }

  /**
   * Takes a form that was opened by a click: whoever sends it needs the right to act now.
   *
   * @return why it is not taken, to be told to that one; null: it is
   */
  @Nullable Message take(String user, View view) {
    List<String> kept = List.of(view.getPrivateMetadata().split(" ", 2));
    Asking asking = new Asking(user, kept.getLast(), false);
    return switch (allowed(asking, kept.getFirst(), null)) {
      case Allowed.No(Message why) -> why;
      case Allowed.Yes(Click click) -> {
        tools.forms().take(view, click);
        yield null;
      }
    };
  }

  private Message act(Asking asking, BlockActionPayload.Action pressed, @Nullable String trigger) {
    String id = pressed.getValue() == null ? "" : pressed.getValue();
    if (pressed.getActionId().startsWith(NoticeSilences.LIFT)) {
      return lift(asking, id);
    }
    return switch (allowed(asking, id, trigger)) {
      case Allowed.No(Message why) -> why;
      case Allowed.Yes(Click click) -> act(click, pressed.getActionId());
    };
  }

  private sealed interface Allowed {
    record Yes(Click click) implements Allowed {}

    record No(Message why) implements Allowed {}
  }

  private Allowed allowed(Asking asking, String id, @Nullable String trigger) {
    NoticeBook book = books.get();
    if (book == null) {
      return new Allowed.No(said(NO_BOOK));
    }
    NoticeSubject subject = book.store().read(tx -> NoticeSubject.find(tx, id)).orElse(null);
    if (subject == null || !subject.channels().contains(asking.channel())) {
      NoticeAccess.note(asking, Right.ACT, null, Decision.BAD_KEY);
      return new Allowed.No(said(UNKNOWN));
    }
    List<Incident> allowed = access.may(asking, Right.ACT, subject.incidents());
    if (allowed.isEmpty()) {
      NoticeAccess.note(asking, Right.ACT, null, Decision.NOTHING_SEEN);
      return new Allowed.No(said(DENIED));
    }
    NoticeAccess.note(asking, Right.ACT, allowed.getFirst(), Decision.ANSWERED);
    return new Allowed.Yes(new Click(book, subject.with(allowed), asking, trigger));
  }

  /** Not bound to a channel: what is snoozed is listed wherever it is asked for. */
  private Message lift(Asking asking, String id) {
    NoticeBook book = books.get();
    if (book == null) {
      return said(NO_BOOK);
    }
    Instant now = tools.clock().instant();
    Silence silence = new NoticeSilences(book.store(), now).find(id);
    boolean seen =
        silence != null && NoticeSilences.isIn(access.sight(asking, Right.EXPLAIN), silence);
    if (silence == null || !seen) {
      return said(OVER);
    }
    if (!NoticeSilences.isIn(access.sight(asking, Right.ACT), silence)) {
      return said(DENIED);
    }
    NoticeAccess.note(asking, Right.ACT, null, Decision.ANSWERED);
    boolean lifted = book.store().write(tx -> tx.silences().lift(id, now));
    String what = Snooze.inWords(silence.match());
    return said(
        lifted
            ? "Lifted: " + what + ". What still fails is told now, as far as it was not."
            : OVER);
  }

  private Message open(Click click, String view) {
    try {
      tools.api().openView(String.valueOf(click.trigger()), view);
      return OPENED;
    } catch (IOException | SlackApiException e) {
      throw new IllegalStateException("Slack opened no modal", e);
    }
  }

  /** What comes back with a form: looked up anew then. */
  private static String kept(Click click) {
    Storm storm = click.subject().storm();
    String id = storm == null ? click.incident().id() : storm.id();
    return id + " " + click.asking().channel();
  }

  private Message act(Click click, String action) {
    if (action.startsWith(NoticeButton.PICK)) {
      return tools.card().render(click.incident(), null, tools.clock().instant());
    }
    NoticeButton button = NoticeButton.of(action);
    return button == null
        ? said(UNKNOWN)
        : switch (button) {
          case ACKNOWLEDGE -> acknowledge(click);
          case RELEASE -> release(click);
          case MORE -> NoticeButtons.more(click.incident());
          case ONE -> NoticeButtons.choice(click.subject().incidents());
          case SNOOZE -> open(click, Snooze.modal(click.subject(), kept(click)));
          case NOT_HELPFUL -> open(click, NoticeForms.causes(kept(click)));
          case LOGS -> tools.evidence().logs(click);
          case CHANGES -> tools.evidence().changes(click);
          case RECHECK -> recheck(click);
          case EXPORT -> tools.evidence().export(click);
        };
  }

  /** The one who asks is told at once what the cluster says; the notice says it soon after. */
  private Message recheck(Click click) {
    ask(click, new Request(Request.Kind.RECHECK, List.of(click.incident().id()), null));
    return tools.evidence().recheck(click);
  }

  private Message acknowledge(Click click) {
    Instant now = tools.clock().instant();
    Acknowledgement by = new Acknowledgement(click.asking().user(), now, now.plus(LOOKED_AT));
    String done =
        "You look at %s, until %s. Nothing is told of it until then, unless it gets worse."
            .formatted(click.subject().name(), Words.at(by.until(), now));
    put(click, by);
    return said(done);
  }

  private Message release(Click click) {
    put(click, null);
    return said("Nobody looks at " + click.subject().name() + " any more.");
  }

  private void put(Click click, @Nullable Acknowledgement by) {
    List<String> ids = click.subject().incidents().stream().map(Incident::id).toList();
    ask(click, new Request(Request.Kind.ACKNOWLEDGE, ids, by));
  }

  /** Of whoever decides for the cluster, who edits the message too, within a second or two. */
  private void ask(Click click, Request said) {
    String doc = IncidentFiles.write(said);
    String cluster = click.incident().workload().cluster();
    Instant now = tools.clock().instant();
    click.book().store().run(tx -> tx.requests().put(cluster, now, doc));
  }

  private static Message said(String sentence) {
    return DiagnosisMessage.sentence(sentence);
  }
}
