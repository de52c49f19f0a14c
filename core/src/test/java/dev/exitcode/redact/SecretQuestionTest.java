package dev.exitcode.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Catalog;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A secret typed as a question is not echoed, whatever the answer. */
class SecretQuestionTest {
  private final Catalog catalog = Catalog.bundled();

  @Test
  void secretInTheQuestion_isNotInTheAnswer() {
    List<String> echoed =
        KindsFile.examples().stream()
            .filter(e -> e.secret().length() >= 8)
            .collect(Collectors.toMap(Example::kind, e -> e, (first, _) -> first))
            .values()
            .stream()
            .filter(e -> isEchoed(e.text(), e.secret()) || isEchoed("137 " + e.text(), e.secret()))
            .map(Example::text)
            .toList();
    assertThat(echoed).isEmpty();
  }

  private boolean isEchoed(String question, String secret) {
    return catalog
        .answer(question)
        .toString()
        .toLowerCase(Locale.ROOT)
        .contains(secret.toLowerCase(Locale.ROOT));
  }
}
