package dev.exitcode.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.exitcode.redact.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignatureCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String BODY = "command=%2Fexitcode&text=139";
  private static final String STAMP = Long.toString(NOW.getEpochSecond());
  private static final String NEW_SECRET = "0123456789abcdef0123456789abcdef";

  private final SignatureCheck check = check(Fixtures.SECRET);

  private static SignatureCheck check(String... secrets) {
    return new SignatureCheck(
        Arrays.stream(secrets).map(Secret::of).toList(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static String sign(String timestamp) {
    return SlackClient.sign(Fixtures.SECRET, timestamp, BODY);
  }

  private boolean accepts(String timestamp, String signature, String body) {
    return check.accepts(timestamp, signature, body.getBytes(UTF_8));
  }

  @Test
  void slacksOwnExample_isAccepted() {
    String body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
            + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2F"
            + "commands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
            + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    SignatureCheck then =
        new SignatureCheck(
            List.of(Secret.of("8f742231b10e8888abcd99yyyzzz85a5")),
            Clock.fixed(Instant.ofEpochSecond(1531420618), ZoneOffset.UTC));

    assertThat(
            then.accepts(
                "1531420618",
                "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
                body.getBytes(UTF_8)))
        .isTrue();
  }

  @Test
  void forgedSignatures_areRefused() {
    String good = sign(STAMP);
    assertThat(accepts(STAMP, good, BODY)).isTrue();
    for (String bad :
        List.of(
            "",
            "v0=",
            good.substring(0, good.length() - 1),
            good + "0",
            good.toUpperCase(Locale.ROOT),
            "v0=" + good.substring(3).toUpperCase(Locale.ROOT),
            "v1=" + good.substring(3),
            good.substring(3),
            " " + good,
            SlackClient.sign("---", STAMP, BODY),
            SlackClient.sign(NEW_SECRET, STAMP, BODY))) {
      assertThat(accepts(STAMP, bad, BODY)).as(bad).isFalse();
    }
    assertThat(check.accepts(STAMP, null, BODY.getBytes(UTF_8))).isFalse();
    assertThat(check.accepts(null, good, BODY.getBytes(UTF_8))).isFalse();
  }

  @Test
  void tenThousandMutations_areRefused() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      byte[] body = BODY.getBytes(UTF_8);
      char[] signature = sign(STAMP).toCharArray();
      if (random.nextBoolean()) {
        body[random.nextInt(body.length)] += (byte) (1 + random.nextInt(255));
      } else {
        signature[random.nextInt(signature.length)] += (char) (1 + random.nextInt(60));
      }
      assertThat(check.accepts(STAMP, new String(signature), body)).isFalse();
    }
  }

  @Test
  void everyFlippedBit_isRefused() {
    String good = sign(STAMP);
    assertThat(flips(BODY)).noneMatch(body -> accepts(STAMP, good, body));
    assertThat(flips(STAMP)).noneMatch(stamp -> accepts(stamp, good, BODY));
    assertThat(flips(good)).noneMatch(signature -> accepts(STAMP, signature, BODY));
  }

  private static List<String> flips(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return IntStream.range(0, bytes.length * 8)
        .mapToObj(
            bit -> {
              byte[] flipped = bytes.clone();
              flipped[bit / 8] ^= (byte) (1 << bit % 8);
              return new String(flipped, StandardCharsets.ISO_8859_1);
            })
        .toList();
  }

  @ParameterizedTest(name = "{0} s from now: accepted {1}")
  @CsvSource({
    "-301, false",
    "-300, true",
    "-1, true",
    "300, true",
    "301, false",
    "31536000, false"
  })
  void theWindow_hasTwoSides(long seconds, boolean accepted) {
    String stamp = Long.toString(NOW.getEpochSecond() + seconds);
    assertThat(accepts(stamp, sign(stamp), BODY)).isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99999999999999999999", "9223372036854775807", "-1795435200", "1e9", "+179543520", "",
        "٠١٢٣٤٥٦٧٨٩", "0x6b03a4c0", "1795435200.0", " 1795435200", "01795435200", "NaN"
      })
  void strangeTimestamps_areRefused(String stamp) {
    assertThat(accepts(stamp, sign(stamp), BODY)).isFalse();
  }

  @Test
  void comparison_isConstantTime() {
    var constantTime =
        new ClassFileImporter()
                .importClasses(SignatureCheck.class)
                .get(SignatureCheck.class)
                .getMethodCallsFromSelf()
                .stream()
                .filter(call -> call.getTargetOwner().isEquivalentTo(MessageDigest.class))
                .filter(call -> call.getName().equals("isEqual"));
    assertThat(constantTime).hasSize(1);
    assertThat(
            new ClassFileImporter()
                .importClasses(SignatureCheck.class)
                .get(SignatureCheck.class)
                .getMethodCallsFromSelf())
        .noneMatch(
            call ->
                call.getName().equals("equals")
                    || call.getTarget().getFullName().contains("Arrays"));
  }

  @Test
  void bothSecrets_areAcceptedDuringRotation() {
    SignatureCheck rotating = check(Fixtures.SECRET, NEW_SECRET);
    SignatureCheck rotated = check(NEW_SECRET);
    String oldSignature = sign(STAMP);
    String newSignature = SlackClient.sign(NEW_SECRET, STAMP, BODY);
    byte[] body = BODY.getBytes(UTF_8);

    assertThat(rotating.accepts(STAMP, oldSignature, body)).isTrue();
    assertThat(rotating.accepts(STAMP, newSignature, body)).isTrue();
    assertThat(rotated.accepts(STAMP, oldSignature, body)).isFalse();
    assertThat(rotated.accepts(STAMP, newSignature, body)).isTrue();
  }
}
