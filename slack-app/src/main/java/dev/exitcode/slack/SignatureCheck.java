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

  /** Ten digits last until the year 2286; more or fewer is not a time in the window. */
  private static final int TIMESTAMP_DIGITS = 10;

  private final List<Mac> keys;
  private final Clock clock;

  SignatureCheck(List<Secret> secrets, Clock clock) {
    this.keys = secrets.stream().map(SignatureCheck::keyed).toList();
    this.clock = clock;
  }

  /** Whether one of the secrets signed this body at this time, inside the window. */
  boolean accepts(@Nullable String timestamp, @Nullable String signature, byte[] body) {
    if (timestamp == null || signature == null || !inWindow(timestamp)) {
      return false;
    }
    byte[] claimed = signature.getBytes(StandardCharsets.UTF_8);
    boolean accepted = false;
    for (Mac key : keys) {
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

  /** The one way to write the signature: lower case, nothing around it. */
  private static byte[] sign(Mac key, String timestamp, byte[] body) {
    try {
      Mac mac = (Mac) key.clone();
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
      return (VERSION + HexFormat.of().formatHex(mac.doFinal(body)))
          .getBytes(StandardCharsets.US_ASCII);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's " + ALGORITHM + " can be cloned", e);
    }
  }

  /** Made once: to find the algorithm and to mix in the key costs as much as to sign a request. */
  private static Mac keyed(Secret secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      byte[] key = secret.reveal().strip().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
