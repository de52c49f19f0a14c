package dev.exitcode.notice;

import dev.exitcode.delivery.DeliveryTroubles;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.store.Posting;
import dev.exitcode.store.Store;
import dev.exitcode.store.Tx;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to what could not be delivered: says so elsewhere, or writes a deleted message anew. */
final class Undelivered implements DeliveryTroubles {
  private static final String HISTORY = "history/";
  private static final String AGAIN = "/again";
  private static final Logger LOG = LoggerFactory.getLogger(Undelivered.class);

  private final Store store;
  private final NoticeMessage message;
  private final Standing standing;
  private final Clock clock;

  Undelivered(Store store, NoticeMessage message, Standing standing, Clock clock) {
    this.store = store;
    this.message = message;
    this.standing = standing;
    this.clock = clock;
  }

  /** Said in the default channel, where that is another one. */
  @Override
  public void unreachable(Posting posting, String error) {
    LOG.warn("Channel {} takes no notices: {}", posting.channel(), error);
    if (!standing.channel().equals(posting.channel())) {
      begin("channel/" + posting.channel(), message.unreachable(posting.channel(), error));
    }
  }

  @Override
  public void reachable(String channel) {
    LOG.info("Channel {} takes notices again.", channel);
    String payload = message.reachable(channel);
    store.run(tx -> standing.end(tx, "channel/" + channel, payload, clock.instant()));
  }

  @Override
  public void unreadable(String channel, String error) {
    begin(HISTORY + channel, message.unreadable(channel, error));
  }

  @Override
  public List<String> unreadable() {
    return store.read(tx -> tx.outbox().standings(HISTORY)).stream()
        .map(id -> id.substring(HISTORY.length(), id.lastIndexOf('/')))
        .distinct()
        .toList();
  }

  @Override
  public void readable(String channel) {
    String payload = message.readable(channel);
    store.run(tx -> standing.end(tx, HISTORY + channel, payload, clock.instant()));
  }

  private void begin(String subject, String payload) {
    store.run(tx -> standing.begin(tx, subject, payload, clock.instant()));
  }

  @Override
  public void refused(Posting posting, String error) {
    LOG.error("Slack does not take the notice {} in any form: {}", posting.key(), error);
  }

  @Override
  public void rootGone(Posting reply) {
    store.run(tx -> writeAnew(tx, reply));
  }

  /** Whatever deletes messages may delete the new one, too: that is the end of it. */
  private void writeAnew(Tx tx, Posting reply) {
    Incident incident =
        tx.incidents()
            .find(reply.incident())
            .flatMap(doc -> IncidentFiles.readable(doc, Incident.class))
            .orElse(null);
    if (incident == null) {
      // Below the message of many somebody is called, in words that stand by themselves.
      var _ = tx.outbox().enqueue(reply.aside(reply.payload()), clock.instant());
    } else if (!reply.key().endsWith(AGAIN)) {
      var _ = tx.outbox().enqueue(anew(incident, reply), clock.instant());
      var _ = tx.outbox().enqueue(again(reply), clock.instant());
    }
  }

  /** It may call somebody, which the message itself does no more. */
  private static Posting again(Posting reply) {
    return new Posting(
        reply.key() + AGAIN, reply.incident(), reply.channel(), reply.kind(), reply.payload());
  }

  private Posting anew(Incident incident, Posting reply) {
    return new Posting(
        reply.key() + "/anew",
        reply.incident(),
        reply.channel(),
        Posting.Kind.UPDATE,
        message.root(incident, null, clock.instant()));
  }
}
