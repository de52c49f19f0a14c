package dev.exitcode.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts two explanations side by side. */
final class Comparison {
  private static final String FIRST_TWO = " Only the first two are compared.";

  private final ExitCodes codes;

  Comparison(ExitCodes codes) {
    this.codes = codes;
  }

  /** Compares the first two that differ; the one explanation where none does. */
  Answer of(List<Answer.Explained> explained) {
    Map<String, Answer.Explained> byHeading = new LinkedHashMap<>();
    explained.forEach(e -> byHeading.putIfAbsent(e.heading(), e));
    List<Answer.Explained> different = List.copyOf(byHeading.values());
    if (different.size() < 2) {
      return different.getFirst();
    }
    Answer.Explained left = different.get(0);
    Answer.Explained right = different.get(1);
    String difference = difference(left, right) + (different.size() > 2 ? FIRST_TWO : "");
    return new Answer.Compared(left, right, difference);
  }

  private String difference(Answer.Explained left, Answer.Explained right) {
    return Stream.of(
            contrasts(left.entry(), right.entry()),
            contrasts(right.entry(), left.entry()),
            contrasts(general(left), general(right)),
            contrasts(general(right), general(left)))
        .flatMap(found -> found)
        .findFirst()
        .orElseGet(() -> says(left) + " " + says(right));
  }

  /** What tells two programs' readings of two codes apart tells the codes apart. */
  private Entry general(Answer.Explained explained) {
    Long code = explained.code();
    return code == null ? explained.entry() : codes.get(code);
  }

  private static Stream<String> contrasts(Entry from, Entry to) {
    return from.contrasts().stream()
        .filter(contrast -> contrast.to().equals(to.id()))
        .map(Entry.Contrast::difference);
  }

  private static String says(Answer.Explained explained) {
    return explained.heading() + ": " + explained.entry().meaning();
  }
}
