package dev.exitcode.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.request.builtin.GlobalShortcutRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes mentions, the buttons of answers about pods, the shortcut and its modal. Acknowledges at
 * once; only options are answered in the acknowledgement, from memory.
 */
final class PodListeners {
  private static final Logger log = LoggerFactory.getLogger(PodListeners.class);
  private static final String MENTION = "app_mention";
  private static final String NO_OPTIONS = "{\"options\":[]}";
  private static final Pattern PICK = Pattern.compile(Pattern.quote(PodButtons.PICK) + "[0-9]");

  private final PodTalk talk;
  private final PodClicks clicks;
  private final PodPicker picker;
  private final Pastes pastes;
  private final Tools tools;

  /** Who answers what. */
  record Answering(PodTalk talk, PodClicks clicks, PodPicker picker) {}

  /** What they act with. */
  record Tools(SlackApi api, WebMethods web, Background background) {}

  PodListeners(Answering answering, Pastes pastes, Tools tools) {
    this.talk = answering.talk();
    this.clicks = answering.clicks();
    this.picker = answering.picker();
    this.pastes = pastes;
    this.tools = tools;
  }

  /** Whether a request is one of those registered here. */
  static boolean handles(Request<?> request) {
    return switch (request) {
      case EventRequest event -> MENTION.equals(event.getEventTypeAndSubtype());
      case BlockActionRequest click -> isOurs(click.getPayload());
      case GlobalShortcutRequest shortcut ->
          PodPicker.SHORTCUT.equals(shortcut.getPayload().getCallbackId());
      case BlockSuggestionRequest typing ->
          PodPicker.SELECT.equals(typing.getPayload().getActionId());
      case ViewSubmissionRequest choice ->
          PodPicker.SHORTCUT.equals(choice.getPayload().getView().getCallbackId());
      default -> false;
    };
  }

  private static boolean isOurs(BlockActionPayload payload) {
    List<BlockActionPayload.Action> actions = payload.getActions();
    String action =
        actions == null || actions.size() != 1 ? null : actions.getFirst().getActionId();
    return action != null && (PodButtons.ALL.contains(action) || PICK.matcher(action).matches());
  }

  void registerWith(App app) {
    app.event(
        AppMentionEvent.class,
        (payload, context) -> {
          onMention(payload);
          return context.ack();
        });
    for (String action : PodButtons.ALL) {
      app.blockAction(action, (request, context) -> onClick(request.getPayload(), context.ack()));
    }
    app.blockAction(PICK, (request, context) -> onClick(request.getPayload(), context.ack()));
    app.globalShortcut(
        PodPicker.SHORTCUT, (request, context) -> onShortcut(request.getPayload(), context.ack()));
    app.blockSuggestion(PodPicker.SELECT, (request, _) -> onTyping(request.getPayload()));
    app.viewSubmission(
        PodPicker.SHORTCUT, (request, context) -> onChoice(request.getPayload(), context.ack()));
  }

  private void onMention(EventsApiPayload<AppMentionEvent> payload) {
    AppMentionEvent event = payload.getEvent();
    boolean byPerson = event.getBotId() == null && event.getUser() != null;
    if (byPerson && event.getChannel() != null && pastes.isNew(payload.getEventId())) {
      PodTalk.Said said =
          new PodTalk.Said(
              event.getUser(),
              event.getChannel(),
              event.getThreadTs(),
              event.getTs(),
              Paste.of(event));
      tools.background().run(() -> talk.answer(said), Apology.logged("answer a mention"));
    }
  }

  private Response onClick(BlockActionPayload payload, Response acknowledgement) {
    String doing = PodButtons.doing(payload.getActions().getFirst().getActionId());
    tools
        .background()
        .run(
            () -> clicks.answer(payload),
            Apology.told(tools.api(), payload.getResponseUrl(), doing));
    return acknowledgement;
  }

  private Response onShortcut(GlobalShortcutPayload payload, Response acknowledgement) {
    String user = payload.getUser().getId();
    tools
        .background()
        .run(
            () -> {
              tools.api().openView(payload.getTriggerId(), picker.modal());
              picker.warm(user);
            },
            Apology.logged("open the modal"));
    return acknowledgement;
  }

  private Response onTyping(BlockSuggestionPayload payload) {
    String user = payload.getUser().getId();
    if (!picker.admits(user)) {
      return Responses.json(NO_OPTIONS);
    }
    tools.background().run(() -> picker.warm(user), Apology.logged("look a user up"));
    try {
      return Responses.json(picker.options(user, payload.getValue()));
    } catch (RuntimeException e) {
      log.error("Could not suggest pods: {}", e.getClass().getName());
      return Responses.json(NO_OPTIONS);
    }
  }

  private Response onChoice(ViewSubmissionPayload payload, Response acknowledgement) {
    String user = payload.getUser().getId();
    String refusal = picker.refusal(user, payload.getView());
    if (refusal != null) {
      return Responses.json(refusal);
    }
    Background behind = tools.background();
    behind.run(
        () -> picker.answer(user, payload.getView(), tools.web()),
        Apology.logged("answer a choice in the modal"));
    return acknowledgement;
  }
}
