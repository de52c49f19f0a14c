package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MainTest {
  @Test
  void explain_printsTheAnswer() {
    Run run = Run.of("explain", "137");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("SIGKILL").contains("kubectl");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void explainAsJson_isOneObject() {
    Run run = Run.of("explain", "137", "-o", "json");
    assertThat(run.status()).isZero();
    assertThat(JsonMapper.shared().readTree(run.out()).path("code").asInt()).isEqualTo(137);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void unknownQuestion_isSaidOnStandardError(String form) {
    Run run = Run.of("explain", "qqzzxxyy", "-o", form);
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isNotBlank().doesNotContain("qqzzxxyy");
  }

  /** A word that only picocli understands sends the second of each pair the long way round. */
  @ParameterizedTest
  @ValueSource(strings = {"137", "137 java", "-1", "137 vs 143", "list", "OOMKilled", "qqzzxxyy"})
  void plainQuestion_isAnsweredAsByTheCommandLine(String question) {
    for (String form : new String[] {"text", "json"}) {
      String plain = "explain " + question + " -o " + form;
      String full = "explain --output=" + form + " " + question;
      assertThat(Explain.plain(plain.split(" ", -1))).isPresent();
      assertThat(Explain.plain(full.split(" ", -1))).isEmpty();
      assertThat(Run.of(plain.split(" ", -1))).isEqualTo(Run.of(full.split(" ", -1)));
    }
  }

  @Test
  void negativeNumber_needsNoDoubleDash() {
    assertThat(Run.of("explain", "-1")).isEqualTo(Run.of("explain", "--", "-1"));
    assertThat(Run.of("explain", "-1").err()).doesNotContain("Unknown option");
  }

  @ParameterizedTest(name = "exitcode {0} -> {1}")
  @CsvSource({
    "'', Missing required subcommand",
    "139, To explain a code",
    "explain, Missing required parameter",
    "explain --jsno, Unknown option: '--jsno'",
    "explain 1 -o xml, 'Invalid value for option ''--output'''",
  })
  void wrongUse_isExplainedInAFewLines(String line, String expected) {
    Run run = Run.of(line.isEmpty() ? new String[0] : line.split(" ", -1));
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.err()).contains(expected).doesNotContain("\tat ");
    assertThat(run.err().lines().count()).isLessThanOrEqualTo(4);
  }

  @Test
  void version_isTheBuilds() {
    assertThat(Run.of("--version").out()).matches("exitcode \\d+\\.\\d+\\.\\d+.* \\(Java .*\\)\\R");
  }

  @Test
  void completion_knowsTheCommands() {
    assertThat(Run.of("generate-completion").out()).contains("explain").contains("--output");
  }

  @Test
  void ownFailure_isToldWithoutWhatItsMessageQuotes() {
    StringWriter err = new StringWriter();
    int status = Main.apologise(new PrintWriter(err), new IllegalStateException("hunter2"));
    assertThat(status).isEqualTo(70);
    assertThat(err.toString())
        .contains("IllegalStateException at MainTest.java:")
        .doesNotContain("hunter2");
  }
}
