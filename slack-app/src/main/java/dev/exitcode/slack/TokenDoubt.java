package dev.exitcode.slack;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets calls that Slack refuses say that the bot token may be good no longer. Thread-safe. */
final class TokenDoubt {
  private static final Set<String> TOKEN_ERRORS =
      Set.of("invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive");

  private final Semaphore raised = new Semaphore(0);

  /** Raises a doubt if the error of a Web API call is about the token. */
  void consider(@Nullable String error) {
    if (error != null && TOKEN_ERRORS.contains(error)) {
      raised.release();
    }
  }

  /** Forgets the doubts raised so far: the token is about to be checked. */
  void clear() {
    raised.drainPermits();
  }

  /** Returns when a doubt is raised, or when the time is over. */
  void await(Duration longest) throws InterruptedException {
    var _ = raised.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
  }
}
