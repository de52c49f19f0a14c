package dev.exitcode.slack;

import static dev.exitcode.slack.RichText.bold;
import static dev.exitcode.slack.RichText.inlineCode;
import static dev.exitcode.slack.RichText.plain;

import com.slack.api.model.block.element.RichTextElement;
import dev.exitcode.access.Audit.Decision;
import dev.exitcode.access.Right;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.slack.PodAnswers.Asking;
import dev.exitcode.slack.PodAnswers.Reply;
import dev.exitcode.store.Tx;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about notices, to the asker alone: what is denied is left out as if it were not
 * there. Safe for many threads.
 */
final class NoticeQueries {
  private static final String NONE = "Nothing is wrong now, among what you may see.";
  private static final int LONGEST_NAME = 130;

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
      case INCIDENTS -> incidents(book, sight, now);
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

  private static Message incidents(
      NoticeBook book, BiPredicate<String, String> sight, Instant now) {
    List<Incident> open =
        book.store().read(tx -> live(tx, book.clusters())).stream()
            .filter(Incident::isOpen)
            .filter(i -> sight.test(i.workload().cluster(), i.workload().namespace()))
            .sorted(
                Comparator.comparing(Incident::severity)
                    .thenComparing(i -> i.course().lastAt())
                    .reversed())
            .toList();
    String title = open.size() == 1 ? "1 open incident" : open.size() + " open incidents";
    return open.isEmpty()
        ? DiagnosisMessage.sentence(NONE)
        : new NoticeList(title, open.stream().map(i -> line(i, now)).toList()).render();
  }

  private static List<Incident> live(Tx tx, List<String> clusters) {
    return clusters.stream()
        .flatMap(cluster -> tx.incidents().live(cluster).stream())
        .map(json -> IncidentFiles.read(json, Incident.class))
        .toList();
  }

  private static List<RichTextElement> line(Incident i, Instant now) {
    List<RichTextElement> line = new ArrayList<>();
    line.add(plain(NoticeWords.mark(i) + " "));
    line.add(inlineCode(Names.middle(i.workload().cluster(), LONGEST_NAME)));
    line.add(plain(" "));
    line.add(bold(NoticeWords.who(i) + " "));
    String told =
        "%s, %s, last at %s. "
            .formatted(
                i.cause().inWords(),
                Words.times(i.course().count()),
                Words.at(i.course().lastAt(), now));
    line.add(plain(told));
    Incident.Acknowledgement by = i.acknowledged();
    if (by != null && i.isAcknowledged(now)) {
      line.add(RichText.italic("Somebody looks at it until " + Words.at(by.until(), now) + "."));
    }
    return line;
  }
}
