package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is made from the catalog and kept under version control. */
final class Page {
  private static final boolean REGENERATE = Boolean.getBoolean("regenerate");

  private Page() {}

  /** Fails where the file differs; writes it instead when run with {@code -Dregenerate=true}. */
  static void assertCurrent(Path file, String text) throws IOException {
    if (REGENERATE) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    }
    assertThat(Files.exists(file)).as("%s exists", file).isTrue();
    assertThat(text.equals(Files.readString(file)))
        .as(
            "%s is what the catalog gives; to write it anew:"
                + " ./mvnw -q -pl core test -Dtest='ExitCodesPageTest,FaqTest' -Dregenerate=true",
            file)
        .isTrue();
  }
}
