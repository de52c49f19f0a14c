package dev.exitcode.app;

import dev.exitcode.demo.cluster.CrowdPod;
import dev.exitcode.demo.cluster.Death;
import java.time.Duration;
import java.util.List;

/**
 * Lets containers crash for as long as a program lives. One life of four ends while it starts; the
 * others end within some seconds of the first word that it has for Slack, on any machine.
 */
final class Life {
  private static final int YOUNG = 4;
  private static final Duration STARTING = Duration.ofSeconds(3);
  private static final Duration TELLING = Duration.ofSeconds(6);

  /** One that says nothing for so long ends, too. */
  private static final Duration SILENT = Duration.ofSeconds(30);

  private static final int CRASHES_PER_SECOND = 20;
  private static final int WORKLOADS_PER_NAMESPACE = 50;

  /** So many crash at a time, ever other ones, so that there is always something new to tell. */
  private static final int WINDOW = 20;

  private static final List<Death> DEATHS =
      List.of(
          Death.of(137, "OOMKilled"),
          Death.of(1, "Error").withLog("panic: runtime error: index out of range [5]"));

  private final NoticeBench bench;
  private final int workloads;

  Life(NoticeBench bench, int namespaces) {
    this.bench = bench;
    this.workloads = namespaces * WORKLOADS_PER_NAMESPACE;
  }

  /** Returns when it is time to kill; each crash is due at its time. */
  void live(int number) throws InterruptedException {
    int words = words();
    long begun = System.nanoTime();
    boolean ending = number % YOUNG == YOUNG - 1;
    long end = begun + (ending ? upTo(STARTING) : SILENT.toNanos());
    for (int i = 0; System.nanoTime() < end; i++) {
      crash(number, begun + i * 1_000_000_000L / CRASHES_PER_SECOND);
      if (!ending && words() > words) {
        ending = true;
        end = System.nanoTime() + upTo(TELLING);
      }
    }
  }

  private long upTo(Duration longest) {
    return bench.random.nextLong(longest.toNanos());
  }

  private int words() {
    return bench.transcript.entries().size();
  }

  private void crash(int number, long due) throws InterruptedException {
    Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
    int workload = 2 * number % (workloads - WINDOW) + bench.random.nextInt(WINDOW);
    bench.crash(CrowdPod.of(workload, bench.random.nextInt(3)), DEATHS.get(workload % 2));
  }
}
