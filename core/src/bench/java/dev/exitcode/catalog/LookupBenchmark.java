package dev.exitcode.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What an answer costs: by number, beside a hash map of the same entries, and by question. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LookupBenchmark {
  private static final int CODES = 1 << 10;

  private final Catalog catalog = Catalog.bundled();
  private final long[] codes = new long[CODES];
  private final Map<Long, Entry> map = new HashMap<>();
  private int next;

  /** Two codes in four are small, one is a signed and one an unsigned 32-bit number. */
  @Setup
  public void chooseCodes() {
    Random random = new Random(137);
    for (int i = 0; i < CODES; i++) {
      int any = random.nextInt();
      codes[i] = i % 4 < 2 ? any & 0xFF : i % 4 == 2 ? any : Integer.toUnsignedLong(any);
      map.put(codes[i], catalog.exitCode(codes[i]));
    }
  }

  @Benchmark
  public Entry exitCode() {
    return catalog.exitCode(codes[next++ & CODES - 1]);
  }

  @Benchmark
  public Entry hashMap() {
    return map.get(codes[next++ & CODES - 1]);
  }

  @Benchmark
  public Answer answerToANumber() {
    return catalog.answer("137");
  }

  @Benchmark
  public Answer answerWithContext() {
    return catalog.answer("exit code 137 java");
  }

  @Benchmark
  public Answer answerToAMisspelling() {
    return catalog.answer("crashlopbackoff");
  }
}
