package dev.exitcode.slack;

import java.io.IOException;

/** Explains what people hand over, once each, however often Slack delivers it. */
final class Pastes {
  private final Replies replies;
  private final SlackApi api;
  private final Attachments attachments;
  private final Claims claims;

  Pastes(Replies replies, SlackApi api, Attachments attachments, Claims claims) {
    this.replies = replies;
    this.api = api;
    this.attachments = attachments;
    this.claims = claims;
  }

  /** Whether this is the first time that Slack delivers it. */
  boolean isNew(String id) {
    return claims.claim("paste:" + id);
  }

  /** Answers for all who read there: what is explained comes from no cluster. */
  void answer(Paste paste, WebMethods web, WebMethods.Spot spot) throws IOException {
    WebMethods.Spot _ = web.post(spot, message(paste, Audience.direct()));
  }

  /** Answers to the one who clicked, wherever the message stands. */
  void answerTo(String responseUrl, Paste paste) throws IOException {
    api.respond(responseUrl, Wire.beside(message(paste, Audience.asked())));
  }

  private Message message(Paste paste, Audience audience) {
    Attachments.Texts files = attachments.read(paste.files());
    return replies.toPaste(paste, files, audience);
  }
}
