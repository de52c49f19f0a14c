package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * S-37: nobody can tell by the time of an answer whether a pod is denied or not there. The two are
 * asked in turns, so that a busy machine slows both.
 */
final class DeniedTimingTest {
  private static final int QUESTIONS = 250;
  private static final int WARM_UP = 300;

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
  void denied_takesAsLongAsAbsent(String denied, String absent) {
    for (int i = 0; i < WARM_UP; i++) {
      long _ = nanos(i % 2 == 0 ? denied : absent);
    }
    List<Asked> ofDenied = new ArrayList<>();
    List<Asked> ofAbsent = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      if (i % 2 == 0) {
        ofDenied.add(ask(denied));
        ofAbsent.add(ask(absent));
      } else {
        ofAbsent.add(ask(absent));
        ofDenied.add(ask(denied));
      }
    }
    // The list of all is read anew now and then, whoever happens to ask.
    assertThat(calls(ofDenied)).isCloseTo(calls(ofAbsent), within(QUESTIONS / 10));
    assertThat(chance(ofDenied, ofAbsent)).isBetween(0.38, 0.62);
    assertThat(median(ofDenied) / median(ofAbsent)).isBetween(0.7, 1.4);
  }

  private record Asked(long nanos, int calls) {}

  private Asked ask(String typed) {
    int before = api.asked().size();
    long nanos = nanos(typed);
    return new Asked(nanos, api.asked().size() - before);
  }

  private static int calls(List<Asked> all) {
    return all.stream().mapToInt(Asked::calls).sum();
  }

  private long nanos(String typed) {
    PodQuery query = PodQuery.parse(typed);
    long from = System.nanoTime();
    Lookup found = clusters.pods().find(query, NOT_SECRET);
    long took = System.nanoTime() - from;
    assertThat(found).isEqualTo(new Lookup.None(List.of()));
    return took;
  }

  /**
   * How probable it is that one of the first takes longer than one of the others, as the rank test
   * of Mann and Whitney has it; a half where nothing tells them apart, with a standard error of
   * 0.026 at 250 questions each.
   */
  private static double chance(List<Asked> first, List<Asked> others) {
    double longer = 0;
    for (Asked one : first) {
      for (Asked other : others) {
        longer += (Long.compare(one.nanos(), other.nanos()) + 1) / 2.0;
      }
    }
    return longer / first.size() / others.size();
  }

  private static double median(List<Asked> all) {
    return all.stream()
        .mapToLong(Asked::nanos)
        .sorted()
        .skip(all.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
