package dev.exitcode.slack;

import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the question that leads back to an answer, made from the catalog's own words. A button
 * carries it instead of what was typed, which may hold anything, a secret included.
 */
final class Questions {
  static final String LIST = "list";

  private final Catalog catalog;

  Questions(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The question for an answer, at most {@link Buttons#LONGEST_VALUE} long; empty if none is. */
  Optional<String> of(Answer answer) {
    return switch (answer) {
      case Answer.Explained explained -> of(explained);
      case Answer.Compared compared -> of(compared);
      case Answer.Listed _ -> Optional.of(LIST);
      case Answer.NotFound _ -> Optional.empty();
    };
  }

  /** The question for an entry by itself. */
  Optional<String> of(Entry entry) {
    return candidates(null, entry).stream().filter(q -> explains(q, entry)).findFirst();
  }

  private Optional<String> of(Answer.Explained explained) {
    return candidates(explained.code(), explained.entry()).stream()
        .filter(q -> leadsTo(q, explained))
        .findFirst();
  }

  private Optional<String> of(Answer.Compared compared) {
    return of(compared.left())
        .flatMap(left -> of(compared.right()).map(right -> left + " vs " + right))
        .filter(q -> catalog.answer(q) instanceof Answer.Compared && fits(q));
  }

  private static List<String> candidates(@Nullable Long code, Entry entry) {
    List<String> questions = new ArrayList<>();
    Stream<Long> codes =
        code != null ? Stream.of(code) : entry.codes().stream().map(Entry.CodeRange::first);
    codes.forEach(
        number -> {
          entry.with().forEach(word -> questions.add(number + " " + word));
          questions.add(number.toString());
        });
    questions.add(entry.id());
    questions.addAll(entry.words());
    return questions;
  }

  private boolean leadsTo(String question, Answer.Explained wanted) {
    return fits(question)
        && catalog.answer(question) instanceof Answer.Explained found
        && found.entry().id().equals(wanted.entry().id())
        && Objects.equals(found.code(), wanted.code());
  }

  private boolean explains(String question, Entry entry) {
    return fits(question)
        && catalog.answer(question) instanceof Answer.Explained found
        && found.entry().id().equals(entry.id());
  }

  private static boolean fits(String question) {
    return !question.isBlank() && question.length() <= Buttons.LONGEST_VALUE;
  }
}
