package dev.exitcode.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes direct messages and the message shortcut: acknowledges at once and explains in the
 * background. What bots write, this one included, and edits and deletions are left alone.
 */
final class PasteListeners {
  /** The message shortcut's name in the manifest. */
  static final String SHORTCUT = "explain_crash";

  private static final Set<String> EVENTS = Set.of("message", "message:file_share");
  private static final String DIRECT = "im";
  private static final String SLACKBOT = "USLACKBOT";

  private final Pastes pastes;
  private final PodTalk talk;
  private final SlackApi api;
  private final Background background;

  PasteListeners(Pastes pastes, PodTalk talk, SlackApi api, Background background) {
    this.pastes = pastes;
    this.talk = talk;
    this.api = api;
    this.background = background;
  }

  /** Whether a request is one of those registered here. */
  static boolean handles(Request<?> request) {
    if (request instanceof EventRequest event) {
      return EVENTS.contains(event.getEventTypeAndSubtype());
    }
    return request instanceof MessageShortcutRequest shortcut
        && SHORTCUT.equals(shortcut.getPayload().getCallbackId());
  }

  void registerWith(App app) {
    app.event(
        MessageEvent.class,
        (payload, context) -> {
          onMessage(payload);
          return context.ack();
        });
    app.event(
        MessageFileShareEvent.class,
        (payload, context) -> {
          onFile(payload);
          return context.ack();
        });
    app.messageShortcut(
        SHORTCUT,
        (request, context) -> {
          onShortcut(request.getPayload());
          return context.ack();
        });
  }

  private void onMessage(EventsApiPayload<MessageEvent> payload) {
    MessageEvent event = payload.getEvent();
    if (event.getBotId() == null && DIRECT.equals(event.getChannelType())) {
      take(
          payload,
          new PodTalk.Said(
              event.getUser(),
              event.getChannel(),
              event.getThreadTs(),
              event.getTs(),
              Paste.of(event)));
    }
  }

  private void onFile(EventsApiPayload<MessageFileShareEvent> payload) {
    MessageFileShareEvent event = payload.getEvent();
    boolean byBot = Boolean.TRUE.equals(event.getDisplayAsBot());
    if (!byBot && DIRECT.equals(event.getChannelType())) {
      take(
          payload,
          new PodTalk.Said(
              event.getUser(),
              event.getChannel(),
              event.getThreadTs(),
              event.getTs(),
              Paste.of(event)));
    }
  }

  private void take(EventsApiPayload<?> payload, PodTalk.Said said) {
    boolean complete = payload.getEventId() != null && said.channel() != null;
    if (complete && isSomebody(said.user(), payload) && pastes.isNew(payload.getEventId())) {
      background.run(() -> talk.answer(said), Apology.logged("explain what was sent"));
    }
  }

  /** Slack names those in whose place it delivers the event: this bot's user. */
  private static boolean isSomebody(@Nullable String user, EventsApiPayload<?> delivery) {
    boolean own =
        delivery.getAuthorizations() != null
            && delivery.getAuthorizations().stream().anyMatch(o -> o.getUserId().equals(user));
    return user != null && !SLACKBOT.equals(user) && !own;
  }

  private void onShortcut(MessageShortcutPayload payload) {
    String answerAt = payload.getResponseUrl();
    boolean complete = payload.getTriggerId() != null && answerAt != null;
    if (complete && payload.getMessage() != null && pastes.isNew(payload.getTriggerId())) {
      Paste paste = Paste.of(payload.getMessage());
      background.run(
          () -> pastes.answerTo(answerAt, paste), Apology.told(api, answerAt, "explain that"));
    }
  }
}
