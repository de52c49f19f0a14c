package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the bundled catalog, for tests. */
final class Asked {
  static final Catalog CATALOG = Catalog.bundled();

  private Asked() {}

  static Answer answer(String question) {
    return CATALOG.answer(question);
  }

  static Answer.Explained explained(String question) {
    Answer answer = answer(question);
    assertThat(answer.getClass()).as(question).isEqualTo(Answer.Explained.class);
    return (Answer.Explained) answer;
  }

  static Answer.Compared compared(String question) {
    Answer answer = answer(question);
    assertThat(answer.getClass()).as(question).isEqualTo(Answer.Compared.class);
    return (Answer.Compared) answer;
  }

  static Answer.NotFound notFound(String question) {
    Answer answer = answer(question);
    assertThat(answer.getClass()).as(question).isEqualTo(Answer.NotFound.class);
    return (Answer.NotFound) answer;
  }

  /** Everything the answer asserts, without the wrong beliefs that it corrects. */
  static String said(String question) {
    Answer.Explained answer = explained(question);
    Entry entry = answer.entry();
    return Stream.of(
            Stream.of(answer.heading(), entry.name(), entry.meaning(), entry.setBy()),
            Stream.of(entry.normal()),
            entry.causes().stream().flatMap(c -> Stream.of(c.cause(), c.tellBy())),
            entry.nextSteps().stream().flatMap(s -> Stream.of(s.text(), "" + s.command())),
            entry.prevention().stream(),
            entry.misconceptions().stream().map(Entry.Misconception::truth),
            entry.contrasts().stream().map(Entry.Contrast::difference),
            answer.readings().stream())
        .flatMap(texts -> texts)
        .collect(Collectors.joining("\n"));
  }
}
