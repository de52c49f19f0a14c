package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.re2j.PatternSyntaxException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexLineTest {
  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "licence expired, FATAL licence expired on 2026-04-30, true",
    "licence expired, FATAL licence revoked, false",
    "^FATAL, FATAL licence, true",
    "^FATAL, x FATAL licence, false",
    "(?i)fatal, FATAL licence, true",
    "exp[ir]+ed|revoked, licence revoked, true",
    "code=\\d+$, code=17, true",
    "a\\.b, axb, false",
  })
  void pattern_isFoundAnywhereInALine(String regex, String line, boolean found) {
    assertThat(RegexLine.of(regex).isIn(line)).isEqualTo(found);
  }

  /** A line without this text is not searched, so it must stand in every match. */
  @ParameterizedTest(name = "{0} needs {1}")
  @CsvSource({
    "licence expired, licence expired",
    "^licence.*expired$, licence",
    "licences? expired, ' expired'",
    "licence[0-9] expired, licence",
    "x(licence)?, x",
    "a|b, ''",
    "(?i)licence, ''",
    "ab{0}c, a",
    "ab*?cd, cd",
    "ab+cd, cd",
    "a\\.b\\[c, a.b[c",
    "\\d+ errors, ' errors'",
    "\\x41bc, ''",
    "\\Qa.b\\E, ''",
    "é, ''",
  })
  void pattern_needsItsLiteralText(String regex, String needs) {
    assertThat(RegexLine.of(regex).needs()).isEqualTo(needs);
  }

  /** Each of these takes a backtracking engine longer than anyone lives. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+$",
        "^(a|a)*$",
        "(a|aa)+$",
        "(.*)*x",
        "^(a?){40}a{40}$",
        "^.*(a?|b?){40}c$",
        "(^|^){40}x",
        "([a-z]+)*[0-9]",
        "(.*a){20}x",
      })
  void hostilePattern_endsInTime(String regex) {
    RegexLine pattern = RegexLine.of(regex);
    String line = "a".repeat(4_095) + "!";
    boolean found = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> pattern.isIn(line));
    assertThat(found).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "((a{1000}){1000}){1000}, 1000000",
    "(((((a{2}){9}){9}){9}){9}){9}, 118098",
    "a{3}b{4}, 4",
    "(a{3}b{4}){2}, 8",
    "'(a{2,5}){3,}', 15",
    "([(]{2}){3}, 6",
    "([]({2}]{4}){3}, 12",
    "(\\({2}){3}, 6",
    "\\Q({9}\\E{2}, 2",
    "x{0}, 1",
    "[0-9a-f]{8}-[0-9a-f]{12}, 12",
    "a{b}, 1",
  })
  void repeats_multiplyWhereTheyAreNested(String regex, long most) {
    assertThat(Repeats.most(regex)).isEqualTo(most);
  }

  @Test
  void patternThatWouldFillTheMemory_isRefusedBeforeItIsCompiled() {
    assertThatThrownBy(() -> RegexLine.of("((a{1000}){1000}){1000}"))
        .isInstanceOf(PatternSyntaxException.class)
        .hasMessageContaining("repeats too much");
  }

  @Test
  void steps_growWithThePattern() {
    assertThat(RegexLine.of("a{1,50}").stepsPerCharacter())
        .isGreaterThan(RegexLine.of("a").stepsPerCharacter());
  }
}
