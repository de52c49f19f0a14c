package dev.exitcode.catalog;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What reading 50 lines of a log costs: ordinary ones, and the same with an exception at the end.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LogPatternsBenchmark {
  private final LogPatterns patterns = LogPatterns.bundled();

  private final List<String> ordinary = IntStream.range(0, 50).mapToObj(this::line).toList();

  private final List<String> failing =
      Stream.concat(
              ordinary.stream().limit(46),
              Stream.of(
                  "2026-06-04T12:01:00.123Z ERROR 1 --- [main] o.s.boot.SpringApplication :"
                      + " Application run failed",
                  "org.postgresql.util.PSQLException: Connection to db:5432 refused.",
                  "\tat org.postgresql.core.v3.ConnectionFactoryImpl.openConnectionImpl(ConnectionFactoryImpl.java:346)",
                  "Caused by: java.net.ConnectException: Connection refused"))
          .toList();

  private String line(int i) {
    return switch (i % 3) {
      case 0 ->
          "2026-06-04T12:00:%02d.123Z  INFO 1 --- [nio-8080-exec-%d] c.a.orders.web.RequestLog : GET /api/v1/items/%d 200 31ms"
              .formatted(i, i, i * 7);
      case 1 ->
          "{\"level\":\"info\",\"ts\":\"2026-06-04T12:00:%02d.387Z\",\"msg\":\"request\",\"path\":\"/v1/q/%d\",\"status\":200,\"ms\":97}"
              .formatted(i, i * 7);
      default -> "2026/06/04 12:00:%02d handled request id=%d in 69ms".formatted(i, i * 7);
    };
  }

  @Benchmark
  public LogFindings fiftyOrdinaryLines() {
    return patterns.read(ordinary);
  }

  @Benchmark
  public LogFindings fiftyLinesWithAnException() {
    return patterns.read(failing);
  }
}
