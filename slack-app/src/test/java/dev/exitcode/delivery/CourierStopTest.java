package dev.exitcode.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.store.Posting.Kind;
import dev.exitcode.store.Posting.State;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A courier that is stopped in the middle of a look into the outbox. */
final class CourierStopTest {
  @TempDir private Path folder;
  private final CountDownLatch looking = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @Test
  void whatALastLookClaims_isDelivered() throws InterruptedException {
    try (Bench bench = new Bench(folder)) {
      bench.put("i0", "C1", Kind.ROOT, "m0");
      Courier courier = courier(bench);
      courier.start();
      looking.await();
      Thread closer = Thread.ofPlatform().start(courier::close);
      List<Thread.State> late = List.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED);
      await().until(() -> late.contains(closer.getState()));
      goOn.countDown();
      closer.join();
      assertThat(bench.count(State.SENT)).isEqualTo(1);
    }
  }

  private Courier courier(Bench bench) {
    InstantSource clock = () -> held(bench.now());
    Pacer pacer = new Pacer(Pacer.Limits.standard(), System::nanoTime);
    Standstill standstill = new Standstill(bench::now, new Random(1));
    return new Courier(
        new Delivery.Means(
            bench.store(), bench.slack, pacer, standstill, bench, clock, new Random(1)),
        Executors.newVirtualThreadPerTaskExecutor());
  }

  private Instant held(Instant now) {
    looking.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return now;
  }
}
