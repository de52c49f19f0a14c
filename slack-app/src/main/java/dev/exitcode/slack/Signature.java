package dev.exitcode.slack;

import dev.exitcode.redact.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Slack's request signature with one secret: {@code v0=hex(hmac_sha256(secret, "v0:" + timestamp +
 * ":" + body))}. Safe for many threads; prints no secret.
 *
 * @see <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">Verifying
 *     requests from Slack</a>
 */
public final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v0=";

  /** To find the algorithm and to mix in the key costs as much as to sign a request. */
  private final Mac keyed;

  /** Takes the secret; white space around it is not part of it. */
  public Signature(Secret secret) {
    try {
      byte[] key = secret.reveal().strip().getBytes(StandardCharsets.UTF_8);
      this.keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key, ALGORITHM));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /**
   * The one way to write the signature: lower case, nothing around it.
   *
   * @param timestamp seconds since 1970, as in the header {@code X-Slack-Request-Timestamp}
   * @param body the raw bytes as sent
   */
  public String of(String timestamp, byte[] body) {
    try {
      Mac mac = (Mac) keyed.clone();
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
      return VERSION + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's " + ALGORITHM + " can be cloned", e);
    }
  }
}
