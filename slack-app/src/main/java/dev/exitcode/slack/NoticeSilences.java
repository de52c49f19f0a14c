package dev.exitcode.slack;

import static dev.exitcode.slack.RichText.bold;
import static dev.exitcode.slack.RichText.plain;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.RichTextElement;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.incident.Match;
import dev.exitcode.incident.Silence;
import dev.exitcode.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What people want to hear nothing of now: listed, and lifted by whoever may act there. */
record NoticeSilences(Store store, Instant now) {
  /** Followed by a number, because ids in a block must differ. */
  static final String LIFT = "notice.lift.";

  private static final int MOST_LIFTED = 20;
  private static final int LONGEST_BY = 80;
  private static final String NONE = "Nothing is snoozed, among what you may see.";

  List<Silence> active() {
    return store.read(tx -> tx.silences().active(now)).stream()
        .flatMap(doc -> IncidentFiles.readable(doc, Silence.class).stream())
        .sorted(Comparator.comparing(Silence::until))
        .toList();
  }

  /** The one of this id that holds now, or null. */
  @Nullable Silence find(String id) {
    return active().stream().filter(s -> s.id().equals(id)).findFirst().orElse(null);
  }

  static boolean isIn(BiPredicate<String, String> sight, Silence silence) {
    Match match = silence.match();
    String cluster = match.cluster();
    String namespace = match.namespace();
    return cluster != null && namespace != null && sight.test(cluster, namespace);
  }

  /**
   * All that are in sight.
   *
   * @param act where the asker may lift them
   */
  Message list(BiPredicate<String, String> sight, BiPredicate<String, String> act) {
    List<Silence> seen = active().stream().filter(s -> isIn(sight, s)).toList();
    if (seen.isEmpty()) {
      return DiagnosisMessage.sentence(NONE);
    }
    Buttons lifts = new Buttons();
    List<List<RichTextElement>> lines = new ArrayList<>();
    for (Silence silence : seen) {
      int nr = lines.size() + 1;
      lines.add(line(nr, silence));
      if (nr <= MOST_LIFTED && isIn(act, silence)) {
        lifts.with(LIFT + nr, "Lift " + nr, silence.id());
      }
    }
    return with(seen, new NoticeList("Snoozed now", lines, lifts).render());
  }

  private List<RichTextElement> line(int nr, Silence silence) {
    List<RichTextElement> line = new ArrayList<>();
    line.add(bold(nr + ". " + Names.middle(Snooze.inWords(silence.match()), 200) + " "));
    line.add(plain("until " + Words.at(silence.until(), now)));
    if (!silence.reason().isBlank()) {
      line.add(plain(": " + silence.reason()));
    }
    return line;
  }

  /** Who snoozed what, as far as it fits. */
  private static Message with(List<Silence> seen, Message list) {
    List<SlackText> by = new ArrayList<>();
    for (Silence silence : seen) {
      SlackText nr = SlackText.literal((by.size() + 1) + ". by", 20);
      by.add(SlackText.join(" ", List.of(nr, SlackText.user(silence.by())), LONGEST_BY));
    }
    List<LayoutBlock> blocks = new ArrayList<>(list.blocks());
    blocks.add(Blocks.context(SlackText.join("  ", by, 1_500)));
    return new Message(list.text(), blocks);
  }
}
