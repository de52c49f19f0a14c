package dev.exitcode.app;

import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.TeamKnowledge;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A question to the catalog and how to print the answer. It touches the catalog and nothing else,
 * so that it answers at once: keep settings, Slack and logging out of it.
 */
record Explain(List<String> words, TextOrJson form) {
  private static final Pattern NEGATIVE = Pattern.compile("-(\\d+|0[xX][0-9a-fA-F]+)");

  Explain {
    words = List.copyOf(words);
  }

  /**
   * Understands {@code explain WORD...}, with {@code -o text} or {@code -o json} at the end; empty
   * where the command line holds anything else.
   */
  static Optional<Explain> plain(String... args) {
    List<String> all = List.of(args);
    if (all.size() < 2 || !all.getFirst().equals("explain")) {
      return Optional.empty();
    }
    boolean formed = all.size() > 3 && all.get(all.size() - 2).equals("-o");
    return formed
        ? form(all.getLast()).flatMap(form -> plain(all.subList(1, all.size() - 2), form))
        : plain(all.subList(1, all.size()), TextOrJson.TEXT);
  }

  private static Optional<Explain> plain(List<String> words, TextOrJson form) {
    return words.stream().anyMatch(Explain::looksLikeAnOption)
        ? Optional.empty()
        : Optional.of(new Explain(words, form));
  }

  private static Optional<TextOrJson> form(String name) {
    return Stream.of(TextOrJson.values()).filter(f -> f.toString().equals(name)).findFirst();
  }

  /** Negative numbers are questions, no options. */
  static boolean looksLikeAnOption(String word) {
    return word.startsWith("-") && !NEGATIVE.matcher(word).matches();
  }

  /** Prints the answer, or what to ask instead; returns the exit status. */
  int answer(Console here) {
    return answer(here, TeamOption.read(null, here));
  }

  /** As above, with what a team knows. */
  int answer(Console here, TeamKnowledge team) {
    Catalog catalog = Catalog.bundled().with(() -> team);
    Answer answer = catalog.answer(String.join(" ", words));
    if (answer instanceof Answer.NotFound unknown) {
      return instead(unknown, here);
    }
    String text =
        switch (form) {
          case TEXT -> new AnswerText(here.terminal(), catalog).of(answer);
          case JSON -> AnswerJson.of(answer);
        };
    here.out().print(text);
    return ExitStatus.OK;
  }

  private static int instead(Answer.NotFound unknown, Console here) {
    here.err().println(unknown.sentence());
    unknown.suggestions().forEach(s -> here.err().println("  exitcode explain " + s));
    return ExitStatus.USAGE;
  }
}
