package dev.exitcode.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import java.util.List;
import java.util.regex.Pattern;

/** Takes clicks below notices; acknowledges at once. */
final class NoticeListeners {
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
        Apology.logged("take a form"));
    return acknowledgement;
  }

  private Response onClick(BlockActionPayload payload, Response acknowledgement) {
    NoticeButton button = NoticeButton.of(payload.getActions().getFirst().getActionId());
    String what = button == null ? "do that" : button.doing();
    background.run(() -> clicks.answer(payload), Apology.told(api, payload.getResponseUrl(), what));
    return acknowledgement;
  }
}
