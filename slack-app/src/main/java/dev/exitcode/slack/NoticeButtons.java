package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Storm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The row below a notice: few buttons, and one for the rest. */
final class NoticeButtons {
  /** Slack's limit for the elements of a row. */
  private static final int MOST = 25;

  private final Set<NoticeButton> handled;

  /** Shows only those that something handles. */
  NoticeButtons(Set<NoticeButton> handled) {
    this.handled = handled;
  }

  /** Below an incident. */
  void add(Incident incident, Instant now, List<LayoutBlock> blocks) {
    add(row(incident.id(), b -> !b.isSecond() && isUseful(b, incident, now)), blocks);
  }

  /** Those behind the last one. */
  static Message more(Incident incident) {
    List<LayoutBlock> blocks = new ArrayList<>();
    String name = NoticeWords.who(incident);
    blocks.add(new RichText().paragraph(RichText.bold(name)).block());
    add(
        new NoticeButtons(NoticeButton.handled()).row(incident.id(), NoticeButton::isSecond),
        blocks);
    return new Message(SlackText.literal(name, MOST * 10), blocks);
  }

  private Buttons row(String id, Predicate<NoticeButton> shown) {
    Buttons row = new Buttons();
    handled.stream()
        .sorted()
        .filter(shown)
        .forEach(button -> row.with(button.action(), button.label(), id));
    return row;
  }

  /** Nobody takes on what is over. */
  private static boolean isUseful(NoticeButton button, Incident incident, Instant now) {
    return switch (button) {
      case ACKNOWLEDGE -> incident.isOpen() && !incident.isAcknowledged(now);
      case RELEASE -> incident.isOpen() && incident.isAcknowledged(now);
      case SNOOZE -> incident.isOpen();
      case LOGS, MORE, CHANGES, RECHECK, NOT_HELPFUL, EXPORT -> true;
      case ONE -> false;
    };
  }

  /** Below a storm: what makes sense of all together, and a choice of one. */
  void add(Storm storm, List<Incident> incidents, Instant now, List<LayoutBlock> blocks) {
    List<Incident> open = incidents.stream().filter(Incident::isOpen).toList();
    boolean goesOn = storm.endedAt() == null && !open.isEmpty();
    boolean seen = open.stream().allMatch(i -> i.isAcknowledged(now));
    add(row(storm.id(), button -> isUseful(button, goesOn, seen)), blocks);
  }

  private static boolean isUseful(NoticeButton button, boolean goesOn, boolean seen) {
    return switch (button) {
      case ACKNOWLEDGE -> goesOn && !seen;
      case RELEASE -> goesOn && seen;
      case SNOOZE, ONE -> goesOn;
      case LOGS, MORE, CHANGES, RECHECK, NOT_HELPFUL, EXPORT -> false;
    };
  }

  /** A choice of one of many, the open and the worst first. */
  static Message choice(List<Incident> incidents) {
    List<Incident> first =
        incidents.stream()
            .sorted(
                Comparator.comparing(Incident::isOpen).thenComparing(Incident::severity).reversed())
            .limit(MOST)
            .toList();
    Buttons row = new Buttons();
    for (Incident i : first) {
      row.named(NoticeButton.PICK + first.indexOf(i), NoticeWords.who(i), i.id());
    }
    RichText text = new RichText().paragraph(RichText.bold("Which one?"));
    if (first.size() < incidents.size()) {
      text.paragraph(RichText.italic("The first %d of %d.".formatted(MOST, incidents.size())));
    }
    return new Message(SlackText.literal("Which one?", 20), List.of(text.block(), row.block()));
  }

  private static void add(Buttons row, List<LayoutBlock> blocks) {
    if (!row.isEmpty()) {
      blocks.add(row.block());
    }
  }
}
