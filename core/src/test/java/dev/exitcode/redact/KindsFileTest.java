package dev.exitcode.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KindsFileTest {
  private final Redactor redactor = Redactor.standard();

  @Test
  void file_followsTheSchema() {
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(KindsFile.text("kinds.schema.json"), InputFormat.JSON)
                .validate(KindsFile.text("kinds.json"), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void kinds_areThoseThatWereChosen() {
    assertThat(redactor.kinds()).hasSize(43);
    assertThat(redactor.kinds().stream().map(Kind::name)).doesNotHaveDuplicates();
  }

  @Test
  void examples_areHiddenAndNamedAndNothingElseIs() {
    List<String> wrong =
        KindsFile.examples().stream()
            .filter(e -> !redactor.redact(e.text()).equals(e.redacted()))
            .limit(10)
            .map(e -> e.kind() + ": " + e.text() + " -> " + redactor.redact(e.text()))
            .toList();
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.exitcode.redact.KindsFile#counterExamples")
  void counterExample_staysTheSameInstance(String text) {
    assertThat(redactor.redact(text)).isSameAs(text);
  }

  @Test
  void everyKeyword_isTriedByItsRegex() {
    Set<String> useless =
        redactor.kinds().stream()
            .flatMap(k -> k.keywords().stream().filter(w -> !canBegin(k, w)))
            .collect(Collectors.toSet());
    assertThat(useless).isEmpty();
  }

  /** Whether the regex can match where the keyword begins: it wants more input, not another. */
  private static boolean canBegin(Kind kind, String keyword) {
    var matcher = kind.pattern().matcher(" " + keyword);
    matcher.useTransparentBounds(true).region(1, keyword.length() + 1);
    return matcher.lookingAt() || matcher.hitEnd() || kind.pattern().pattern().contains("(?<=");
  }
}
