package dev.exitcode.slack;

import static dev.exitcode.slack.RichText.bold;
import static dev.exitcode.slack.RichText.plain;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.RichTextElement;
import dev.exitcode.incident.Incident;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.store.Store;
import dev.exitcode.store.VerdictTable;
import dev.exitcode.store.WorkloadName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, and why.
 *
 * @param sight what may be seen
 */
record NoticeVerdicts(Store store, BiPredicate<String, String> sight, Instant now) {
  private static final int MOST = 1_000;
  private static final int SHOWN = 10;
  private static final Duration RECENT = Duration.ofHours(24);
  private static final String NONE =
      "I decided on no crash of that name, among what you may see: nothing was told, and nothing"
          + " was kept quiet. `/exitcode status` says since when I watch.";
  private static final String NONE_QUIET =
      "Nothing was kept quiet in the last 24 hours, among what you may see.";

  /** Why a pod's or a workload's crashes were told or not, the newest first. */
  Message why(PodQuery query) {
    List<VerdictTable.Row> found =
        store.read(
            tx ->
                tx.verdicts()
                    .named(query.name(), where -> isMeant(where, query) && isSeen(where), SHOWN));
    return found.isEmpty() ? DiagnosisMessage.sentence(NONE) : why(found);
  }

  private static boolean isMeant(WorkloadName where, PodQuery query) {
    return isOr(query.cluster(), where.cluster()) && isOr(query.namespace(), where.namespace());
  }

  private static boolean isOr(@Nullable String wanted, String name) {
    return wanted == null || wanted.equals(name);
  }

  private boolean isSeen(WorkloadName where) {
    return sight.test(where.cluster(), where.namespace());
  }

  private Message why(List<VerdictTable.Row> found) {
    String title = "What I decided on " + who(found.getFirst());
    Message message = new NoticeList(title, found.stream().map(this::line).toList()).render();
    return told(found.getFirst(), message);
  }

  private static String who(VerdictTable.Row row) {
    String name = row.workload().namespace() + "/" + row.workload().workload();
    return Names.middle(name);
  }

  private List<RichTextElement> line(VerdictTable.Row row) {
    return List.of(
        plain(Words.at(row.at(), now) + "  "),
        bold(decided(row) + " "),
        plain(Names.middle(row.pod()) + ": "),
        plain(row.sentence()));
  }

  private static String decided(VerdictTable.Row row) {
    String what =
        switch (row.decision()) {
          case "TOLD" -> "Told";
          case "COALESCED" -> "Counted";
          case "SILENCED" -> "Silenced";
          default -> "Not told";
        };
    return row.times() == 1 ? what : what + " (" + Words.times(row.times()) + ")";
  }

  /** Where the message is that tells it or counts it. */
  private Message told(VerdictTable.Row row, Message message) {
    String id = row.incident();
    Incident incident =
        id == null ? null : store.read(tx -> NoticeSubject.incident(tx, id)).orElse(null);
    if (incident == null || incident.notice().root() == null) {
      return message;
    }
    List<SlackText> where =
        List.of(
            SlackText.literal("Its message is in", Names.LONGEST),
            SlackText.channel(incident.notice().channel(), Names.LONGEST));
    List<LayoutBlock> blocks = new ArrayList<>(message.blocks());
    blocks.add(Blocks.context(SlackText.join(" ", where, Names.LONGEST * 2)));
    return new Message(message.text(), blocks);
  }

  /** What was kept quiet of late and why, of each workload and reason once, the newest first. */
  Message suppressed() {
    Map<String, List<VerdictTable.Row>> alike = new LinkedHashMap<>();
    store
        .read(tx -> tx.verdicts().keptQuiet(now.minus(RECENT), this::isSeen, MOST))
        .forEach(
            row ->
                alike
                    .computeIfAbsent(row.workload() + row.reason(), _ -> new ArrayList<>())
                    .add(row));
    List<List<RichTextElement>> lines = alike.values().stream().map(this::quiet).toList();
    return lines.isEmpty()
        ? DiagnosisMessage.sentence(NONE_QUIET)
        : new NoticeList("Kept quiet in the last 24 hours", lines).render();
  }

  private List<RichTextElement> quiet(List<VerdictTable.Row> rows) {
    VerdictTable.Row newest = rows.getFirst();
    int times = rows.stream().mapToInt(VerdictTable.Row::times).sum();
    String often = "%s, last at %s: ".formatted(Words.times(times), Words.at(newest.at(), now));
    return List.of(bold(who(newest) + " "), plain(often), plain(newest.sentence()));
  }
}
