package dev.exitcode.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final List<Example> EXAMPLES = KindsFile.examples();

  private final Redactor redactor = Redactor.standard();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "Back-off restarting failed container",
        "100% of C:\\new\\table \u001b[31mred\u001b[0m caf\u00e9 \ud83d\ude00 \udb40",
        "‹redacted:aws-key› ‹redacted:",
        "\u001b",
        "\u001b[",
        "\u001b]8;;",
        "%",
        "%4",
        "\\",
        "\\u00",
        "-----BEGIN PRIVATE KEY"
      })
  void cleanText_staysTheSameInstance(String text) {
    assertThat(redactor.redact(text)).isSameAs(text);
  }

  @Test
  void cleanLines_stayTheSameInstance() {
    List<String> lines = List.of("", "Started", "");
    assertThat(redactor.redactLines(lines)).isSameAs(lines);
    assertThat(redactor.redactLines(List.of())).isEmpty();
  }

  @Test
  void wordsAround_stay() {
    assertThat(
            redactor.redact(
                "FATAL: password authentication failed for user \"app\" at"
                    + " postgres://app:hunter2@db:5432/shop (401 Unauthorized)"))
        .isEqualTo(
            "FATAL: password authentication failed for user \"app\" at"
                + " postgres://app:‹redacted:url-password›@db:5432/shop (401 Unauthorized)");
  }

  @Test
  void overlappingKinds_areHiddenOnceByTheFirstName() {
    Example github = example("github");
    assertThat(redactor.redact("GITHUB_TOKEN=" + github.secret()))
        .isEqualTo("GITHUB_TOKEN=‹redacted:github›");
    assertThat(redactor.redact("Authorization: Bearer " + example("jwt").secret()))
        .isEqualTo("Authorization: Bearer ‹redacted:jwt›");
  }

  @Test
  void severalSecrets_areAllHidden() {
    String text = String.join(" and ", EXAMPLES.stream().limit(600).map(Example::text).toList());
    String redacted = redactor.redact(text);
    assertThat(EXAMPLES.stream().limit(600).filter(e -> redacted.contains(e.secret()))).isEmpty();
  }

  @Test
  void redactingTwice_changesNothingMore() {
    for (String text : mixtures()) {
      String once = redactor.redact(text);
      assertThat(redactor.redact(once)).isSameAs(once);
    }
  }

  /** Lines with several examples in them, and pieces of examples, put together by chance. */
  private static List<String> mixtures() {
    Random random = new Random(7);
    List<String> mixtures = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      StringBuilder mixture = new StringBuilder();
      for (int part = random.nextInt(1, 5); part > 0; part--) {
        String text = EXAMPLES.get(random.nextInt(EXAMPLES.size())).text();
        mixture.append(text, random.nextInt(2) * random.nextInt(text.length()), text.length());
        mixture.append(
            List.of(" ", "\n", "", "=", "; ", "\"", "\\n", "%20").get(random.nextInt(8)));
      }
      mixtures.add(mixture.toString());
    }
    return mixtures;
  }

  @Test
  void secretAtTheCut_isGoneWhereRedactingComesFirst() {
    for (Example example : EXAMPLES) {
      String redacted = redactor.redact("x".repeat(50) + " " + example.text() + " y");
      String telltale = example.secret().substring(0, Math.min(8, example.secret().length()));
      for (int cut = 0; cut <= redacted.length(); cut++) {
        String shown = redacted.substring(0, cut) + "\n" + redacted.substring(cut);
        assertThat(shown.contains(telltale)).as("%s cut at %d", redacted, cut).isFalse();
      }
    }
  }

  @Test
  void secretOverLines_isHiddenOnEachAndTheirNumberStays() {
    String body = "q".repeat(64);
    List<String> lines =
        List.of(
            "2026-11-23 loading -----BEGIN RSA PRIVATE KEY-----",
            "2026-11-23 " + body,
            "",
            "2026-11-23 " + body,
            "2026-11-23 -----END RSA PRIVATE KEY----- done",
            "exit status 1");
    String hidden = "‹redacted:private-key›";
    assertThat(redactor.redactLines(lines))
        .containsExactly(
            "2026-11-23 loading " + hidden,
            hidden,
            hidden,
            hidden,
            hidden + " done",
            "exit status 1");
  }

  @Test
  void redactedLines_areNotRedactedAgain() {
    for (String text : mixtures()) {
      List<String> once = redactor.redactLines(text.lines().toList());
      assertThat(once).hasSameSizeAs(text.lines().toList());
      assertThat(redactor.redactLines(once)).isEqualTo(once);
    }
  }

  @Test
  void keyThatIsCut_isHiddenToItsEndAndNoFurther() {
    String start = "-----BEGIN PRIVATE KEY-----\n" + "q".repeat(64) + "\n";
    assertThat(redactor.redact(start + "q".repeat(20))).isEqualTo("‹redacted:private-key›");
    assertThat(redactor.redact(start + "Error: cannot read the key"))
        .isEqualTo("‹redacted:private-key›\nError: cannot read the key");
  }

  @ParameterizedTest
  @MethodSource("canaryForms")
  void knownSecret_isHiddenInAnyForm(String text) {
    Redactor knowing = redactor.withKnown(List.of("c4n/ry-v\"lue", "", "  ", "abc"));
    assertThat(knowing.redact(text)).contains("‹redacted:known-secret›").doesNotContain("ry-v");
    assertThat(redactor.redact(text)).isSameAs(text);
  }

  static Stream<String> canaryForms() {
    String base64 = Base64.getEncoder().encodeToString("bot:c4n/ry-v\"lue".getBytes(UTF_8));
    return Stream.of(
        "sent c4n/ry-v\"lue to abc",
        "\"c4n\\/ry-v\\\"lue\"",
        "?q=c4n%2Fry-v%22lue",
        "c4n/\u001b[1mry-v\u200b\"lue",
        "auth " + base64);
  }

  @Test
  void knownSecrets_addUp() {
    Redactor both = redactor.withKnown(List.of("canary-one")).withKnown(List.of("canary-two"));
    assertThat(both.redact("canary-one canary-two"))
        .isEqualTo("‹redacted:known-secret› ‹redacted:known-secret›");
    assertThat(both.toString()).doesNotContain("canary");
  }

  @Test
  void order_doesNotMatterForWhatIsHidden() {
    List<Example> shuffled = new ArrayList<>(EXAMPLES);
    Collections.shuffle(shuffled, new Random(3));
    List<String> lines = shuffled.stream().map(Example::text).toList();
    assertThat(redactor.redact(String.join("\n\n", lines)))
        .isEqualTo(String.join("\n\n", lines.stream().map(redactor::redact).toList()));
  }

  private static Example example(String kind) {
    return EXAMPLES.stream().filter(e -> e.kind().equals(kind)).findFirst().orElseThrow();
  }
}
