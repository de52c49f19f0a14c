package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.RichTextElement;
import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Renders an answer as a short message for a tired reader with a phone; {@link AnswerModal} holds
 * the rest. Every part is cut at its own limit, so that the whole stays inside Slack's.
 */
final class AnswerMessage {
  private static final int MOST_CAUSES = 3;
  private static final int MOST_STEPS = 2;
  private static final int MOST_READINGS = 3;
  private static final int MOST_SOURCES = 3;
  private static final int MOST_RELATED = 3;
  private static final int MOST_LISTED = 60;
  private static final int LISTED_PER_BLOCK = 20;
  private static final int LONGEST_LISTED = 100;
  private static final int LONGEST_LISTED_NAME = 60;
  private static final int LONGEST_SOURCE = 70;

  private final Catalog catalog;

  AnswerMessage(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The message for an answer. */
  Message render(Answer answer, Audience audience) {
    List<LayoutBlock> blocks = new ArrayList<>();
    answer(blocks, answer);
    below(blocks, buttons(answer, audience), audience.note());
    return new Message(ShortText.of(answer), blocks);
  }

  private static void answer(List<LayoutBlock> blocks, Answer answer) {
    // No switch on types here: the JVM spins one at every start (ADR 31).
    if (answer instanceof Answer.Explained explained) {
      explained(blocks, explained);
    } else if (answer instanceof Answer.Compared compared) {
      compared(blocks, compared);
    } else if (answer instanceof Answer.Listed listed) {
      listed(blocks, listed);
    } else if (answer instanceof Answer.NotFound notFound) {
      notFound(blocks, notFound);
    }
  }

  private static void below(List<LayoutBlock> blocks, Buttons buttons, @Nullable SlackText note) {
    if (!buttons.isEmpty()) {
      blocks.add(buttons.block());
    }
    if (note != null) {
      blocks.add(Blocks.context(note));
    }
  }

  private static void explained(List<LayoutBlock> blocks, Answer.Explained answer) {
    Entry entry = answer.entry();
    blocks.add(Blocks.header(answer.heading()));
    Stream.of(
            EntryParts.headline(answer, MOST_READINGS),
            EntryParts.causes(entry, MOST_CAUSES, 1),
            EntryParts.steps(entry, MOST_STEPS, 1),
            background(entry))
        .filter(part -> !part.isEmpty())
        .forEach(part -> blocks.add(part.block()));
    blocks.add(Blocks.context(sources(entry)));
  }

  /** What can wait until the causes and steps are read. */
  private static RichText background(Entry entry) {
    RichText text = new RichText();
    text.labelled("Set by", entry.setBy()).labelled("Normal?", entry.normal());
    entry.misconceptions().stream().limit(1).forEach(one -> believed(text, one));
    return text;
  }

  private static void believed(RichText text, Entry.Misconception one) {
    text.paragraph(
        RichText.bold("Often believed: "),
        RichText.italic(one.belief() + " "),
        RichText.plain(one.truth()));
  }

  private static SlackText sources(Entry entry) {
    SlackText links =
        SlackText.join(
            " · ",
            entry.sources().stream().limit(MOST_SOURCES).map(AnswerMessage::source).toList(),
            Blocks.LONGEST_CONTEXT - 20);
    return SlackText.join(
        " ", List.of(SlackText.literal("Sources:", 20), links), Blocks.LONGEST_CONTEXT);
  }

  private static SlackText source(Entry.Source source) {
    String title = Labels.within(source.title(), LONGEST_SOURCE);
    return source.url() == null
        ? SlackText.literal(title, LONGEST_SOURCE)
        : SlackText.link(source.url(), title, LONGEST_SOURCE);
  }

  private static void compared(List<LayoutBlock> blocks, Answer.Compared answer) {
    blocks.add(Blocks.header(answer.left().heading() + "  or  " + answer.right().heading()));
    blocks.add(side(answer.left()).block());
    blocks.add(side(answer.right()).block());
    blocks.add(new RichText().labelled("The difference:", answer.difference()).block());
  }

  private static RichText side(Answer.Explained side) {
    Entry entry = side.entry();
    RichText text = new RichText();
    text.paragraph(RichText.bold(side.heading()))
        .paragraph(EntryParts.severity(entry), RichText.plain(entry.meaning()))
        .labelled("Set by", entry.setBy())
        .labelled("Normal?", entry.normal())
        .labelled("Most often:", entry.causes().getFirst().cause());
    return text;
  }

  private static void listed(List<LayoutBlock> blocks, Answer.Listed answer) {
    blocks.add(Blocks.header("Common exit codes"));
    List<Entry> entries = answer.entries().stream().limit(MOST_LISTED).toList();
    for (int from = 0; from < entries.size(); from += LISTED_PER_BLOCK) {
      int to = Math.min(entries.size(), from + LISTED_PER_BLOCK);
      blocks.add(new RichText().list(false, entries.subList(from, to), AnswerMessage::row).block());
    }
    blocks.add(
        Blocks.context(SlackText.literal("Ask for one of them, such as: /exitcode 137", 100)));
  }

  private static List<RichTextElement> row(Entry entry) {
    return List.of(
        RichText.bold(Clean.words(Labels.of(entry), LONGEST_LISTED_NAME) + " "),
        RichText.plain(Clean.words(entry.meaning(), LONGEST_LISTED)));
  }

  private static void notFound(List<LayoutBlock> blocks, Answer.NotFound answer) {
    blocks.add(new RichText().paragraph(RichText.plain(answer.sentence())).block());
  }

  private Buttons buttons(Answer answer, Audience audience) {
    Buttons buttons = new Buttons();
    Optional<String> question = catalog.questionFor(answer);
    if (!(answer instanceof Answer.Listed)) {
      question.ifPresent(buttons::more);
    }
    if (audience.shareable()) {
      question.ifPresent(buttons::share);
    }
    if (audience.explorable()) {
      explore(buttons, answer);
    }
    return buttons;
  }

  private void explore(Buttons buttons, Answer answer) {
    if (answer instanceof Answer.Explained explained) {
      related(buttons, explained);
    } else if (answer instanceof Answer.Compared compared) {
      Stream.of(compared.left(), compared.right())
          .forEach(side -> show(buttons, side.heading(), catalog.questionFor(side)));
    } else if (answer instanceof Answer.NotFound notFound) {
      notFound.suggestions().forEach(s -> buttons.show(s, s));
    }
  }

  private void related(Buttons buttons, Answer.Explained explained) {
    explained.related().stream()
        .limit(MOST_RELATED)
        .forEach(entry -> show(buttons, Labels.of(entry), catalog.questionFor(entry)));
  }

  private static void show(Buttons buttons, String label, Optional<String> question) {
    question.ifPresent(q -> buttons.show(label, q));
  }
}
