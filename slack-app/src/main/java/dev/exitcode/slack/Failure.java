package dev.exitcode.slack;

import com.slack.api.methods.SlackApiException;
import dev.exitcode.redact.Redactor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a call to Slack failed.
 *
 * @param reason a few words without payloads, addresses or secrets
 * @param retryAfter how long Slack asked to wait, or null
 */
record Failure(String reason, @Nullable Duration retryAfter) {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final int LONGEST_REASON = 200;

  static Failure of(Exception e) {
    if (e instanceof SlackApiException refused) {
      int code = refused.getResponse().code();
      return new Failure(
          "Slack answered with status " + code,
          retryAfter(refused.getResponse().header("Retry-After")));
    }
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    String reason = Redactor.standard().redact(e.getClass().getSimpleName() + message);
    return new Failure(Clean.line(reason, LONGEST_REASON), null);
  }

  private static @Nullable Duration retryAfter(@Nullable String seconds) {
    if (seconds == null || !seconds.matches("\\d{1,6}")) {
      return null;
    }
    Duration wait = Duration.ofSeconds(Long.parseLong(seconds));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
