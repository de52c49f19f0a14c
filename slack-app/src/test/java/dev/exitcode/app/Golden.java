package dev.exitcode.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with a kept file; run with EXITCODE_GOLDEN=write to accept what is printed now. */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/dev/exitcode/app/golden");

  private Golden() {}

  static void assertSame(String file, String actual) throws IOException {
    Path kept = FOLDER.resolve(file);
    if ("write".equals(System.getenv("EXITCODE_GOLDEN"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(kept, actual, UTF_8);
    }
    assertThat(actual).isEqualTo(Files.readString(kept, UTF_8));
  }
}
