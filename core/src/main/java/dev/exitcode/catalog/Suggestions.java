package dev.exitcode.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to ask instead of what is not known. */
final class Suggestions {
  private static final List<String> EXAMPLES =
      List.of("137", "139 node", "OOMKilled", "137 vs 143", "list");
  private static final int MOST = 5;
  private static final int MOST_WORDS_TRIED = 4;

  private final Words words;
  private final List<Entry> entries;
  private @Nullable Spelling spelling;

  Suggestions(Words words, List<Entry> entries) {
    this.words = words;
    this.entries = entries;
  }

  /** The answer to a question that has no subject. */
  Answer.NotFound instead(Side side) {
    List<String> codes = side.words().stream().limit(1).flatMap(this::codesBeside).toList();
    if (!codes.isEmpty()) {
      return new Answer.NotFound(
          "That alone names no exit code; put the code beside it, as in " + codes.getFirst() + ".",
          codes);
    }
    return instead(forWords(side.unknown()));
  }

  private static Answer.NotFound instead(List<String> near) {
    return near.isEmpty()
        ? new Answer.NotFound(
            "That is not a code, signal, reason or state known here;"
                + " try a number such as 137, or a word such as OOMKilled.",
            EXAMPLES)
        : new Answer.NotFound(
            "That is not known here; did you mean " + String.join(" or ", near) + "?", near);
  }

  /** Made when first asked for: most processes never meet a misspelling. */
  private synchronized Spelling spelling() {
    Spelling made = spelling == null ? new Spelling(words.all()) : spelling;
    spelling = made;
    return made;
  }

  /** Known words near these, taken together or one by one; the nearest first. */
  List<String> forWords(List<String> unknown) {
    List<String> tried = unknown.stream().limit(MOST_WORDS_TRIED).toList();
    List<String> together = spelling().near(String.join(" ", tried));
    List<String> near =
        together.isEmpty()
            ? tried.stream().flatMap(word -> spelling().near(word).stream()).toList()
            : together;
    return near.stream().map(this::display).distinct().limit(MOST).toList();
  }

  private Stream<String> codesBeside(Words.Known word) {
    return entries.stream()
        .filter(word::sharpens)
        .map(Entry::onlyCode)
        .filter(Objects::nonNull)
        .sorted(Comparator.reverseOrder())
        .map(code -> code + " " + word.phrase())
        .distinct()
        .limit(MOST);
  }

  /** The word as Kubernetes and the kernel write it. */
  private String display(String word) {
    Words.Known known = words.find(word);
    Entry entry = known == null ? null : known.entry();
    return entry != null && Text.squash(entry.name()).equals(Text.squash(word))
        ? entry.name()
        : Spelling.display(word);
  }
}
