package dev.exitcode.slack;

import dev.exitcode.redact.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request carries Slack's {@link Signature} over its raw bytes, not older and not younger
 * than five minutes. Safe for many threads.
 */
final class SignatureCheck {
  /** Slack's own advice, applied to both sides: a clock may be ahead as well as behind. */
  static final Duration WINDOW = Duration.ofMinutes(5);

  /** Ten digits last until the year 2286; more or fewer is not a time in the window. */
  private static final int TIMESTAMP_DIGITS = 10;

  private final List<Signature> signatures;
  private final Clock clock;

  SignatureCheck(List<Secret> secrets, Clock clock) {
    this.signatures = secrets.stream().map(Signature::new).toList();
    this.clock = clock;
  }

  /** Whether one of the secrets signed this body at this time, inside the window. */
  boolean accepts(@Nullable String timestamp, @Nullable String signature, byte[] body) {
    if (timestamp == null || signature == null || !inWindow(timestamp)) {
      return false;
    }
    byte[] claimed = signature.getBytes(StandardCharsets.UTF_8);
    boolean accepted = false;
    for (Signature one : signatures) {
      byte[] right = one.of(timestamp, body).getBytes(StandardCharsets.US_ASCII);
      // No early exit: the time spent must not tell which secret matched.
      accepted |= MessageDigest.isEqual(right, claimed);
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
}
