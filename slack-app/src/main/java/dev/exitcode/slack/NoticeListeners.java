package dev.exitcode.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes clicks below notices; acknowledges at once. */
final class NoticeListeners {
  private static final Pattern OURS = Pattern.compile("notice\\.[a-z-]{1,30}(\\.[0-9]{1,2})?");

  private static final Pattern FORM = Pattern.compile("notice\\.(snooze|cause)");

  private final NoticeClicks clicks;
  private final NoticeForms forms;
  private final SlackApi api;
  private final Background background;
  private final Claims claims;

  NoticeListeners(NoticeClicks clicks, NoticeForms forms, Listeners.Acting acting, Claims claims) {
    this.clicks = clicks;
    this.forms = forms;
    this.api = acting.api();
    this.background = acting.background();
    this.claims = claims;
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
    once(
        payload.getTriggerId(),
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
    Consumer<Failure> apology = new Asides(api).apology(Clicks.asker(payload), what);
    once(payload.getTriggerId(), () -> clicks.answer(payload), apology);
    return acknowledgement;
  }

  /** Slack delivers again what it heard nothing of in time: the trigger is the same then. */
  private void once(@Nullable String trigger, Background.Work work, Consumer<Failure> failed) {
    String key = "notice:" + trigger;
    boolean again = trigger != null && !claims.claim(key);
    if (!again && !background.takes(work, failed)) {
      claims.release(key);
    }
  }
}
