package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.RichTextElement;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Incident.Acknowledgement;
import dev.exitcode.incident.Storm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one message of many incidents: what they share, then all of them by name, by cause. A cause
 * of few comes before one of many, so that the one that is different is not lost among the others.
 */
final class StormCard {
  /** Names in a row; one text of Slack's rich text holds no more of ours. */
  private static final int LONGEST_RUN = 300;

  private static final int LONGEST_NAME = 100;
  private static final int MOST_CAUSES = 12;
  static final int MOST_NAMES = 400;
  private static final int LONGEST_TEXT = 1_000;
  private static final int LONGEST_SENTENCE = 300;

  private StormCard() {}

  /** Incidents of one cause, or all that are over. */
  private record Group(String title, List<String> names) {}

  static Message render(Storm storm, List<Incident> incidents, Look look) {
    Look least = look;
    Message message = message(storm, incidents, least);
    while (least.names() > 1 && Wire.size(message) > PodCard.LARGEST) {
      least = least.fewer();
      message = message(storm, incidents, least);
    }
    return message;
  }

  /**
   * How it is to be shown.
   *
   * @param names how many at most
   */
  record Look(int names, Set<NoticeButton> buttons, @Nullable String mention, Instant now) {
    private Look fewer() {
      return new Look(names * 3 / 4, buttons, mention, now);
    }
  }

  private static Message message(Storm storm, List<Incident> incidents, Look look) {
    String heading = heading(storm, incidents);
    List<Group> groups = groups(storm, incidents);
    RichText text = new RichText();
    text.paragraph(RichText.plain(StormWords.when(storm, look.now())));
    groups(groups, look.names(), text);
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header(heading));
    if (look.mention() != null) {
      blocks.add(Blocks.section(SlackText.mention(look.mention(), LONGEST_NAME)));
    }
    blocks.add(text.block());
    acknowledged(incidents, look.now(), blocks);
    new NoticeButtons(look.buttons()).add(storm, incidents, look.now(), blocks);
    return new Message(text(heading, groups, look.mention()), blocks);
  }

  /** Who looks at how many of them, and until when. */
  private static void acknowledged(
      List<Incident> incidents, Instant now, List<LayoutBlock> blocks) {
    Map<String, List<Acknowledgement>> by =
        incidents.stream()
            .filter(i -> i.isOpen() && i.isAcknowledged(now))
            .flatMap(i -> Stream.ofNullable(i.acknowledged()))
            .collect(Collectors.groupingBy(Acknowledgement::by, TreeMap::new, Collectors.toList()));
    if (!by.isEmpty()) {
      List<SlackText> parts =
          by.values().stream().flatMap(one -> looks(one, now).stream()).toList();
      blocks.add(Blocks.context(SlackText.join(" ", parts, LONGEST_SENTENCE)));
    }
  }

  /** One person; the first of the ends is told. */
  private static List<SlackText> looks(List<Acknowledgement> at, Instant now) {
    Instant until = Collections.min(at.stream().map(Acknowledgement::until).toList());
    String words = "looks at %d of them, until %s.".formatted(at.size(), Words.at(until, now));
    return List.of(SlackText.user(at.getFirst().by()), SlackText.literal(words, LONGEST_NAME));
  }

  /** Counts those that fail, as long as one does and it goes on. */
  private static String heading(Storm storm, List<Incident> incidents) {
    long open = workloads(incidents.stream().filter(Incident::isOpen));
    long all = incidents.isEmpty() ? storm.count() : workloads(incidents.stream());
    long counted = open > 0 && storm.endedAt() == null ? open : all;
    return StormWords.mark(storm) + " " + StormWords.heading(storm, counted);
  }

  private static long workloads(Stream<Incident> incidents) {
    return incidents.map(Incident::workload).distinct().count();
  }

  /** What goes on elsewhere comes first and what is over last; between, causes of fewest first. */
  private static List<Group> groups(Storm storm, List<Incident> incidents) {
    Predicate<Incident> leaves = i -> storm.endedAt() != null && i.isOpen() && i.isToldAlone();
    List<Incident> left = incidents.stream().filter(leaves).toList();
    List<Group> groups = new ArrayList<>();
    if (!left.isEmpty()) {
      groups.add(new Group("Go on in messages of their own", names(left)));
    }
    groups.addAll(groups(incidents.stream().filter(leaves.negate()).toList()));
    return groups;
  }

  private static List<Group> groups(List<Incident> incidents) {
    Map<Cause, List<Incident>> open =
        incidents.stream()
            .filter(Incident::isOpen)
            .collect(Collectors.groupingBy(Incident::cause, TreeMap::new, Collectors.toList()));
    List<Group> groups = new ArrayList<>();
    open.entrySet().stream()
        .map(e -> new Group(e.getKey().inWords(), names(e.getValue())))
        .sorted(Comparator.comparingInt(group -> group.names().size()))
        .forEach(groups::add);
    List<Incident> over = incidents.stream().filter(i -> !i.isOpen()).toList();
    if (!over.isEmpty()) {
      groups.add(new Group("✅ Over", names(over)));
    }
    return groups;
  }

  /** Each workload once; the worst first. */
  private static List<String> names(List<Incident> incidents) {
    return incidents.stream()
        .sorted(Comparator.comparing(Incident::severity).reversed())
        .map(i -> Names.middle(i.workload().namespacedName(), LONGEST_NAME))
        .distinct()
        .toList();
  }

  private static void groups(List<Group> groups, int most, RichText text) {
    int left = most;
    for (Group group : groups.subList(0, Math.min(MOST_CAUSES, groups.size()))) {
      // Of each cause at least one is named.
      int shown = Math.min(group.names().size(), Math.max(1, left));
      text.paragraph(line(group, shown));
      left -= shown;
    }
    if (groups.size() > MOST_CAUSES) {
      text.paragraph(RichText.italic("and %d more causes".formatted(groups.size() - MOST_CAUSES)));
    }
  }

  private static List<RichTextElement> line(Group group, int shown) {
    List<RichTextElement> line = new ArrayList<>();
    line.add(RichText.bold("%s (%d): ".formatted(group.title(), group.names().size())));
    StringBuilder run = new StringBuilder();
    for (String name : group.names().subList(0, shown)) {
      if (run.length() + name.length() + 2 > LONGEST_RUN) {
        line.add(RichText.plain(run + " "));
        run.setLength(0);
      }
      run.append(run.isEmpty() ? "" : " ").append(name).append(',');
    }
    int more = group.names().size() - shown;
    run.setLength(Math.max(0, run.length() - 1));
    line.add(RichText.plain(run + (more > 0 ? " and %d more".formatted(more) : "")));
    return line;
  }

  private static SlackText text(String heading, List<Group> groups, @Nullable String mention) {
    List<SlackText> parts = new ArrayList<>();
    parts.add(SlackText.literal(heading + ".", LONGEST_SENTENCE));
    if (mention != null) {
      parts.add(SlackText.mention(mention, LONGEST_NAME));
    }
    for (Group group : groups) {
      String names = String.join(", ", group.names().stream().limit(5).toList());
      int more = group.names().size() - 5;
      String rest = more > 0 ? " and %d more".formatted(more) : "";
      parts.add(SlackText.literal(group.title() + ": " + names + rest + ".", LONGEST_SENTENCE));
    }
    return SlackText.join(" ", parts, LONGEST_TEXT);
  }
}
