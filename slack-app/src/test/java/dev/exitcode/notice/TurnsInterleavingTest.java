package dev.exitcode.notice;

import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/** No two threads have the turn, however they interleave. */
final class TurnsInterleavingTest {
  @Test
  void turnsOfOneThing_neverOverlap_andNoneIsWaitedForInVain() {
    Lincheck.runConcurrentTest(
        Integer.getInteger("exitcode.interleavings", 300),
        () -> {
          Turns<String> turns = new Turns<>();
          AtomicInteger inside = new AtomicInteger();
          AtomicInteger most = new AtomicInteger();
          Runnable take = () -> take(turns, inside, most);
          Thread other = new Thread(take);
          other.start();
          take.run();
          join(other);
          if (most.get() != 1) { // no library is called where each step is watched
            throw new AssertionError("two had the turn at once");
          }
        });
  }

  private static void take(Turns<String> turns, AtomicInteger inside, AtomicInteger most) {
    try (Turns<String>.Turn turn = turns.take("pod")) {
      turn.await();
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      inside.decrementAndGet();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
