package dev.exitcode.bench;

import dev.exitcode.demo.Posted;
import dev.exitcode.demo.Posting;
import dev.exitcode.demo.Workspace;
import dev.exitcode.redact.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What Alertmanager makes of what the benchmarks ask of the bot. */
public final class AlertmanagerPeer {
  private static final Secret SECRET = Secret.of("a-signing-secret-of-some-length");

  private AlertmanagerPeer() {}

  /**
   * Sends it so many alerts of so many owners within so many seconds; what became of the posts
   * within a minute.
   *
   * @throws IOException where it is not installed
   */
  public static Posted storm(int crashes, int owners, int seconds) throws Exception {
    try (Workspace slack = Workspace.start(0, SECRET);
        Alertmanager peer = Alertmanager.start(slack)) {
      int batches = seconds * 10;
      for (int batch = 0; batch < batches; batch++) {
        peer.send(batch * (crashes / batches), crashes / batches, owners);
        Thread.sleep(Duration.ofMillis(100));
      }
      Thread.sleep(Duration.ofSeconds(60));
      return slack.posted(slack.channel());
    }
  }

  /**
   * Kills it after it told of so many owners, and has them come again; how many it told twice.
   *
   * @throws IOException where it is not installed
   */
  public static int toldTwice(int owners) throws Exception {
    try (Workspace slack = Workspace.start(0, SECRET);
        Alertmanager peer = Alertmanager.start(slack)) {
      List<Instant> posts = posts(slack);
      peer.send(0, owners, owners);
      await(posts, owners);
      peer.kill();
      peer.restart();
      peer.send(0, owners, owners);
      long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (posts.size() < 2 * owners && System.nanoTime() < until) {
        Thread.sleep(100);
      }
      return posts.size() - owners;
    }
  }

  /**
   * From sending each of so many alerts to Slack's answer to its post, in microseconds.
   *
   * @throws IOException where it is not installed
   */
  public static List<Long> latencies(int alerts) throws Exception {
    List<Long> micros = new ArrayList<>();
    try (Workspace slack = Workspace.start(0, SECRET);
        Alertmanager peer = Alertmanager.start(slack)) {
      List<Instant> posts = posts(slack);
      for (int i = 0; i < alerts; i++) {
        Instant sent = Instant.now();
        peer.send(i, 1, alerts);
        await(posts, i + 1);
        micros.add(Duration.between(sent, posts.get(i)).toNanos() / 1_000);
        Thread.sleep(20);
      }
    }
    return micros;
  }

  /** When Slack, which has no limits now, answered each. */
  private static List<Instant> posts(Workspace slack) {
    List<Instant> posts = new CopyOnWriteArrayList<>();
    slack.limit(new Posting(1_000, 1_000, 1_000_000));
    slack.intercept(
        (_, answer) -> {
          answer.give();
          posts.add(Instant.now());
        });
    return posts;
  }

  private static void await(List<Instant> posts, int count)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (posts.size() < count) {
      if (System.nanoTime() > until) {
        throw new IOException("it told of %d of %d".formatted(posts.size(), count));
      }
      Thread.sleep(1);
    }
  }
}
