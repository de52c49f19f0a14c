package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BackgroundTest {
  private final Background background = new Background();
  private final CompletableFuture<Void> slackAnswers = new CompletableFuture<>();
  private final AtomicInteger failures = new AtomicInteger();

  @AfterEach
  void stop() {
    slackAnswers.complete(null);
    background.close();
  }

  private void fill() {
    for (int i = 0; i < Background.MOST_AT_ONCE; i++) {
      background.run(slackAnswers::join, _ -> failures.incrementAndGet());
    }
  }

  /** Telling a user takes up to eight seconds, and an acknowledgement has three. */
  @Test
  void full_dropsWorkWithoutCallingAnybody() {
    fill();
    AtomicInteger ran = new AtomicInteger();
    background.run(ran::incrementAndGet, _ -> failures.incrementAndGet());
    assertThat(failures).hasValue(0);
    assertThat(background.dropped()).isEqualTo(1);

    slackAnswers.complete(null);
    await().until(() -> background.room() == Background.MOST_AT_ONCE);
    assertThat(ran).hasValue(0);
    background.run(ran::incrementAndGet, _ -> failures.incrementAndGet());
    await().until(() -> ran.get() == 1);
    assertThat(failures).hasValue(0);
  }

  @Test
  void stopped_dropsWorkWithoutCallingAnybody() {
    background.close();
    background.run(() -> {}, _ -> failures.incrementAndGet());
    assertThat(failures).hasValue(0);
    assertThat(background.dropped()).isEqualTo(1);
    assertThat(background.room()).isEqualTo(Background.MOST_AT_ONCE);
  }

  @Test
  void failure_isReported() {
    background.run(
        () -> {
          throw new IOException("no");
        },
        _ -> failures.incrementAndGet());
    await().until(() -> failures.get() == 1);
    assertThat(background.dropped()).isZero();
  }
}
