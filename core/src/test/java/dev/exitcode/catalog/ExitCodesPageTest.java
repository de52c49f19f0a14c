package dev.exitcode.catalog;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExitCodesPageTest {
  @Test
  void page_isWhatTheCatalogGives() throws IOException {
    Page.assertCurrent(Path.of("../docs/exit-codes.md"), new ExitCodesPage().text());
  }
}
