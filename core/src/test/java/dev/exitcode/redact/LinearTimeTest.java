package dev.exitcode.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** S-28: twice as much hostile text takes twice the time, and 64 KiB never long. */
class LinearTimeTest {
  /** Processor time, because a test may have to share the machine. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private static final int SHORT = 20_000;
  private static final int MOST_RUNS = 50;
  private static final double MOST_RATIO = 2.3;

  /** Of 50 ms for 64 KiB. */
  private static final double MOST_NANOS_PER_CHAR = 50e6 / 65_536;

  /** Below this, the clock and the compiler decide, not the text. */
  private static final long TOO_SHORT_TO_COMPARE = 5_000_000;

  private final Redactor redactor = Redactor.standard();

  @Test
  void hostileText_takesTimeInProportion() {
    List<String> slow = new ArrayList<>();
    for (String seed : seeds().toList()) {
      String problem = problem(seed);
      if (problem != null) {
        slow.add(problem + " " + seed);
      }
    }
    assertThat(slow).isEmpty();
  }

  /** Only what is out of proportion at both doublings is: a neighbour's work shows at one. */
  private @Nullable String problem(String seed) {
    long[] best = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
    for (int run = 0; run < MOST_RUNS; run++) {
      for (int size = 0; size < best.length; size++) {
        best[size] = Math.min(best[size], nanos(seed, SHORT << size));
        if (size > 0 && isLinear(best[size - 1], best[size], SHORT << size)) {
          return null;
        }
      }
    }
    return Arrays.stream(best).mapToObj(n -> n / 1000 + " µs ").collect(Collectors.joining());
  }

  private static boolean isLinear(long once, long twice, int length) {
    return twice <= MOST_NANOS_PER_CHAR * length
        && (twice <= MOST_RATIO * once || twice < TOO_SHORT_TO_COMPARE);
  }

  private long nanos(String seed, int length) {
    String text = seed.repeat(length / seed.length());
    long start = CLOCK.getCurrentThreadCpuTime();
    redactor.redact(text);
    return CLOCK.getCurrentThreadCpuTime() - start;
  }

  private Stream<String> seeds() {
    Random random = new Random(28);
    return Stream.concat(
        Stream.of(
            "=",
            "\\",
            "%25",
            "%",
            "\u001b[",
            "\u001b]",
            "A",
            "aGVsbG8gd29ybGQg",
            "\u200b",
            "://",
            "eyJ.",
            "a:b@",
            "\"",
            "\\\\\"",
            " ",
            "\n",
            "‹redacted:jwt›"),
        KindsFile.kinds()
            .flatMap(
                kind ->
                    Stream.concat(
                        KindsFile.strings(kind, "keywords")
                            .limit(2)
                            .flatMap(LinearTimeTest::around),
                        KindsFile.strings(kind, "examples")
                            .limit(2)
                            .map(e -> Example.of("", e, random))
                            .flatMap(LinearTimeTest::broken))));
  }

  /** A keyword with what its regex may run along before it fails. */
  private static Stream<String> around(String keyword) {
    return Stream.of(
        keyword,
        keyword + " ",
        keyword + "=",
        keyword + ":",
        keyword + "a".repeat(300),
        "a1_-".repeat(20) + keyword,
        keyword + "=" + "aB3/".repeat(1000),
        keyword + "\": \"" + "\\\"".repeat(200),
        keyword + ": " + "-".repeat(100),
        keyword + " ".repeat(50) + "x",
        keyword + "?" + "a=b;".repeat(40));
  }

  /** Examples that end too soon, or go on where they should end. */
  private static Stream<String> broken(Example example) {
    String text = example.text();
    return Stream.of(
        text,
        text + "\n",
        text.substring(0, text.length() - 1),
        example.before() + example.secret().substring(0, example.secret().length() / 2),
        example.before() + example.secret().substring(0, example.secret().length() / 2) + " ",
        example.before() + example.secret().repeat(3));
  }
}
