package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewTitle;
import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
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
      case Answer.Compared compared -> {
        blocks.add(new RichText().labelled("The difference:", compared.difference()).block());
        details(blocks, compared.left());
        details(blocks, compared.right());
      }
      case Answer.Listed _, Answer.NotFound _ ->
          blocks.add(
              new RichText()
                  .paragraph(RichText.plain("There is no more about this in the catalog."))
                  .block());
    }
    return View.builder()
        .type("modal")
        .title(ViewTitle.builder().type(PlainTextObject.TYPE).text(TITLE).emoji(false).build())
        .close(ViewClose.builder().type(PlainTextObject.TYPE).text("Close").emoji(false).build())
        .blocks(blocks)
        .build();
  }

  private static void details(List<LayoutBlock> blocks, Answer.Explained answer) {
    Entry entry = answer.entry();
    blocks.add(Blocks.header(Blocks.mark(entry.severity()) + " " + answer.heading()));
    RichText what = new RichText();
    what.paragraph(
        RichText.bold(Blocks.word(entry.severity()) + " "), RichText.plain(entry.meaning()));
    answer.readings().stream()
        .limit(MOST_OTHERS)
        .forEach(reading -> what.paragraph(RichText.italic(reading)));
    what.labelled("Set by", entry.setBy()).labelled("Normal?", entry.normal());
    Stream.of(
            what,
            EntryParts.causes(entry, MOST_CAUSES, MOST_CAUSES),
            EntryParts.steps(entry, MOST_STEPS, MOST_STEPS),
            prevention(entry),
            misconceptions(entry),
            related(answer),
            sources(entry))
        .filter(part -> !part.isEmpty())
        .forEach(part -> blocks.add(part.block()));
  }

  private static RichText prevention(Entry entry) {
    return titled(
        "How to prevent it",
        entry.prevention(),
        (text, items) -> text.list(false, items, item -> List.of(RichText.plain(item))));
  }

  private static RichText misconceptions(Entry entry) {
    return titled(
        "Often believed",
        entry.misconceptions(),
        (text, items) ->
            text.list(
                false,
                items,
                item ->
                    List.of(RichText.italic(item.belief() + " "), RichText.plain(item.truth()))));
  }

  private static RichText related(Answer.Explained answer) {
    return titled(
        "See also",
        answer.related(),
        (text, items) ->
            text.list(
                false,
                items,
                item ->
                    List.of(RichText.bold(Labels.of(item) + " "), RichText.plain(item.meaning()))));
  }

  private static RichText sources(Entry entry) {
    return titled(
        "Sources",
        entry.sources(),
        (text, items) ->
            text.list(
                false,
                items,
                item ->
                    List.of(
                        item.url() == null
                            ? RichText.plain(item.title())
                            : RichText.link(item.url(), item.title()))));
  }

  private static <T> RichText titled(
      String title, List<T> items, BiConsumer<RichText, List<T>> body) {
    RichText text = new RichText();
    if (!items.isEmpty()) {
      text.paragraph(RichText.bold(title));
      body.accept(text, items.stream().limit(MOST_OTHERS).toList());
    }
    return text;
  }
}
