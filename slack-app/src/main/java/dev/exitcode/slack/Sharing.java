package dev.exitcode.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import java.io.IOException;
import java.net.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows an answer to the channel, once per answer, however often it is clicked or redelivered. */
final class Sharing {
  private static final Logger log = LoggerFactory.getLogger(Sharing.class);

  private static final String UNCONFIRMED =
      Wire.sentence(
          "Slack did not confirm that the answer was shared. Look into the channel before"
              + " trying again: if it is not there, ask again and share that answer.");

  /** True also where Slack did not confirm the first time. */
  private static final String ALREADY =
      Wire.sentence(
          "Already shared. If the channel does not show it, ask again and share that answer.");

  private static final String TOO_EARLY =
      Wire.sentence(
          "Sharing has to wait until Slack has confirmed which workspace this bot belongs"
              + " to. Please try again in a minute.");

  private final Replies replies;
  private final SlackApi api;
  private final Installation installation;
  private final Claims claims;

  Sharing(Replies replies, SlackApi api, Installation installation, Claims claims) {
    this.replies = replies;
    this.api = api;
    this.installation = installation;
    this.claims = claims;
  }

  /** Shares through the {@code response_url}, which works where the bot is no member. */
  void share(String question, BlockActionRequest request) throws IOException {
    BlockActionPayload payload = request.getPayload();
    if (!Clicks.isOnOwnMessage(payload)) {
      throw new IOException("only one's own answer can be shared");
    }
    if (installation.isKnown() || request.isSocketMode()) {
      shareOnce(question, payload);
    } else {
      api.respond(payload.getResponseUrl(), TOO_EARLY);
    }
  }

  private void shareOnce(String question, BlockActionPayload payload) throws IOException {
    if (!claims.claim("click:" + payload.getTriggerId())) {
      return; // The same click, redelivered: its user has been told already.
    }
    // A double click has two triggers, but one message; that may show another answer later on.
    String key = "share:" + Clicks.message(payload) + ":" + question;
    if (claims.claim(key)) {
      deliver(question, payload, key);
    } else {
      api.respond(payload.getResponseUrl(), ALREADY);
    }
  }

  private void deliver(String question, BlockActionPayload payload, String key) throws IOException {
    try {
      api.respond(payload.getResponseUrl(), replies.shared(question, payload.getUser().getId()));
    } catch (SlackApi.Refused | ConnectException e) {
      claims.release(key);
      throw e;
    } catch (IOException e) {
      log.warn("Slack did not confirm a share: {}", Failure.of(e).reason());
      tell(payload, UNCONFIRMED);
      return;
    }
    tell(payload, replies.afterSharing(question));
  }

  /** What fails here is no failure to share. */
  private void tell(BlockActionPayload payload, String json) {
    try {
      api.respond(payload.getResponseUrl(), json);
    } catch (IOException e) {
      log.warn("Could not tell the user how sharing went: {}", Failure.of(e).reason());
    }
  }
}
