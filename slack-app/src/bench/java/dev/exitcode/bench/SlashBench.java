package dev.exitcode.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** B5: how fast the slash command is answered, by both bots in turns. */
final class SlashBench {
  private static final List<String> BOT_CORE = List.of("taskset", "-c", "0");
  private static final List<String> LOAD_CORE = List.of("taskset", "-c", "1");

  /** Two rounds that compile what is hot. */
  private static final List<Round> WARM_UP = List.of(new Round(0, 10, 16), new Round(1000, 10, 32));

  private static final List<Round> ROUNDS =
      List.of(
          new Round(100, 10, 32),
          new Round(1000, 30, 32),
          new Round(5000, 10, 32),
          new Round(0, 10, 16));

  private final int pairs;
  private final List<Round> rounds;
  private final Map<String, Pairs> figures = new LinkedHashMap<>();
  private long wrong;

  private SlashBench(int pairs, List<Round> rounds) {
    this.pairs = pairs;
    this.rounds = rounds;
  }

  static void run() throws IOException, InterruptedException {
    new SlashBench(Integer.getInteger("bench.pairs", 5), ROUNDS).compare();
  }

  private void compare() throws IOException, InterruptedException {
    for (int pair = 1; pair <= pairs; pair++) {
      List<Measured> ours = measure(Target.exitcode());
      List<Measured> peers = measure(Target.peer(Target.FLAGS));
      for (int i = 0; i < rounds.size(); i++) {
        add(rounds.get(i), ours.get(i), peers.get(i));
      }
      System.out.println("pair " + pair + " of " + pairs + " done");
    }
    System.out.println("| | Exitcode | Bolt-Jetty | ratio |\n|---|---|---|---|");
    figures.forEach((title, figure) -> System.out.println(figure.row(title)));
    System.out.println("wrong or missing answers: " + wrong);
  }

  private void add(Round round, Measured ours, Measured peers) {
    String title = round.title();
    if (round.open()) {
      add(title + ", p50", "ms", ours, peers, Measured::p50);
      add(title + ", p99", "ms", ours, peers, Measured::p99);
      add(title + ", p99.9", "ms", ours, peers, Measured::p999);
      add(title + ", max", "ms", ours, peers, Measured::max);
    } else {
      add(title, "/s", ours, peers, Measured::perSecond);
      add(title + ", p99", "ms", ours, peers, Measured::p99);
    }
    wrong += ours.wrong() + peers.wrong();
  }

  private void add(
      String title, String unit, Measured ours, Measured peers, ToDoubleFunction<Measured> figure) {
    figures
        .computeIfAbsent(title, _ -> new Pairs(unit))
        .add(figure.applyAsDouble(ours), figure.applyAsDouble(peers));
  }

  private List<Measured> measure(Target target) throws IOException, InterruptedException {
    try (Running running = target.start(BOT_CORE)) {
      List<Round> all = new ArrayList<>(WARM_UP);
      all.addAll(rounds);
      List<Measured> measured = load(target, running.port(), all, LOAD_CORE);
      return measured.subList(WARM_UP.size(), measured.size());
    }
  }

  /** Runs the load in a process of its own; one result for each round. */
  static List<Measured> load(Target target, int port, List<Round> rounds, List<String> prefix)
      throws IOException {
    List<String> line = new ArrayList<>(prefix);
    line.addAll(List.of(Target.java(), "-XX:+UseSerialGC"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Load.class.getName()));
    line.addAll(List.of(Integer.toString(port), target.expected()));
    rounds.forEach(round -> line.add(round.argument()));
    Process process =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<Measured> measured = out.lines().map(Measured::parse).toList();
      if (measured.size() != rounds.size()) {
        throw new IOException("the load broke off; what went wrong stands above");
      }
      for (int i = 0; i < rounds.size(); i++) {
        System.out.println(target.name() + ", " + rounds.get(i).title() + ": " + measured.get(i));
      }
      return measured;
    }
  }
}
