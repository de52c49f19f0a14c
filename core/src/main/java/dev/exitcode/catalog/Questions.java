package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the question that leads back to an answer, made from the catalog's own words. */
final class Questions {
  private static final int LONGEST = 150;
  private static final String LIST = "list";

  private final Catalog catalog;

  Questions(Catalog catalog) {
    this.catalog = catalog;
  }

  Optional<String> of(Answer answer) {
    // The first answer goes without a switch on types, which the JVM spins at every start.
    if (answer instanceof Answer.Explained explained) {
      return of(explained);
    }
    return switch (answer) {
      case Answer.Explained explained -> of(explained);
      case Answer.Compared compared -> of(compared);
      case Answer.Listed _ -> Optional.of(LIST);
      case Answer.NotFound _ -> Optional.empty();
    };
  }

  Optional<String> of(Entry entry) {
    return first(candidates(null, entry), found -> isOf(found, entry));
  }

  private Optional<String> of(Answer.Explained wanted) {
    return first(
        candidates(wanted.code(), wanted.entry()),
        found -> isOf(found, wanted.entry()) && Objects.equals(found.code(), wanted.code()));
  }

  private Optional<String> of(Answer.Compared compared) {
    return of(compared.left())
        .flatMap(left -> of(compared.right()).map(right -> left + " vs " + right))
        .filter(q -> q.length() <= LONGEST && catalog.answer(q) instanceof Answer.Compared);
  }

  private Optional<String> first(List<String> questions, Predicate<Answer.Explained> leadsBack) {
    return questions.stream()
        .filter(q -> !q.isBlank() && q.length() <= LONGEST)
        .filter(q -> catalog.answer(q) instanceof Answer.Explained found && leadsBack.test(found))
        .findFirst();
  }

  /** By id, since an answer may hold the part of an entry that is for one platform. */
  private static boolean isOf(Answer.Explained found, Entry entry) {
    return found.entry().id().equals(entry.id());
  }

  private static List<String> candidates(@Nullable Long code, Entry entry) {
    List<String> questions = new ArrayList<>();
    codes(code, entry).forEach(number -> questions.addAll(beside(number, entry)));
    questions.add(entry.id());
    questions.addAll(entry.words());
    return questions;
  }

  private static Stream<Long> codes(@Nullable Long code, Entry entry) {
    return code != null ? Stream.of(code) : entry.codes().stream().map(Entry.CodeRange::first);
  }

  private static List<String> beside(Long number, Entry entry) {
    return Stream.concat(
            entry.with().stream().map(word -> number + " " + word), Stream.of(number.toString()))
        .toList();
  }
}
