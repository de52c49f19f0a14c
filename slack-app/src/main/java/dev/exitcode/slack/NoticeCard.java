package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.RichTextElement;
import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.Diagnosis.NextStep;
import dev.exitcode.incident.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one message of an incident, as it is at a time. */
final class NoticeCard {
  private static final int MOST_FACTS = 3;
  private static final int LONGEST_TEXT = 1_200;
  private static final int LONGEST_SENTENCE = 300;
  private static final int LONGEST_COMMAND = 240;

  private final Catalog catalog;
  private final NoticeButtons buttons;

  NoticeCard(Catalog catalog, Set<NoticeButton> buttons) {
    this.catalog = catalog;
    this.buttons = new NoticeButtons(buttons);
  }

  Message render(Incident incident, @Nullable String mention, Instant now) {
    int most = MOST_FACTS;
    Message message = message(incident, mention, now, most);
    while (most > 1 && Wire.size(message) > PodCard.LARGEST) {
      message = message(incident, mention, now, --most);
    }
    return message;
  }

  private Message message(Incident incident, @Nullable String mention, Instant now, int mostFacts) {
    Diagnosis diagnosis = incident.diagnosis();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header(NoticeWords.heading(incident)));
    if (mention != null) {
      blocks.add(Blocks.section(SlackText.mention(mention, Names.LONGEST)));
    }
    Stream.of(
            headline(incident, now),
            DiagnosisParts.known(diagnosis),
            incident.isOpen() ? DiagnosisParts.evidence(diagnosis, mostFacts) : new RichText(),
            incident.isOpen() ? DiagnosisParts.steps(diagnosis, 1) : new RichText())
        .filter(part -> !part.isEmpty())
        .forEach(part -> blocks.add(part.block()));
    acknowledged(incident, now, blocks);
    buttons.add(incident, now, blocks);
    return new Message(text(incident, mention, now), blocks);
  }

  private RichText headline(Incident incident, Instant now) {
    Diagnosis diagnosis = incident.diagnosis();
    RichText text = new RichText();
    text.paragraph(
        RichText.bold(Clean.words(diagnosis.summary(), LONGEST_SENTENCE) + " "),
        RichText.italic(
            "(%s, %s)".formatted(lower(diagnosis.confidence()), lower(incident.severity()))));
    text.paragraph(where(incident));
    List<String> sentences = new ArrayList<>(NoticeWords.course(incident, now));
    sentences.add(NoticeWords.state(incident, now));
    sentences.add(NoticeWords.was(incident));
    sentences.removeIf(String::isEmpty);
    return text.list(false, sentences, s -> List.of(RichText.plain(s)));
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private List<RichTextElement> where(Incident incident) {
    List<RichTextElement> where = new ArrayList<>();
    name(where, "cluster ", incident.workload().cluster());
    name(where, kind(incident) + " ", incident.workload().namespacedName());
    name(where, "container ", incident.container());
    Long code = incident.diagnosis().subject().exitCode();
    name(where, "exit code ", code == null ? "" : named(code));
    return where;
  }

  private static String kind(Incident incident) {
    return Clean.line(incident.workload().kind(), 40);
  }

  private static void name(List<RichTextElement> where, String what, String name) {
    if (!name.isBlank()) {
      where.add(RichText.plain((where.isEmpty() ? "" : "· ") + what));
      where.add(RichText.inlineCode(Names.middle(name)));
      where.add(RichText.plain(" "));
    }
  }

  private String named(long code) {
    return catalog.answer(Long.toString(code)) instanceof Answer.Explained known
        ? Labels.within(known.heading(), Names.LONGEST)
        : Long.toString(code);
  }

  private static void acknowledged(Incident incident, Instant now, List<LayoutBlock> blocks) {
    Incident.Acknowledgement by = incident.acknowledged();
    if (by != null && incident.isOpen() && incident.isAcknowledged(now)) {
      String until = "looks at it, until %s.".formatted(Words.at(by.until(), now));
      SlackText said = SlackText.literal(until, Names.LONGEST);
      List<SlackText> parts = List.of(SlackText.user(by.by()), said);
      blocks.add(Blocks.context(SlackText.join(" ", parts, LONGEST_SENTENCE)));
    }
  }

  /** What a push notification shows: who, where, what, why, how often, and the first step. */
  private static SlackText text(Incident incident, @Nullable String mention, Instant now) {
    List<SlackText> parts = new ArrayList<>();
    String cluster = Names.middle(incident.workload().cluster());
    String heading = "%s, in %s.".formatted(NoticeWords.heading(incident), cluster);
    parts.add(SlackText.literal(heading, LONGEST_SENTENCE));
    sentences(incident, now).forEach(s -> parts.add(SlackText.literal(s, LONGEST_SENTENCE)));
    if (mention != null) {
      parts.add(SlackText.mention(mention, Names.LONGEST));
    }
    return SlackText.join(" ", parts, LONGEST_TEXT);
  }

  private static List<String> sentences(Incident incident, Instant now) {
    List<String> sentences = new ArrayList<>();
    sentences.add(incident.diagnosis().summary());
    sentences.add(NoticeWords.often(incident.course(), now));
    sentences.add(NoticeWords.state(incident, now));
    if (incident.isOpen()) {
      incident.diagnosis().nextSteps().stream().limit(1).forEach(step -> step(step, sentences));
    }
    sentences.removeIf(String::isEmpty);
    return sentences;
  }

  private static void step(NextStep step, List<String> sentences) {
    sentences.add("First: " + step.text());
    if (step.command() != null && step.command().length() < LONGEST_COMMAND) {
      sentences.add(step.command());
    }
  }
}
