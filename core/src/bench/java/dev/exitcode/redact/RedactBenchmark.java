package dev.exitcode.redact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to look through log text without secrets, in bytes per microsecond, which is MB/s:
 * with keywords first, and with every regular expression run over all of the text.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RedactBenchmark {
  private static final int SIZE = 1 << 20;

  private final Redactor redactor = Redactor.standard();
  private final String plain = text(line -> line.chars().allMatch(c -> c >= ' ' && c < 127));
  private final String all = text(line -> true);
  private final String caseLogs = caseLogs();
  private final List<String> lines = plain.lines().toList();

  private static String text(Predicate<String> wanted) {
    StringBuilder text = new StringBuilder();
    for (String line : OrdinaryLog.lines(15_000)) {
      if (wanted.test(line) && Redactor.standard().redact(line) == line) {
        text.append(line).append('\n');
      }
    }
    return text.substring(0, SIZE);
  }

  private static String caseLogs() {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/cases"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".log")).sorted().toList()) {
        String log = Files.readString(file);
        all.append(Redactor.standard().redact(log) == log ? log : "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString().repeat(SIZE / all.length() + 1).substring(0, SIZE);
  }

  /** Log tails of the labelled cases, which say what containers of all kinds say. */
  @Benchmark
  @OperationsPerInvocation(SIZE)
  public String redactCaseLogs() {
    return redactor.redact(caseLogs);
  }

  /** Lines without terminal colours and escapes. */
  @Benchmark
  @OperationsPerInvocation(SIZE)
  public String redactPlain() {
    return redactor.redact(plain);
  }

  /** One line in twenty with colours, JSON escapes or other than ASCII characters. */
  @Benchmark
  @OperationsPerInvocation(SIZE)
  public String redactColoured() {
    return redactor.redact(all);
  }

  @Benchmark
  @OperationsPerInvocation(SIZE)
  public List<String> redactPlainLineByLine() {
    List<String> redacted = new ArrayList<>(lines.size());
    for (String line : lines) {
      redacted.add(redactor.redact(line));
    }
    return redacted;
  }

  /** The peer: no keywords, no view through disguises. */
  @Benchmark
  @OperationsPerInvocation(SIZE)
  public int allRegexesAlways() {
    int found = 0;
    for (Kind kind : redactor.kinds()) {
      found += kind.pattern().matcher(plain).find() ? 1 : 0;
    }
    return found;
  }
}
