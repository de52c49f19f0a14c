package dev.exitcode.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes clicks below notices; acknowledges at once. */
final class NoticeListeners {
  private static final Logger log = LoggerFactory.getLogger(NoticeListeners.class);
  private static final Pattern OURS = Pattern.compile("notice\\.[a-z-]{1,30}(\\.[0-9]{1,2})?");

  private static final Pattern FORM = Pattern.compile("notice\\.(snooze|cause)");

  private final NoticeClicks clicks;
  private final NoticeForms forms;
  private final SlackApi api;
  private final Background background;

  NoticeListeners(NoticeClicks clicks, NoticeForms forms, SlackApi api, Background background) {
    this.clicks = clicks;
    this.forms = forms;
    this.api = api;
    this.background = background;
  }

  /** Whether a request is one of those registered here. */
  static boolean handles(Request<?> request) {
    return switch (request) {
      case BlockActionRequest click -> isOurs(click.getPayload().getActions());
      case ViewSubmissionRequest form -> NoticeForms.isOurs(form.getPayload().getView());
      default -> false;
    };
  }

  private static boolean isOurs(List<BlockActionPayload.Action> actions) {
    return actions != null
        && actions.size() == 1
        && OURS.matcher(String.valueOf(actions.getFirst().getActionId())).matches();
  }

  void registerWith(App app) {
    app.viewSubmission(FORM, (request, context) -> onForm(request.getPayload(), context.ack()));
    app.blockAction(OURS, (request, context) -> onClick(request.getPayload(), context.ack()));
  }

  private Response onForm(ViewSubmissionPayload payload, Response acknowledgement) {
    String refusal = forms.refusal(payload.getView());
    if (refusal != null) {
      return Responses.json(refusal);
    }
    background.run(
        () -> {
          Message why = clicks.take(payload.getUser().getId(), payload.getView());
          if (why != null) {
            api.post(payload.getUser().getId(), why);
          }
        },
        failure -> log.warn("Could not take a form: {}", failure.reason()));
    return acknowledgement;
  }

  private Response onClick(BlockActionPayload payload, Response acknowledgement) {
    background.run(() -> clicks.answer(payload), tell(payload));
    return acknowledgement;
  }

  private Consumer<Failure> tell(BlockActionPayload payload) {
    NoticeButton button = NoticeButton.of(payload.getActions().getFirst().getActionId());
    String what = button == null ? "do that" : button.doing();
    return failure -> {
      log.warn("Could not {}: {}", what, failure.reason());
      try {
        api.respond(
            payload.getResponseUrl(),
            Wire.sentence("Could not " + what + " just now. Please try again."));
      } catch (IOException e) {
        log.warn("Could not tell the user either: {}", Failure.of(e).reason());
      }
    };
  }
}
