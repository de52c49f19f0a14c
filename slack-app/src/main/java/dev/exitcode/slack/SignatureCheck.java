package dev.exitcode.slack;

import dev.exitcode.redact.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Slack's request signature: {@code v0=hex(hmac_sha256(secret, "v0:" + timestamp + ":" + body))}
 * over the raw bytes, not older and not younger than five minutes. Safe for many threads.
 *
 * @see <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">Verifying
 *     requests from Slack</a>
 */
final class SignatureCheck {
  /** Slack's own advice, applied to both sides: a clock may be ahead as well as behind. */
  static final Duration WINDOW = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v0=";
  private static final int HEX_DIGITS = 64;

  /** Ten digits last until the year 2286; more or fewer is not a time in the window. */
  private static final int TIMESTAMP_DIGITS = 10;

  private final List<SecretKeySpec> keys;
  private final Clock clock;

  SignatureCheck(List<Secret> secrets, Clock clock) {
    this.keys =
        secrets.stream()
            .map(s -> s.reveal().strip().getBytes(StandardCharsets.UTF_8))
            .map(bytes -> new SecretKeySpec(bytes, ALGORITHM))
            .toList();
    this.clock = clock;
  }

  /** Whether one of the secrets signed this body at this time, inside the window. */
  boolean accepts(@Nullable String timestamp, @Nullable String signature, byte[] body) {
    if (timestamp == null || signature == null || !inWindow(timestamp)) {
      return false;
    }
    byte[] claimed = decode(signature);
    if (claimed.length == 0) {
      return false;
    }
    boolean accepted = false;
    for (SecretKeySpec key : keys) {
      // No early exit: the time spent must not tell which secret matched.
      accepted |= MessageDigest.isEqual(sign(key, timestamp, body), claimed);
    }
    return accepted;
  }

  private boolean inWindow(String timestamp) {
    if (timestamp.length() != TIMESTAMP_DIGITS
        || !timestamp.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    long skew = Math.subtractExact(clock.instant().getEpochSecond(), Long.parseLong(timestamp));
    return Math.abs(skew) <= WINDOW.toSeconds();
  }

  /** The bytes of a well-formed signature, or none. */
  private static byte[] decode(String signature) {
    if (signature.length() != VERSION.length() + HEX_DIGITS || !signature.startsWith(VERSION)) {
      return new byte[0];
    }
    boolean lowerHex =
        signature
            .chars()
            .skip(VERSION.length())
            .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    return lowerHex
        ? HexFormat.of().parseHex(signature, VERSION.length(), signature.length())
        : new byte[0];
  }

  private static byte[] sign(SecretKeySpec key, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(body);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
