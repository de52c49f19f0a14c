package dev.exitcode.delivery;

import dev.exitcode.delivery.Pacer.Limits;
import dev.exitcode.delivery.Pacer.Rate;
import dev.exitcode.delivery.Pacer.Use;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * No slot is given twice, however two threads interleave: a few random scripts, some ways through
 * each; more by {@code -Dexitcode.scripts=100 -Dexitcode.interleavings=1000}.
 */
public final class PacerInterleavingTest {
  private static final Duration SLOT = Duration.ofSeconds(1);
  private static final Limits LIMITS =
      new Limits(new Rate(SLOT, 1), new Rate(SLOT, 2), new Rate(SLOT, 1));

  private final AtomicLong now = new AtomicLong();
  private final Pacer pacer = new Pacer(LIMITS, now::get);

  @Operation
  public long post() {
    return pacer.take(Use.POST, "C1").toNanos();
  }

  @Operation
  public long update() {
    return pacer.take(Use.UPDATE, "C1").toNanos();
  }

  @Operation
  public void hold() {
    pacer.hold(Use.POST, "C1", SLOT);
  }

  @Operation
  public void pass() {
    now.addAndGet(SLOT.toNanos());
  }

  @Test
  void slots_ofTwoThreads_areAsIfTakenOneByOne() {
    new ModelCheckingOptions()
        .iterations(Integer.getInteger("exitcode.scripts", 5))
        .invocationsPerIteration(Integer.getInteger("exitcode.interleavings", 50))
        .threads(2)
        .actorsPerThread(2)
        .addGuarantee(
            ManagedStrategyGuaranteeKt.forClasses(name -> name.startsWith("java.util."))
                .allMethods()
                .treatAsAtomic())
        .check(PacerInterleavingTest.class);
  }
}
