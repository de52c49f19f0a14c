package dev.exitcode.notice;

import dev.exitcode.delivery.DeliveryTroubles;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.incident.Routing;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.store.Posting;
import dev.exitcode.store.Store;
import dev.exitcode.store.Tx;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to what could not be delivered: says so elsewhere, or writes a deleted message anew. */
final class Undelivered implements DeliveryTroubles {
  private static final Logger LOG = LoggerFactory.getLogger(Undelivered.class);

  private final Store store;
  private final NoticeMessage message;
  private final Routing routing;
  private final Clock clock;

  Undelivered(Store store, NoticeMessage message, Routing routing, Clock clock) {
    this.store = store;
    this.message = message;
    this.routing = routing;
    this.clock = clock;
  }

  /** Said once a day in the default channel, where that is another one. */
  @Override
  public void unreachable(Posting posting, String error) {
    LOG.warn("Channel {} takes no notices: {}", posting.channel(), error);
    String fallback = routing.fallback().channel();
    if (!fallback.equals(posting.channel())) {
      Instant now = clock.instant();
      String id = "channel/" + posting.channel() + "/" + now.truncatedTo(ChronoUnit.DAYS);
      String payload = message.unreachable(posting.channel(), error);
      Posting word = new Posting(id, id, fallback, Posting.Kind.ROOT, payload);
      store.run(tx -> tx.outbox().enqueue(word, now));
    }
  }

  @Override
  public void refused(Posting posting, String error) {
    LOG.error("Slack does not take the notice {} in any form: {}", posting.key(), error);
  }

  @Override
  public void rootGone(Posting reply) {
    store.run(tx -> writeAnew(tx, reply));
  }

  private void writeAnew(Tx tx, Posting reply) {
    tx.incidents()
        .find(reply.incident())
        .map(doc -> IncidentFiles.read(doc, Incident.class))
        .ifPresent(incident -> tx.outbox().enqueue(anew(incident, reply), clock.instant()));
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
