package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.k8s.WatchEvent.How;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;

/** What a watch keeps of a pod, and what that weighs. */
final class KnownPodsTest {
  private static final int PODS = 40_000;
  private static final int MOST_BYTES = 600;

  private final EventTeller teller =
      new EventTeller("prod", Times.of(FakeApi.CLOCK), WatchPace.USUAL, event -> {});
  private final PodDiff diff = new PodDiff(teller);
  private final PodReader reader = new PodReader();

  private void see(String pod) {
    byte[] bytes = pod.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = Api.JSON.createParser(bytes)) {
      parser.nextToken();
      diff.see(reader.read(new Tokens(parser)), How.OLD);
    }
    diff.tell();
  }

  private static String pod(int number) {
    return FakeApi.quoted(
            PodText.restarted("SET-7c9d5f4b6d-x2x9k", "UID", 1, 1, "a1b2c3d4e5f6a7b8"))
        .replace("SET", "api-" + number % 200)
        .replace("x2x9k", Integer.toString(number + 60_000_000, 36))
        .replace("UID", new UUID(number * 7919L, number).toString())
        .replace("node-1", "node-" + number % 1000);
  }

  @Test
  void pod_weighsAFewHundredBytesThoughItsContainerHasEnded() {
    for (int i = 0; i < 1_000; i++) {
      see(pod(PODS + i));
    }
    long before = used();
    for (int i = 0; i < PODS; i++) {
      see(pod(i));
    }
    long each = (used() - before) / PODS;
    assertThat(teller.watched().pods().size()).isEqualTo(PODS + 1_000);
    assertThat(each).isBetween(100L, (long) MOST_BYTES);
  }

  @Test
  void names_areKeptOnceForAllPods() {
    see(pod(1));
    see(pod(201));
    List<KnownPod> known =
        teller.watched().pods().where("shop", pod -> true).stream()
            .map(entry -> entry.getValue())
            .toList();
    assertThat(known).hasSize(2);
    assertThat(known.get(0).node()).isNotSameAs(known.get(1).node());
    see(pod(1001));
    see(pod(2001));
    List<String> nodes =
        teller.watched().pods().where("shop", pod -> "node-1".equals(pod.node())).stream()
            .map(entry -> entry.getValue().node())
            .toList();
    assertThat(nodes).hasSize(3).allMatch(node -> node == nodes.getFirst());
  }

  @Test
  void names_thatNobodyAsksForAnyMoreAreForgotten() {
    Once once = new Once();
    String first = once.of(new String("first"));
    for (int i = 0; i < 10_000; i++) {
      once.of("a" + i);
    }
    assertThat(once.of(new String("first"))).isSameAs(first);
    for (int i = 0; i < 60_000; i++) {
      once.of("b" + i);
    }
    assertThat(once.of(new String("first"))).isNotSameAs(first);
  }

  /** Preview environments come and go, for months. */
  @Test
  void namespaces_thatAreGone_weighNothing() {
    KnownPods pods = new KnownPods();
    see(pod(1));
    KnownPod any = teller.watched().pods().where(null, pod -> true).getFirst().getValue();
    long before = used();
    for (int i = 0; i < PODS; i++) {
      pods.update("preview-" + i, "api", known -> any);
      pods.remove("preview-" + i, "api");
      pods.update("preview-" + i, "api", known -> null);
    }
    assertThat(used() - before).isLessThan(PODS);
    assertThat(pods.size()).isZero();
  }

  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
