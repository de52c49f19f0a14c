package dev.exitcode.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exitcode.bench.PodBench.Pod;
import dev.exitcode.diagnosis.Diagnostician;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.Lookup;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Asks about pods of one cluster, in turns with kubectl. */
final class PodQuestions {
  static final String HEAD =
      """
      | cluster | questions | question p50 / p99 | calls' time p50 / p99 | over it p50 / p99 | most rounds | kubectl describe + logs | ratio |
      |---|---|---|---|---|---|---|---|\
      """;

  private static final int WARM_UP = 300;
  private static final int TURNS = Integer.getInteger("bench.turns", 40);
  private static final int EACH_TURN = 25;

  private final String title;
  private final Passage passage;
  private final List<Pod> pods;
  private final Clusters clusters;
  private final Diagnostician diagnostician = Diagnostician.standard();
  private final List<Question> questions = new ArrayList<>();
  private final List<Double> kubectl = new ArrayList<>();

  PodQuestions(String title, Passage passage, List<Pod> pods) {
    this.title = title;
    this.passage = passage;
    this.pods = pods;
    this.clusters =
        Clusters.of(List.of(ClusterAccess.url("crowd", passage.url())), Clock.systemUTC());
  }

  void run() throws IOException, InterruptedException {
    try (clusters) {
      read();
      for (int i = 0; i < WARM_UP; i++) {
        ask(pods.get(i % pods.size()));
      }
      kubectl(pods.getFirst());
      for (int turn = 0; turn < TURNS; turn++) {
        turn(pods.get(turn % pods.size()));
      }
    }
    System.out.println(row(title, questions.stream().filter(q -> !q.beside()).toList()));
    System.out.println(
        row(
            "the same, while all pods are read",
            questions.stream().filter(Question::beside).toList()));
  }

  /** Waits until the pods are in memory. */
  private void read() throws InterruptedException {
    clusters.warm();
    while (clusters.views().getFirst().listedAt() == null) {
      Thread.sleep(20);
    }
    System.out.println(title + ": knows " + clusters.views().getFirst().pods());
  }

  private void turn(Pod pod) throws IOException, InterruptedException {
    kubectl.add(kubectl(pod));
    for (int i = 0; i < EACH_TURN; i++) {
      questions.add(ask(pod));
    }
  }

  private Question ask(Pod pod) {
    var _ = passage.take();
    long from = System.nanoTime();
    Collected collected = clusters.cases().collect(find(pod), LogsWanted.OF_TROUBLED);
    if (!(collected instanceof Collected.Case(var file)) || file.logs().isEmpty()) {
      throw new IllegalStateException(pod + " was not read, or its log was not");
    }
    if (diagnostician.diagnose(file).isEmpty()) {
      throw new IllegalStateException("no cause was found for " + pod);
    }
    return Question.of(from, System.nanoTime(), passage.take());
  }

  private PodRef find(Pod pod) {
    PodRef found =
        switch (clusters.pods().find(PodQuery.parse(pod.typed()), Scope.EVERYTHING)) {
          case Lookup.One one -> one.match().pod();
          case Lookup.Several several -> several.matches().getFirst().pod();
          case Lookup.None none -> throw new IllegalStateException(none.toString());
        };
    if (!found.name().equals(pod.name())) {
      throw new IllegalStateException(found + " was found for " + pod);
    }
    return found;
  }

  /** What a person would type instead; in milliseconds. */
  private double kubectl(Pod pod) throws IOException, InterruptedException {
    long from = System.nanoTime();
    kubectl("describe", "pod", pod.name(), "-n", pod.namespace());
    kubectl(
        "logs",
        pod.name(),
        "-n",
        pod.namespace(),
        "-c",
        pod.container(),
        "--previous",
        "--tail=500");
    return (System.nanoTime() - from) / 1e6;
  }

  private void kubectl(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getenv("KUBEBUILDER_ASSETS"), "kubectl").toString());
    command.addAll(List.of("--server", passage.url().toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", Target.out().toString());
    builder.environment().put("KUBECONFIG", Target.out().resolve("no-kubeconfig").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + said);
    }
  }

  private String row(String name, List<Question> of) {
    double ratio = percentile(of, 50, Question::millis) / Pairs.median(kubectl);
    return "| %s | %,d | %s | %s | %s | %d | %s | %.2f × |"
        .formatted(
            name,
            of.size(),
            both(of, Question::millis),
            both(of, Question::apiMillis),
            both(of, Question::overMillis),
            of.stream().mapToInt(q -> q.rounds().size()).max().orElse(0),
            Pairs.spread(kubectl, "ms"),
            ratio);
  }

  private static String both(List<Question> of, ToDoubleFunction<Question> figure) {
    return String.format(
        Locale.ROOT, "%.1f / %.1f ms", percentile(of, 50, figure), percentile(of, 99, figure));
  }

  private static double percentile(
      List<Question> of, int percent, ToDoubleFunction<Question> figure) {
    double[] sorted = of.stream().mapToDouble(figure).sorted().toArray();
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
  }
}
