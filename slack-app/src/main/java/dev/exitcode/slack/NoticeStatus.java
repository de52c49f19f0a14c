package dev.exitcode.slack;

import static dev.exitcode.slack.RichText.bold;
import static dev.exitcode.slack.RichText.plain;

import com.slack.api.model.block.element.RichTextElement;
import dev.exitcode.k8s.WatchView;
import dev.exitcode.store.Outbox;
import dev.exitcode.store.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is watched, since when, and what waits to be told. */
final class NoticeStatus {
  private static final String NOTHING = "I watch nothing that you may see.";
  private static final String ELSEWHERE =
      "is not watched by the replica that answers you, but by another where there are several.";

  private NoticeStatus() {}

  /** What waits to be told. */
  private record Queue(long many, @Nullable Instant since) {
    private static Queue of(Outbox outbox) {
      Map<Posting.State, Long> counts = outbox.counts();
      long open =
          counts.getOrDefault(Posting.State.WAITING, 0L)
              + counts.getOrDefault(Posting.State.SENDING, 0L)
              + counts.getOrDefault(Posting.State.AMBIGUOUS, 0L);
      return new Queue(open, outbox.undoneSince());
    }

    private String said(Instant now) {
      return many == 0 || since == null
          ? "Nothing waits to be told."
          : "%d messages wait to be told, the oldest since %s."
              .formatted(many, Words.at(since, now));
    }
  }

  static Message of(NoticeBook book, Predicate<String> sees, Instant now) {
    List<List<RichTextElement>> lines = new ArrayList<>();
    book.views().stream()
        .filter(view -> sees.test(view.cluster()))
        .forEach(view -> lines.add(line(view, now)));
    elsewhere(book).filter(sees).forEach(cluster -> lines.add(line(cluster)));
    if (lines.isEmpty()) {
      return DiagnosisMessage.sentence(NOTHING);
    }
    Queue queue = book.store().read(tx -> Queue.of(tx.outbox()));
    lines.add(List.of(plain(queue.said(now))));
    return new NoticeList("Crash notices", lines).render();
  }

  /** Those that this replica does not watch. */
  private static Stream<String> elsewhere(NoticeBook book) {
    List<String> here = book.views().stream().map(WatchView::cluster).toList();
    return book.clusters().stream().filter(cluster -> !here.contains(cluster));
  }

  private static List<RichTextElement> line(String cluster) {
    return List.of(bold(Names.middle(cluster) + " "), plain(ELSEWHERE));
  }

  private static List<RichTextElement> line(WatchView view, Instant now) {
    List<String> said = new ArrayList<>(List.of(watched(view, now)));
    if (view.trouble() != null) {
      said.add("It is not seen now: " + view.trouble().inWords() + ".");
    }
    if (view.blind().toSeconds() > 0) {
      said.add("Blind for " + Words.of(view.blind()) + " in all; caught up on then.");
    }
    if (view.unparsable() > 0) {
      said.add("%d pods could not be read.".formatted(view.unparsable()));
    }
    return List.of(bold(Names.middle(view.cluster()) + " "), plain(String.join(" ", said)));
  }

  private static String watched(WatchView view, Instant now) {
    Instant since = view.since();
    return since == null
        ? "is not watched yet."
        : "is watched since %s: %d pods.".formatted(Words.at(since, now), view.pods());
  }
}
