package dev.exitcode.notice;

import dev.exitcode.incident.Board;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Routing;
import dev.exitcode.incident.Storm;
import dev.exitcode.incident.Telling;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.slack.NoticeMessage.Manner;
import dev.exitcode.store.Posting;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts what is to be told into words, for the outbox. */
final class Voice {
  private final NoticeMessage message;
  private final Supplier<Routing> routing;

  /** Whom a name calls, the routing knows. */
  Voice(NoticeMessage message, Supplier<Routing> routing) {
    this.message = message;
    this.routing = routing;
  }

  /**
   * A posting.
   *
   * @param board with what the telling is about, as it is now
   */
  Posting posting(Telling telling, Board board, Instant now) {
    return new Posting(
        telling.key(),
        telling.root(),
        telling.channel(),
        Posting.Kind.valueOf(telling.kind().name()),
        payload(telling, board, now));
  }

  private String payload(Telling telling, Board board, Instant now) {
    Storm storm = board.storm(telling.root());
    String mention = target(telling.mention());
    if (storm != null) {
      return message.storm(storm, board.of(storm), mention, now);
    }
    Incident incident = Objects.requireNonNull(board.incident(telling.root()), telling.key());
    return telling.kind() == Telling.Kind.REPLY
        ? message.reply(telling.step(), incident, new Manner(mention, telling.toChannel()), now)
        : message.root(incident, mention, now);
  }

  private @Nullable String target(@Nullable String name) {
    return name == null ? null : routing.get().mentions().get(name);
  }
}
