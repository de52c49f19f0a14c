package dev.exitcode.slack;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StringGen;
import org.junit.jupiter.api.Test;

/**
 * Whoever claims first wins, however two threads interleave: a few random scripts, some ways
 * through each; more by {@code -Dexitcode.scripts=100 -Dexitcode.interleavings=1000}.
 */
@Param(name = "key", gen = StringGen.class, conf = "1:abc")
public final class ClaimsInterleavingTest {
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final AtomicLong now = new AtomicLong();
  private final Claims claims = new Claims(now::get, KEPT, 2);

  @Operation
  public boolean claim(@Param(name = "key") String key) {
    return claims.claim(key);
  }

  @Operation
  public void release(@Param(name = "key") String key) {
    claims.release(key);
  }

  @Operation
  public void pass() {
    now.addAndGet(KEPT.toNanos());
  }

  @Test
  void claims_ofTwoThreads_areAsIfOneByOne() {
    new ModelCheckingOptions()
        .iterations(Integer.getInteger("exitcode.scripts", 5))
        .invocationsPerIteration(Integer.getInteger("exitcode.interleavings", 50))
        .threads(2)
        .actorsPerThread(2)
        .addGuarantee(
            ManagedStrategyGuaranteeKt.forClasses(name -> name.startsWith("java.util."))
                .allMethods()
                .treatAsAtomic())
        .check(ClaimsInterleavingTest.class);
  }
}
