package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.diagnosis.TextDiagnostician;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import dev.exitcode.intake.Request;
import dev.exitcode.redact.Redactor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No piece of a secret is shown, wherever in a line it stands: cutting comes after redacting. */
class SecretsInEvidenceTest {
  private static final String SECRET = "Tr0ub4dor9Secret7Value998877xQ";
  private static final int SHORTEST_PIECE = 8;
  private static final String WORDS = "dial tcp 10.0.0.1:5432: connect: connection refused";
  private static final Request NOTHING = new Request(Map.of(), null, Instant.EPOCH);

  static List<String> secrets() {
    return List.of(
        "DB_PASSWORD=" + SECRET,
        "postgres://app:" + SECRET + "@db:5432/shop",
        "https://hooks.slack.com/services/T012AB3CD/B012AB3CD/" + SECRET,
        "ghp_" + SECRET + "a1B2c3",
        "Authorization: Bearer " + SECRET);
  }

  private static Stream<String> linesWith(String secret) {
    List<String> lines = new ArrayList<>();
    for (int gap = 0; gap < 420; gap += 11) {
      lines.add("ERROR " + secret + " " + "y".repeat(gap) + " " + WORDS + " " + "z".repeat(300));
      lines.add("ERROR " + WORDS + " " + "y".repeat(gap) + " " + secret);
    }
    for (int gap = 4_000; gap < 4_100; gap += 17) {
      lines.add("ERROR " + "w ".repeat(gap / 2) + WORDS + " " + secret + " at once");
    }
    for (int gap = 16_280; gap < 16_400; gap += 17) {
      lines.add("ERROR " + "w ".repeat(8_000) + WORDS + " ".repeat(gap - 16_050) + secret);
    }
    return lines.stream();
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void secret_isShownByNoFormWhereverItStands(String secret) {
    TextDiagnostician all = Diagnosing.bundled();
    linesWith(secret)
        .forEach(
            line -> {
              String text = "starting\n" + line + "\nexit code 1\n";
              Outcome outcome = all.diagnose(text, NOTHING);
              assertNoPiece(outcome.toString(), line);
              assertNoPiece(all.read(text, NOTHING).toString(), line);
            });
  }

  @Test
  void longFile_isCutWhereNoSecretIs() throws IOException {
    String filler = ("x".repeat(99) + "\n").repeat(GivenText.MOST_BYTES / 100 + 1);
    for (int gap = 0; gap < 100; gap += 6) {
      String secret = "ERROR " + WORDS + " postgres://app:" + SECRET + "@db:5432/shop\n";
      String head = filler.substring(0, GivenText.MOST_BYTES - 100 + gap - 60) + secret;
      String tail = secret + filler.substring(0, GivenText.MOST_BYTES - gap);
      byte[] bytes = (head + filler + tail).getBytes(StandardCharsets.UTF_8);
      assertNoPiece(redacted(GivenText.of(new ByteArrayInputStream(bytes), "it")), "gap " + gap);
    }
  }

  private static String redacted(GivenText given) {
    return Redactor.standard().redact(given.text());
  }

  @Test
  void evidence_showsWhatDecides() {
    String line = "ERROR " + "y ".repeat(900) + WORDS + " password=" + SECRET;
    assertThat(Run.reading(line + "\nexit code 1\n", "diagnose").out())
        .contains("connection refused")
        .contains("‹redacted:password›");
  }

  private static void assertNoPiece(String shown, String line) {
    String joined = shown.replaceAll("\\s+", "");
    for (int i = 0; i + SHORTEST_PIECE <= SECRET.length(); i++) {
      String piece = SECRET.substring(i, i + SHORTEST_PIECE);
      assertThat(joined.contains(piece)).as("%s in what is shown of %s", piece, line).isFalse();
    }
  }
}
