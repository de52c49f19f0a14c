package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CausesPageTest {
  private static final Path PAGE = Path.of("../docs/causes.md");
  private static final String TABLE = "| id | in words | what is said where no more is known |";

  @Test
  void page_isTheVocabularyAndItsTexts() throws IOException {
    String page = Files.readString(PAGE);
    String current = page.substring(0, page.indexOf(TABLE)) + table();
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(PAGE, current);
    }
    assertThat(Files.readString(PAGE))
        .as("to write it anew: ./mvnw -q test -pl core -Dtest=CausesPageTest -Dregenerate=true")
        .isEqualTo(current);
  }

  private static String table() {
    Texts texts = Texts.bundled();
    return Arrays.stream(Cause.values())
        .map(cause -> row(texts.of(cause)))
        .collect(Collectors.joining("\n", TABLE + "\n|---|---|---|\n", "\n"));
  }

  private static String row(CauseText text) {
    String words = text.name() + (text.cause().isBenign() ? " (harmless)" : "");
    return "| `%s` | %s | %s |"
        .formatted(text.cause().id(), words, text.summary().getLast().filled(_ -> null));
  }
}
