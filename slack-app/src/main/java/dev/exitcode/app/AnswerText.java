package dev.exitcode.app;

import dev.exitcode.app.Page.Style;
import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Answer.Explained;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.Entry;
import dev.exitcode.catalog.Platform;
import dev.exitcode.catalog.Severity;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An answer as text for someone who reads it in a terminal at three in the morning. */
final class AnswerText {
  private static final int MOST_COMPARED = 3;

  private final Terminal terminal;
  private final Catalog catalog;

  AnswerText(Terminal terminal, Catalog catalog) {
    this.terminal = terminal;
    this.catalog = catalog;
  }

  String of(Answer answer) {
    Page page = new Page(terminal);
    switch (answer) {
      case Explained e -> explained(page, e);
      case Answer.Compared c -> compared(page, c);
      case Answer.Listed l -> listed(page, l);
      case Answer.NotFound n -> throw new IllegalArgumentException("nothing to print: " + n);
    }
    return page.toString();
  }

  private static void explained(Page page, Explained answer) {
    Entry e = answer.entry();
    head(page, answer);
    causes(page, e.causes());
    steps(page, e.nextSteps());
    list(page, "Prevent it", e.prevention());
    misconceptions(page, e.misconceptions());
    related(page, answer.related());
    sources(page, e.sources());
  }

  private static void head(Page page, Explained answer) {
    Entry e = answer.entry();
    page.title(answer.heading(), lower(e.severity()), style(e.severity()))
        .gap()
        .paragraph(e.meaning());
    answer.readings().forEach(r -> page.gap().paragraph(r));
    page.heading("Who wrote it").indented(e.setBy());
    page.heading("Is it normal?").indented(e.normal());
  }

  private static void causes(Page page, List<Entry.Cause> causes) {
    page.heading(causes.size() == 1 ? "Cause" : "Causes, the likeliest first");
    int rank = 0;
    for (Entry.Cause c : causes) {
      String marker = ++rank + ".";
      page.item(marker, c.cause() + on(c.on())).under(marker, "Tell by: " + c.tellBy(), Style.DIM);
    }
  }

  private static void steps(Page page, List<Entry.Step> steps) {
    page.heading("What to do");
    int rank = 0;
    for (Entry.Step s : steps) {
      page.item(++rank + ".", s.text() + on(s.on()));
      command(page, s.command());
    }
  }

  private static void command(Page page, @Nullable String command) {
    if (command != null) {
      page.command(command);
    }
  }

  private static void list(Page page, String heading, List<String> items) {
    if (!items.isEmpty()) {
      page.heading(heading);
      items.forEach(i -> page.item("-", i));
    }
  }

  private static void misconceptions(Page page, List<Entry.Misconception> all) {
    if (!all.isEmpty()) {
      page.heading("Often believed, but wrong");
      all.forEach(m -> page.item("-", "\"" + m.belief() + "\"").under("-", m.truth(), Style.PLAIN));
    }
  }

  private static void related(Page page, List<Entry> related) {
    if (!related.isEmpty()) {
      page.heading("See also");
      related.forEach(r -> page.item("-", r.id() + ": " + r.name()));
    }
  }

  private static void sources(Page page, List<Entry.Source> sources) {
    page.heading("Sources");
    for (Entry.Source s : sources) {
      page.item("-", s.title());
      if (s.url() != null) {
        page.under("-", s.url(), Style.DIM);
      }
    }
  }

  private void compared(Page page, Answer.Compared c) {
    page.paragraph(c.difference());
    for (Explained side : List.of(c.left(), c.right())) {
      page.gap();
      head(page, side);
      List<Entry.Cause> causes = side.entry().causes();
      causes(page, causes.subList(0, Math.min(MOST_COMPARED, causes.size())));
    }
    page.heading("More");
    more(page, c.left());
    more(page, c.right());
  }

  private void more(Page page, Explained side) {
    catalog.questionFor(side).ifPresent(q -> page.command("exitcode explain " + q));
  }

  private static void listed(Page page, Answer.Listed l) {
    page.paragraph("The common codes. More about one: exitcode explain 137").gap();
    int width = l.entries().stream().mapToInt(e -> e.id().length()).max().orElse(0);
    for (Entry e : l.entries()) {
      String id = e.id() + " ".repeat(width - e.id().length());
      page.item(id, e.name() + ". " + e.meaning());
    }
  }

  private static String on(Platform platform) {
    return switch (platform) {
      case KUBERNETES -> " [Kubernetes]";
      case DOCKER -> " [Docker]";
      case ANY -> "";
    };
  }

  private static Style style(Severity severity) {
    return switch (severity) {
      case INFO -> Style.CYAN;
      case WARNING -> Style.YELLOW;
      case CRITICAL -> Style.RED;
    };
  }

  /** The value as people write it. */
  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
