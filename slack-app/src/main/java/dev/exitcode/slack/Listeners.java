package dev.exitcode.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the bot does on a command and on each button. Acknowledges without I/O; whatever calls Slack
 * follows in the background.
 */
final class Listeners {
  static final String COMMAND = "/exitcode";

  private static final Logger log = LoggerFactory.getLogger(Listeners.class);
  private static final Pattern SHOW = Pattern.compile(Pattern.quote(Buttons.SHOW) + "[0-9]");

  private final Replies replies;
  private final SlackApi api;
  private final Background background;
  private final Sharing sharing;
  private final PodSlashCommand pods;

  Listeners(Acting acting, Sharing sharing, PodSlashCommand pods) {
    this.replies = acting.replies();
    this.api = acting.api();
    this.background = acting.background();
    this.sharing = sharing;
    this.pods = pods;
  }

  /** What listeners act with. */
  record Acting(Replies replies, SlackApi api, Background background) {}

  /** Whether a request is one of those registered here. */
  static boolean handles(Request<?> request) {
    if (request instanceof SlashCommandRequest command) {
      return COMMAND.equals(command.getPayload().getCommand());
    }
    return request instanceof BlockActionRequest click
        && click.getPayload().getActions() != null
        && click.getPayload().getActions().size() == 1
        && isOurs(click.getPayload().getActions().getFirst().getActionId());
  }

  private static boolean isOurs(@Nullable String action) {
    return action != null
        && (action.equals(Buttons.MORE)
            || action.equals(Buttons.SHARE)
            || SHOW.matcher(action).matches());
  }

  void registerWith(App app) {
    app.command(COMMAND, (request, _) -> safely("answer", () -> answer(request)));
    app.blockAction(
        Buttons.MORE, (request, context) -> onClick("open the details", request, context));
    app.blockAction(
        Buttons.SHARE, (request, context) -> onClick("share the answer", request, context));
    app.blockAction(SHOW, (request, context) -> onClick("show the answer", request, context));
  }

  private Response answer(SlashCommandRequest request) {
    String typed = request.getPayload().getText();
    String text = typed == null ? "" : typed;
    String ofPod = pods.acknowledge(request.getPayload(), text);
    return Responses.json(ofPod == null ? replies.toQuestion(text) : ofPod);
  }

  private Response onClick(String what, BlockActionRequest request, Context context) {
    return safely(
        what,
        () -> {
          act(what, request);
          return context.ack();
        });
  }

  private void act(String what, BlockActionRequest request) {
    BlockActionPayload payload = request.getPayload();
    BlockActionPayload.Action action = payload.getActions().getFirst();
    String question = action.getValue() == null ? "" : action.getValue();
    if (replies.isAnswered(question)) {
      background.run(
          work(action.getActionId(), question, request),
          Apology.told(api, payload.getResponseUrl(), what));
    } else {
      log.warn("A button was clicked whose question has no answer.");
    }
  }

  private Background.Work work(String action, String question, BlockActionRequest request) {
    BlockActionPayload payload = request.getPayload();
    return switch (action) {
      case Buttons.MORE -> () -> api.openView(payload.getTriggerId(), replies.details(question));
      case Buttons.SHARE -> () -> sharing.share(question, request);
      default -> () -> show(question, payload);
    };
  }

  private void show(String question, BlockActionPayload payload) throws IOException {
    api.respond(
        payload.getResponseUrl(),
        Clicks.isOnOwnMessage(payload) ? replies.inPlace(question) : replies.beside(question));
  }

  /** Whatever goes wrong, the request is acknowledged, the user told, and no payload logged. */
  private static Response safely(String what, Supplier<Response> listener) {
    try {
      return listener.get();
    } catch (RuntimeException e) {
      log.error("Could not {}: {}", what, e.getClass().getName());
      return Responses.json(
          Wire.sentence("Could not " + what + ": the bot made a mistake. Please try again."));
    }
  }
}
