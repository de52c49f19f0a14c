package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a whole log says: prefixes, levels, blocks of lines, and what follows what. */
class LogPatternsTest {
  private static final LogPatterns PATTERNS = LogPatterns.bundled();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "panic: boom",
        "\u001b[31mpanic: boom\u001b[0m",
        "2026-06-04T12:09:18.123456789Z stderr F panic: boom",
        "2026-06-04T12:09:18.123+02:00 stdout P panic: boom",
        "node_1  | panic: boom",
        "shop-web-1      | panic: boom",
        "[pod/web-0/app] panic: boom",
        "2026/06/04 12:09:18 panic: boom",
        "[2026-06-04 12:09:18,123] panic: boom",
        "Jun  4 12:09:18 panic: boom",
        "{\"log\":\"panic: boom\\n\",\"stream\":\"stderr\",\"time\":\"2026-06-04T12:09:18Z\"}",
        "{\"level\":\"fatal\",\"msg\":\"it broke\",\"err\":\"panic: boom\"}",
      })
  void prefix_isTakenOff(String line) {
    assertThat(causes(line)).containsExactly("uncaught-exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          2026-06-04 12:09:18 INFO  a.B - connection refused;              INFO
          2026-06-04 12:09:18,100 WARNING pool connection refused;         WARN
          E0602 08:00:04.400121       1 x.go:4] connection refused;        ERROR
          I0602 08:00:04.400121       1 x.go:4] connection refused;        INFO
          {"level":30,"msg":"connection refused"};                         INFO
          {"level":50,"msg":"connection refused"};                         ERROR
          {"t":{"$date":"2026"},"s":"F","msg":"connection refused"};       FATAL
          {"severity":"WARNING","message":"connection refused"};           WARN
          time="2026" level=error msg="connection refused";                ERROR
          2026/06/04 12:09:18 [emerg] 1#1: connection refused;             FATAL
          [2026-06-04 12:09:18] local.ERROR: connection refused;           ERROR
          2026/06/04 12:09:18 [FTL] connection refused;                    FATAL
          fail: Acme.Web[0] connection refused;                            ERROR
          2026-06-04 12:09:18 UTC [71] FATAL:  connection refused;         FATAL
          2026-06-04 12:09:18 UTC [71] LOG:  connection refused;           INFO
          connection refused by the error page;                            UNKNOWN
          log: connection refused;                                         UNKNOWN
          """)
  void level_isReadAsLogged(String line, LogLevel level) {
    assertThat(PATTERNS.read(List.of(line)).all())
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.level()).isEqualTo(level));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INFO last run ended with java.lang.OutOfMemoryError: Java heap space, see ticket",
        "2026-06-04 12:09:18 DEBUG cache: dial tcp 10.0.0.5:6379: connect: connection refused",
        "WARN redis: connection refused, retrying in 5s",
        "WARN config server connection refused, using bundled defaults",
        "oom-guard: disabled, OOM score adj -5",
        "worker 3: Killed 0 stale cursors",
        "{\"level\":\"info\",\"msg\":\"config\",\"retry_on\":\"ECONNREFUSED\"}",
      })
  void mention_countsForNothing(String line) {
    assertThat(PATTERNS.read(List.of(line)).counting(true)).isEmpty();
  }

  @Test
  void weakWord_countsOnlyAsTheLast() {
    String refused =
        "2026-06-04 12:00:00 ERROR dial tcp 10.0.0.5:5432: connect: connection refused";
    String work = "2026-06-04 12:00:09 INFO handled request in 5 ms";
    assertThat(causes(refused)).containsExactly("dependency-unreachable");
    assertThat(causes(refused, work)).isEmpty();
    assertThat(causes(refused, "2026-06-04 12:00:09 INFO shutting down")).isNotEmpty();
    assertThat(PATTERNS.read(List.of(refused, work)).counting(true)).isNotEmpty();
  }

  @Test
  void panic_isNamedByItsFirstLine() {
    assertThat(
            causes(
                "panic: dial tcp: lookup db.prod: no such host",
                "",
                "goroutine 1 [running]:",
                "main.main()",
                "\t/src/main.go:12 +0x1d",
                "exit status 2"))
        .containsExactly("dependency-unreachable");
  }

  @Test
  void traceback_isNamedByItsLastLine() {
    assertThat(
            causes(
                "Traceback (most recent call last):",
                "  File \"/app/a.py\", line 3, in connect",
                "    raise ConnectionError('Connection refused')",
                "ConnectionRefusedError: [Errno 111] Connection refused",
                "",
                "During handling of the above exception, another exception occurred:",
                "",
                "Traceback (most recent call last):",
                "  File \"/app/b.py\", line 9, in <module>",
                "OSError: [Errno 28] No space left on device"))
        .containsExactly("disk-full");
  }

  @Test
  void exception_isNamedByItsDeepestCause() {
    assertThat(
            causes(
                "2026-06-04 12:00:00.000 ERROR [main] SpringApplication : Application run failed",
                "org.flywaydb.core.internal.exception.FlywaySqlException: Unable to obtain"
                    + " connection",
                "\tat org.flywaydb.core.Flyway.migrate(Flyway.java:12)",
                "Caused by: org.postgresql.util.PSQLException: Connection to db:5432 refused.",
                "\tat org.postgresql.Driver.connect(Driver.java:1)",
                "Caused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed",
                "\t... 12 more"))
        .containsExactly("tls-certificate-invalid");
  }

  @Test
  void refusedLogin_countsBeforeTheConnectionThatItEnds() {
    assertThat(
            causes(
                "failed to connect to `user=app database=app`: failed SASL auth: FATAL: password"
                    + " authentication failed for user \"app\""))
        .containsExactly("authentication-failed");
  }

  @Test
  void fullDisk_countsBeforeTheDataDirectoryThatItSpoils() {
    assertThat(
            causes(
                "[2026-06-04 12:00:00,402] ERROR Error while appending"
                    + " (o.a.k.LogDirFailureChannel)",
                "java.io.IOException: No space left on device",
                "[2026-06-04 12:00:00,507] ERROR Shutdown broker because all log dirs in /data have"
                    + " failed (kafka.log.LogManager)"))
        .containsExactly("disk-full");
  }

  @Test
  void text_tellsWhatItIsAbout() {
    assertThat(PATTERNS.read(List.of("connect ECONNREFUSED db:5432")).all())
        .anySatisfy(f -> assertThat(f.what()).isEqualTo("db:5432"));
  }

  @Test
  void longLog_isReadFromItsEnd() {
    List<String> lines =
        Stream.concat(Stream.generate(() -> "panic: first").limit(5_000), Stream.of("panic: last"))
            .toList();
    LogFindings findings = PATTERNS.read(lines);
    assertThat(findings.all()).hasSize(2_000);
    assertThat(findings.all().getLast().line()).isEqualTo(5_000);
    assertThat(findings.lastError()).isEqualTo(5_000);
  }

  @Test
  void longLine_isKeptWholeWithThePlaceInIt() {
    String line = "ERROR " + "x".repeat(2_000) + " Connection refused " + "y".repeat(9_000);
    assertThat(PATTERNS.read(List.of(line)).all())
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.text()).isEqualTo(line.substring(6)))
        .allSatisfy(f -> assertThat(f.text().substring(f.at())).startsWith("Connection refused"));
  }

  @Test
  void lines_mayBeAnything() {
    for (String line : List.of("", " ", "{", "{\"", "[pod/", "| ", "a | ", "\u001b[", "I0", "\0")) {
      assertThat(PATTERNS.read(List.of(line, line)).all()).isEmpty();
    }
    assertThat(PATTERNS.read(List.of())).isEqualTo(LogFindings.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "something failed badly,true",
    "0 errors,false",
    "INFO failed over,false",
    "all is well,false"
  })
  void error_isToldFromCalm(String line, boolean isError) {
    assertThat(PATTERNS.looksLikeError(line)).isEqualTo(isError);
  }

  private static List<String> causes(String... lines) {
    return PATTERNS.read(List.of(lines)).counting(false).stream()
        .map(LogFinding::cause)
        .distinct()
        .toList();
  }
}
