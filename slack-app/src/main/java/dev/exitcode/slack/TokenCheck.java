package dev.exitcode.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Slack in the background whom the bot token belongs to: until Slack says so, and again every
 * few hours and whenever a call is refused, since a token can be revoked. Nothing waits for it.
 */
final class TokenCheck implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TokenCheck.class);

  private final SlackApi api;
  private final Installation installation;
  private final Pace pace;
  private final Backoff backoff;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private final Clock clock;
  private volatile Status status;

  TokenCheck(SlackApi api, Installation installation, Pace pace, Clock clock) {
    this.api = api;
    this.installation = installation;
    this.pace = pace;
    this.backoff =
        new Backoff(pace.firstRetry(), pace.longestRetry(), RandomGenerator.getDefault());
    this.clock = clock;
    this.status = new Status(false, "The bot token is not confirmed yet.", clock.instant());
    this.thread = Thread.ofVirtual().name("slack-token-check").unstarted(this::run);
  }

  /**
   * When to ask again.
   *
   * @param start how long the first question waits, which need not slow the first answer down
   * @param firstRetry the first wait after a failure; it doubles from there
   * @param longestRetry where doubling ends
   * @param recheck how long a good answer is trusted
   */
  record Pace(Duration start, Duration firstRetry, Duration longestRetry, Duration recheck) {}

  void start() {
    thread.start();
  }

  /** How it stands with the token and the way to Slack's API. */
  Status status() {
    return status;
  }

  private void run() {
    try {
      closing.await(pace.start().toMillis(), TimeUnit.MILLISECONDS);
      while (closing.getCount() > 0) {
        checkAndWait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void checkAndWait() throws InterruptedException {
    api.tokenDoubt().clear();
    Duration retry = check();
    if (retry == null) {
      api.tokenDoubt().await(pace.recheck());
    } else {
      closing.await(retry.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** One try; how long to wait after a failure, or null where Slack named the workspace. */
  private @Nullable Duration check() {
    try {
      AuthTestResponse answer = api.authTest();
      if (answer.isOk()) {
        learn(answer);
        backoff.reset();
        return null;
      }
      report("Slack refuses the bot token (" + Clean.line(answer.getError(), 60) + ").");
      return backoff.afterFailure(null);
    } catch (IOException | SlackApiException | RuntimeException e) {
      Failure failure = Failure.of(e);
      report("Slack's API cannot be reached (" + failure.reason() + ").");
      return backoff.afterFailure(failure.retryAfter());
    }
  }

  private void learn(AuthTestResponse answer) {
    if (installation.contradicts(answer.getTeamId())) {
      report("The bot token belongs to another workspace than the settings name.");
    } else if (!status.connected()) {
      status = new Status(true, "Slack confirmed the bot token.", clock.instant());
      log.info("{}", status.detail());
    }
    installation.learn(answer.getTeamId(), answer.getEnterpriseId());
  }

  /** Says it once, not at every try. */
  private void report(String found) {
    Status before = status;
    boolean stopping = closing.getCount() == 0;
    if (!stopping && !found.equals(before.detail())) {
      log.warn("The bot answers, but: {}", found);
      status = new Status(false, found, before.connected() ? clock.instant() : before.since());
    }
  }

  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
  }
}
