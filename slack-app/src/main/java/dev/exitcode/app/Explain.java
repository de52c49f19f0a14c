package dev.exitcode.app;

import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A question to the catalog and how to print the answer. It touches the catalog and nothing else,
 * so that it answers at once: keep settings, Slack and logging out of it.
 */
record Explain(List<String> words, Form form) {
  private static final Pattern NEGATIVE = Pattern.compile("-(\\d+|0[xX][0-9a-fA-F]+)");

  Explain {
    words = List.copyOf(words);
  }

  /** Named as they are typed. */
  enum Form {
    text,
    json
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
    Form form = Form.text;
    int end = all.size();
    if (end > 3 && all.get(end - 2).equals("-o")) {
      if (!all.getLast().equals("json") && !all.getLast().equals("text")) {
        return Optional.empty();
      }
      form = Form.valueOf(all.getLast());
      end -= 2;
    }
    List<String> words = all.subList(1, end);
    return words.stream().anyMatch(Explain::looksLikeAnOption)
        ? Optional.empty()
        : Optional.of(new Explain(words, form));
  }

  /** Negative numbers are questions, no options. */
  static boolean looksLikeAnOption(String word) {
    return word.startsWith("-") && !NEGATIVE.matcher(word).matches();
  }

  /** Prints the answer, or what to ask instead; returns the exit status. */
  int answer(Surroundings here) {
    Catalog catalog = Catalog.bundled();
    Answer answer = catalog.answer(String.join(" ", words));
    if (answer instanceof Answer.NotFound unknown) {
      here.err().println(unknown.sentence());
      unknown.suggestions().forEach(s -> here.err().println("  exitcode explain " + s));
      return ExitStatus.USAGE;
    }
    here.out()
        .print(
            switch (form) {
              case text -> new AnswerText(here.terminal(), catalog).of(answer);
              case json -> AnswerJson.of(answer);
            });
    return ExitStatus.OK;
  }
}
