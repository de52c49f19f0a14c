package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewTitle;
import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Renders everything the catalog knows about an answer as a modal. */
final class AnswerModal {
  private static final String TITLE = "Exit code explained";
  private static final int MOST_CAUSES = 12;
  private static final int MOST_STEPS = 8;
  private static final int MOST_OTHERS = 8;

  private AnswerModal() {}

  /** The modal; it has no buttons and sends nothing back. */
  static View render(Answer answer) {
    List<LayoutBlock> blocks = new ArrayList<>();
    switch (answer) {
      case Answer.Explained explained -> details(blocks, explained);
      case Answer.Compared compared -> compared(blocks, compared);
      case Answer.Listed _, Answer.NotFound _ ->
          blocks.add(paragraph("There is no more about this in the catalog."));
    }
    return modal(blocks);
  }

  private static void compared(List<LayoutBlock> blocks, Answer.Compared answer) {
    blocks.add(new RichText().labelled("The difference:", answer.difference()).block());
    details(blocks, answer.left());
    details(blocks, answer.right());
  }

  private static LayoutBlock paragraph(String text) {
    return new RichText().paragraph(RichText.plain(text)).block();
  }

  private static View modal(List<LayoutBlock> blocks) {
    return View.builder()
        .type("modal")
        .title(ViewTitle.builder().type(PlainTextObject.TYPE).text(TITLE).emoji(false).build())
        .close(ViewClose.builder().type(PlainTextObject.TYPE).text("Close").emoji(false).build())
        .blocks(blocks)
        .build();
  }

  private static void details(List<LayoutBlock> blocks, Answer.Explained answer) {
    blocks.add(Blocks.header(answer.heading()));
    parts(answer).filter(part -> !part.isEmpty()).forEach(part -> blocks.add(part.block()));
  }

  private static Stream<RichText> parts(Answer.Explained answer) {
    Entry entry = answer.entry();
    return Stream.of(
        EntryParts.headline(answer, MOST_OTHERS)
            .labelled("Set by", entry.setBy())
            .labelled("Normal?", entry.normal()),
        EntryParts.causes(entry, MOST_CAUSES, MOST_CAUSES),
        EntryParts.steps(entry, MOST_STEPS, MOST_STEPS),
        prevention(entry),
        misconceptions(entry),
        related(answer),
        sources(entry));
  }

  private static RichText prevention(Entry entry) {
    return titled("How to prevent it", entry.prevention(), item -> List.of(RichText.plain(item)));
  }

  private static RichText misconceptions(Entry entry) {
    return titled(
        "Often believed",
        entry.misconceptions(),
        item -> List.of(RichText.italic(item.belief() + " "), RichText.plain(item.truth())));
  }

  private static RichText related(Answer.Explained answer) {
    return titled(
        "See also",
        answer.related(),
        item -> List.of(RichText.bold(Labels.of(item) + " "), RichText.plain(item.meaning())));
  }

  private static RichText sources(Entry entry) {
    return titled("Sources", entry.sources(), item -> List.of(source(item)));
  }

  private static RichTextElement source(Entry.Source source) {
    return source.url() == null
        ? RichText.plain(source.title())
        : RichText.link(source.url(), source.title());
  }

  private static <T> RichText titled(
      String title, List<T> items, Function<T, List<RichTextElement>> item) {
    RichText text = new RichText();
    if (!items.isEmpty()) {
      text.paragraph(RichText.bold(title))
          .list(false, items.stream().limit(MOST_OTHERS).toList(), item);
    }
    return text;
  }
}
