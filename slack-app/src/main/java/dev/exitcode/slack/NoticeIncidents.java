package dev.exitcode.slack;

import static dev.exitcode.slack.RichText.bold;
import static dev.exitcode.slack.RichText.inlineCode;
import static dev.exitcode.slack.RichText.plain;

import com.slack.api.model.block.element.RichTextElement;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.store.IncidentTable.Named;
import dev.exitcode.store.WorkloadName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * What is wrong now.
 *
 * @param sight what may be seen
 */
record NoticeIncidents(NoticeBook book, BiPredicate<String, String> sight, Instant now) {
  private static final String NONE = "Nothing is wrong now, among what you may see.";
  private static final Comparator<Incident> WORST_FIRST =
      Comparator.comparing(Incident::severity).thenComparing(i -> i.course().lastAt()).reversed();

  /** The worst first, and at the end whose cannot be read: a newer Exitcode may keep them so. */
  Message render() {
    List<Incident> open = new ArrayList<>();
    List<WorkloadName> unread = new ArrayList<>();
    for (Named one : seen()) {
      Optional<Incident> incident = IncidentFiles.readable(one.doc(), Incident.class);
      incident.filter(Incident::isOpen).ifPresent(open::add);
      if (incident.isEmpty()) {
        unread.add(one.workload());
      }
    }
    open.sort(WORST_FIRST);
    return open.isEmpty() && unread.isEmpty()
        ? DiagnosisMessage.sentence(NONE)
        : new NoticeList(title(open.size()), lines(open, unread)).render();
  }

  private List<Named> seen() {
    return book
        .store()
        .read(
            tx -> book.clusters().stream().flatMap(c -> tx.incidents().named(c).stream()).toList())
        .stream()
        .filter(one -> sight.test(one.workload().cluster(), one.workload().namespace()))
        .toList();
  }

  private static String title(int open) {
    return open == 1 ? "1 open incident" : open + " open incidents";
  }

  private List<List<RichTextElement>> lines(List<Incident> open, List<WorkloadName> unread) {
    return Stream.concat(
            open.stream().map(this::line), unread.stream().distinct().map(NoticeIncidents::unread))
        .toList();
  }

  private static List<RichTextElement> unread(WorkloadName of) {
    return List.of(
        plain("❔ "),
        inlineCode(Names.middle(of.cluster())),
        plain(" "),
        bold(Names.middle(of.namespace() + "/" + of.workload()) + " "),
        plain("has one, or had, that this version of mine cannot read."));
  }

  private List<RichTextElement> line(Incident i) {
    List<RichTextElement> line = new ArrayList<>();
    line.add(plain(NoticeWords.mark(i) + " "));
    line.add(inlineCode(Names.middle(i.workload().cluster())));
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
