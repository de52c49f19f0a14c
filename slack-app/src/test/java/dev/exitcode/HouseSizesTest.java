package dev.exitcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.Sources.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Small pieces: the bars that keep the code readable, on the main sources of all modules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HouseSizesTest {
  private static final int SHOWN = 12;

  private Sources sources = new Sources(List.of(), List.of(), List.of(), List.of());

  @BeforeAll
  void measure() throws IOException {
    sources =
        Sources.under(
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolve("..").normalize());
  }

  @Test
  void files_stayShort() {
    assertSizes(sources.files(), 150, 300);
  }

  @Test
  void methods_stayShort() {
    assertSizes(sources.methods(), 12, 30);
  }

  @Test
  void parameters_areFourAtMost() {
    assertSizes(sources.parameters(), 4, 4);
  }

  @Test
  void types_areHiddenByDefault() {
    long hidden = sources.hidden().stream().filter(h -> h).count();
    assertThat(100.0 * hidden / sources.hidden().size())
        .as("hidden types, percent of %d", sources.hidden().size())
        .isGreaterThanOrEqualTo(40);
  }

  private static void assertSizes(List<Measure> measures, int nineInTen, int all) {
    List<Measure> worstFirst =
        measures.stream().sorted(Comparator.comparingInt(Measure::size).reversed()).toList();
    List<Measure> worst = worstFirst.subList(0, Math.min(SHOWN, worstFirst.size()));
    assertThat(worstFirst).as("something was measured").hasSizeGreaterThan(20);
    assertThat(worst.getFirst().size()).as("largest of %s", worst).isLessThanOrEqualTo(all);
    assertThat(worstFirst.get(worstFirst.size() / 10).size())
        .as("90th percentile, largest %s", worst)
        .isLessThanOrEqualTo(nineInTen);
  }
}
