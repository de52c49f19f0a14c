package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExitCodesTest {
  private static final Catalog CATALOG = Catalog.bundled();

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "0, 0",
    "1, 1",
    "42, 42",
    "137, 137",
    "255, 255",
    "-1, minus-1",
    "-2, minus-2",
    "-64, minus-64",
    "-65, small-negative",
    "-65536, small-negative",
    "256, over-255",
    "1073741823, over-255",
    "1073741824, ntstatus-information",
    "1073807364, 0x40010004",
    "2147483648, hresult",
    "-2147483648, hresult",
    "3221225477, 0xc0000005",
    "-1073741819, 0xc0000005",
    "3221225478, ntstatus-error",
    "-1073741818, ntstatus-error",
    "3762504530, 0xe0434352",
    "-532462766, 0xe0434352",
    "3762504531, windows-exception",
    "4294967295, small-negative",
    "4294967296, beyond-32-bits",
    "-2147483649, beyond-32-bits",
    "9223372036854775807, beyond-32-bits",
    "-9223372036854775808, beyond-32-bits",
  })
  void code_hasItsEntry(long code, String id) {
    assertThat(CATALOG.exitCode(code).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0, 1, 2, 3, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 100, 101, 120, 124,
        125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 141, 142,
        143, 147, 150, 152, 153, 154, 155, 159, 200, 203, 217, 226, 254, 255, -1
      })
  void code_isCurated(long code) {
    Entry entry = CATALOG.exitCode(code);
    assertThat(CATALOG.entries()).contains(entry);
    assertThat(entry.codes()).anyMatch(range -> range.contains(code));
  }

  @Test
  void codeWithoutMeaning_namesTheProgramsKnownToUseIt() {
    assertThat(CATALOG.exitCode(7).meaning()).contains("Known to use it:").contains("curl");
  }

  @Test
  void madeEntry_isFoundByItsId() {
    assertThat(CATALOG.entry("42")).contains(CATALOG.exitCode(42));
    assertThat(CATALOG.entry("minus-9")).contains(CATALOG.exitCode(-9));
    assertThat(CATALOG.entry("167")).contains(CATALOG.exitCode(167));
    assertThat(CATALOG.entry("no such id")).isEmpty();
  }

  @Property
  void everyCode_isExplained(@ForAll long code) {
    assertComplete(CATALOG.exitCode(code));
  }

  @Property
  void every32BitCode_isExplained(@ForAll int code) {
    assertComplete(CATALOG.exitCode(code));
    assertThat(CATALOG.exitCode(code).id()).isNotEqualTo("beyond-32-bits");
  }

  @Property
  void signedAndUnsigned_areOne(@ForAll @IntRange(min = Integer.MIN_VALUE, max = -65) int code) {
    assertThat(CATALOG.exitCode(code)).isSameAs(CATALOG.exitCode(Integer.toUnsignedLong(code)));
  }

  @Property
  void codeOfASignal_namesIt(@ForAll @LongRange(min = 1, max = 64) long signal) {
    Entry entry = CATALOG.exitCode(128 + signal);
    assertThat(Objects.equals(entry.signal(), Signals.name(signal))).isTrue();
    Answer.Explained explained = Asked.explained("" + (128 + signal));
    assertThat(String.join(" ", explained.readings()) + explained.entry().setBy())
        .containsOnlyOnce("128 + " + signal);
    assertThat(String.join(" ", Asked.explained("" + signal).readings()))
        .contains(Signals.title(signal))
        .contains("see " + (128 + signal));
  }

  private static void assertComplete(Entry entry) {
    assertThat(entry.name()).isNotBlank().hasSizeLessThanOrEqualTo(60);
    assertThat(entry.meaning()).isNotBlank().hasSizeLessThanOrEqualTo(300);
    assertThat(entry.setBy()).isNotBlank();
    assertThat(entry.causes()).isNotEmpty();
    assertThat(entry.nextSteps()).isNotEmpty();
    assertThat(entry.sources()).isNotEmpty();
  }
}
