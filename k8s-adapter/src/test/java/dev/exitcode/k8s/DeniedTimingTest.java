package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nobody can tell by the time of an answer whether a pod is denied or not there. What is asked of
 * the cluster takes nearly all of that time and is counted; the rest is measured, the two in turns,
 * so that a busy machine slows both.
 */
final class DeniedTimingTest {
  private static final int PAIRS = 250;
  private static final int WARM_UP = 300;

  /** What is different shows in each; what a busy machine does to one hardly comes again. */
  private static final int ROUNDS = 4;

  private static final Scope NOT_SECRET =
      (cluster, namespace, labels) -> !namespace.equals("secret");

  private FakeApi api;
  private Clusters clusters;

  @BeforeEach
  void start() throws IOException {
    api =
        new FakeApi()
            .pods(
                "{metadata:{name:'vault-0',namespace:'secret',uid:'u1'}}",
                "{metadata:{name:'api-7c9',namespace:'shop',uid:'u2'}}");
    clusters = api.clusters();
  }

  @AfterEach
  void stop() {
    clusters.close();
    api.close();
  }

  @ParameterizedTest(name = "{0} beside {1}")
  @CsvSource({"secret/vault-0, secret/vault-9", "secret/vault-0, shop/vault-0", "vault-0, vault-9"})
  void denied_asksTheClusterAsMuchAsAbsent(String denied, String absent) {
    long _ = nanos(denied);
    assertThat(calls(denied)).isEqualTo(calls(absent));
  }

  /** Of what sort; the list of all is read anew now and then, whoever happens to ask. */
  private List<String> calls(String typed) {
    int before = api.asked().size();
    long _ = nanos(typed);
    return api.asked().stream()
        .skip(before)
        .filter(path -> !path.startsWith("/api/v1/pods?"))
        .map(path -> path.replaceFirst("/namespaces/[^/]+/pods/[^/]+$", "/one"))
        .toList();
  }

  @ParameterizedTest(name = "{0} beside {1}")
  @CsvSource({"secret/vault-0, secret/vault-9", "secret/vault-0, shop/vault-0", "vault-0, vault-9"})
  void denied_takesAsLongAsAbsent(String denied, String absent) {
    for (int i = 0; i < WARM_UP; i++) {
      long _ = nanos(i % 2 == 0 ? denied : absent);
    }
    Times times = times(denied, absent);
    for (int round = 1; round < ROUNDS && !times.areAlike(); round++) {
      times = times(denied, absent);
    }
    assertThat(times.areAlike())
        .as("longer in %.2f of the pairs, %.2f times as long", times.longer(), times.ratio())
        .isTrue();
  }

  private Times times(String denied, String absent) {
    long[] ofDenied = new long[PAIRS];
    long[] ofAbsent = new long[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      if (i % 2 == 0) {
        ofDenied[i] = nanos(denied);
        ofAbsent[i] = nanos(absent);
      } else {
        ofAbsent[i] = nanos(absent);
        ofDenied[i] = nanos(denied);
      }
    }
    return new Times(ofDenied, ofAbsent);
  }

  /** What was asked in pairs, one right after the other. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Times(long[] denied, long[] absent) {
    /** A half where nothing tells the two apart, with a standard error of 0.032. */
    double longer() {
      return LongStream.range(0, PAIRS)
          .mapToDouble(i -> (Long.compare(denied[(int) i], absent[(int) i]) + 1) / 2.0)
          .average()
          .orElseThrow();
    }

    /** Of the quicker ones, in which nothing else came between. */
    double ratio() {
      return (double) quartile(denied) / quartile(absent);
    }

    boolean areAlike() {
      return Math.abs(longer() - 0.5) < 0.1 && ratio() > 0.8 && ratio() < 1.25;
    }

    private static long quartile(long[] times) {
      return LongStream.of(times).sorted().skip(PAIRS / 4).findFirst().orElseThrow();
    }
  }

  private long nanos(String typed) {
    PodQuery query = PodQuery.parse(typed);
    long from = System.nanoTime();
    Lookup found = clusters.pods().find(query, NOT_SECRET);
    long took = System.nanoTime() - from;
    assertThat(found).isEqualTo(new Lookup.None(List.of()));
    return took;
  }
}
