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
import java.util.stream.Stream;

/** B5: how fast the slash command is answered, by both bots in turns. */
final class SlashBench {
  private static final List<String> BOT_CORE = List.of("taskset", "-c", "0");
  private static final List<String> LOAD_CORE = List.of("taskset", "-c", "1");

  /** Two rounds that compile what is hot. */
  private static final List<Round> WARM_UP = List.of(new Round(0, 10, 16), new Round(1000, 10, 32));

  /** Of each measured round. */
  private static final int SECONDS = Integer.getInteger("bench.seconds", 30);

  private static final List<Round> ROUNDS =
      List.of(
          new Round(100, SECONDS, 32), new Round(1000, SECONDS, 32), new Round(5000, SECONDS, 32));

  private static final Round SATURATION = new Round(0, SECONDS, 16);

  private final int pairs;
  private final Map<String, Pairs> figures = new LinkedHashMap<>();
  private long wrong;

  private SlashBench(int pairs) {
    this.pairs = pairs;
  }

  /**
   * What one bot did.
   *
   * @param cpuPerAnswer processor time per answer at saturation, in microseconds; other work on the
   *     machine changes it little
   */
  private record Run(List<Measured> open, Measured saturated, double cpuPerAnswer) {}

  static void run() throws IOException, InterruptedException {
    new SlashBench(Integer.getInteger("bench.pairs", 5)).compare();
  }

  private void compare() throws IOException, InterruptedException {
    for (int pair = 1; pair <= pairs; pair++) {
      add(measure(Target.exitcode()), measure(Target.peer(Target.FLAGS)));
      System.out.println("pair " + pair + " of " + pairs + " done");
    }
    System.out.println("| | Exitcode | Bolt-Jetty | ratio |\n|---|---|---|---|");
    figures.forEach((title, figure) -> System.out.println(figure.row(title)));
    System.out.println("wrong or missing answers: " + wrong);
  }

  private void add(Run ours, Run peers) {
    for (int i = 0; i < ROUNDS.size(); i++) {
      String title = ROUNDS.get(i).title();
      add(title + ", p50", "ms", ours.open().get(i), peers.open().get(i), Measured::p50);
      add(title + ", p99", "ms", ours.open().get(i), peers.open().get(i), Measured::p99);
      add(title + ", p99.9", "ms", ours.open().get(i), peers.open().get(i), Measured::p999);
      add(title + ", max", "ms", ours.open().get(i), peers.open().get(i), Measured::max);
    }
    String title = SATURATION.title();
    add(title, "/s", ours.saturated(), peers.saturated(), Measured::perSecond);
    add(title + ", p99", "ms", ours.saturated(), peers.saturated(), Measured::p99);
    figures
        .computeIfAbsent(title + ", processor time per answer", _ -> new Pairs("µs"))
        .add(ours.cpuPerAnswer(), peers.cpuPerAnswer());
  }

  private void add(
      String title, String unit, Measured ours, Measured peers, ToDoubleFunction<Measured> figure) {
    figures
        .computeIfAbsent(title, _ -> new Pairs(unit))
        .add(figure.applyAsDouble(ours), figure.applyAsDouble(peers));
  }

  private Run measure(Target target) throws IOException, InterruptedException {
    try (Running running = target.start(BOT_CORE)) {
      List<Round> first = Stream.concat(WARM_UP.stream(), ROUNDS.stream()).toList();
      List<Measured> measured = load(target, running.port(), first, LOAD_CORE);
      double before = running.cpuMillis();
      Measured saturated = load(target, running.port(), List.of(SATURATION), LOAD_CORE).getFirst();
      wrong +=
          Stream.concat(measured.stream(), Stream.of(saturated)).mapToLong(Measured::wrong).sum();
      double cpuMicros = (running.cpuMillis() - before) * 1000;
      return new Run(
          measured.subList(WARM_UP.size(), measured.size()),
          saturated,
          cpuMicros / saturated.answers());
    }
  }

  /** Runs the load in a process of its own; one result for each round. */
  static List<Measured> load(Target target, int port, List<Round> rounds, List<String> prefix)
      throws IOException {
    List<String> line = new ArrayList<>(prefix);
    line.addAll(List.of(Target.java(), "-XX:+UseSerialGC"));
    line.add("-Dbench.gentle=" + Boolean.getBoolean("bench.gentle"));
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
