package dev.exitcode.notice;

import dev.exitcode.incident.Board;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Outcome;
import dev.exitcode.incident.Routing;
import dev.exitcode.incident.Storm;
import dev.exitcode.incident.Telling;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.slack.NoticeMessage.Manner;
import dev.exitcode.store.Posting;
import java.time.Instant;
import java.util.Optional;
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
   * @param outcome what the telling is of: it holds what is over by it and so on no board any more
   * @param board as the outcome left it
   */
  Posting posting(Telling telling, Outcome outcome, Board board, Instant now) {
    return new Posting(
        telling.key(),
        telling.root(),
        telling.channel(),
        Posting.Kind.valueOf(telling.kind().name()),
        payload(telling, outcome, board, now));
  }

  private String payload(Telling telling, Outcome outcome, Board board, Instant now) {
    Storm storm = telling.incident() == null ? storm(telling.root(), outcome, board) : null;
    String mention = target(telling.mention());
    if (storm != null) {
      return message.storm(storm, board.of(storm), mention, now);
    }
    Incident incident = incident(telling, outcome, board);
    return telling.kind() == Telling.Kind.REPLY
        ? message.reply(telling.step(), incident, new Manner(mention, telling.toChannel()), now)
        : message.root(incident, mention, now);
  }

  /** A name among the settings' mentions: whom the message of that calls that is not over; null. */
  @Nullable String called(Telling telling, Outcome outcome, Board board) {
    Storm storm = storm(telling.root(), outcome, board);
    if (storm != null) {
      return storm.endedAt() == null ? storm.mention() : null;
    }
    Incident incident = incident(telling, outcome, board);
    return incident.isOpen() ? incident.notice().mention() : null;
  }

  private static @Nullable Storm storm(String id, Outcome outcome, Board board) {
    return outcome.storms().stream()
        .filter(storm -> storm.id().equals(id))
        .findFirst()
        .orElse(board.storm(id));
  }

  private static Incident incident(Telling telling, Outcome outcome, Board board) {
    String id = telling.incident() == null ? telling.root() : telling.incident();
    return outcome.incidents().stream()
        .filter(incident -> incident.id().equals(id))
        .findFirst()
        .or(() -> Optional.ofNullable(board.incident(id)))
        .orElseThrow(() -> new IllegalStateException("Of what is not there: " + telling.key()));
  }

  private @Nullable String target(@Nullable String name) {
    return name == null ? null : routing.get().mentions().get(name);
  }
}
