package dev.exitcode.slack;

import dev.exitcode.access.Audit.Decision;
import dev.exitcode.access.Right;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.slack.PodAnswers.Asking;
import dev.exitcode.slack.PodAnswers.Reply;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about notices, to the asker alone: what is denied is left out as if it were not
 * there. Safe for many threads.
 */
final class NoticeQueries {
  private final Supplier<@Nullable NoticeBook> books;
  private final NoticeAccess access;
  private final PodDesk desk;
  private final Clock clock;

  NoticeQueries(
      Supplier<@Nullable NoticeBook> books, NoticeAccess access, PodDesk desk, Clock clock) {
    this.books = books;
    this.access = access;
    this.desk = desk;
    this.clock = clock;
  }

  /** Answers; never throws. */
  Reply answer(Asking asking, NoticeAsked asked) {
    return desk.guarded(asking, Right.EXPLAIN, () -> Reply.toAsker(message(asking, asked)));
  }

  private Message message(Asking asking, NoticeAsked asked) {
    NoticeBook book = books.get();
    if (book == null) {
      return DiagnosisMessage.sentence(NoticeClicks.NO_BOOK);
    }
    NoticeAccess.note(asking, Right.EXPLAIN, null, Decision.ANSWERED);
    BiPredicate<String, String> sight = access.sight(asking, Right.EXPLAIN);
    Instant now = clock.instant();
    return switch (asked.what()) {
      case INCIDENTS -> new NoticeIncidents(book, sight, now).render();
      case STATUS -> NoticeStatus.of(book, access.clusters(asking), now);
      case WHY -> why(asking, new NoticeVerdicts(book.store(), sight, now), asked.name(), book);
      case HISTORY -> new NoticeHistory(book.store(), sight, now).of(asked.name());
      case SNOOZED ->
          new NoticeSilences(book.store(), now).list(sight, access.sight(asking, Right.ACT));
      case FEEDBACK -> new NoticeFeedback(book.store(), sight).render();
      case SUPPRESSED -> new NoticeVerdicts(book.store(), sight, now).suppressed();
    };
  }

  /** What was decided, and what would be. */
  private Message why(Asking asking, NoticeVerdicts verdicts, String name, NoticeBook book) {
    try {
      PodQuery query = PodQuery.parse(name);
      return new NoticeOutlook(access.answers(), book, verdicts.now())
          .with(verdicts.why(query), asking, query);
    } catch (IllegalArgumentException e) {
      return DiagnosisMessage.sentence(String.valueOf(e.getMessage()));
    }
  }
}
