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
          SlackText.literal(
              "Slack did not confirm that the answer was shared. If the channel does not show it,"
                  + " ask again and share that answer.",
              200));

  private final Replies replies;
  private final SlackApi api;
  private final Home home;
  private final Claims claims;

  Sharing(Replies replies, SlackApi api, Home home, Claims claims) {
    this.replies = replies;
    this.api = api;
    this.home = home;
    this.claims = claims;
  }

  /** Shares through the {@code response_url}, which works where the bot is no member. */
  void share(String question, BlockActionRequest request) throws IOException {
    BlockActionPayload payload = request.getPayload();
    if (!Clicks.isOnOwnMessage(payload)) {
      throw new IOException("only one's own answer can be shared");
    }
    if (!home.isKnown() && !request.isSocketMode()) {
      api.respond(
          payload.getResponseUrl(),
          Wire.sentence(
              SlackText.literal(
                  "Sharing has to wait until Slack has confirmed which workspace this bot belongs"
                      + " to. Please try again in a minute.",
                  200)));
      return;
    }
    // The message rather than the trigger: a double click has two triggers.
    String key = "share:" + Clicks.message(payload);
    if (claims.claim(key)) {
      deliver(question, payload, key);
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
      api.respond(payload.getResponseUrl(), UNCONFIRMED);
      return;
    }
    api.respond(payload.getResponseUrl(), replies.afterSharing(question));
  }
}
