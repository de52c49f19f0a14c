package dev.exitcode.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Has one thing read a cluster's pods, in a process of its own, and says what that cost: some times
 * all of them, and then for some seconds what changes.
 */
final class WatchProbe {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int WARM_UP_SECONDS = 30;
  private static final int LAST_SECONDS = 60;

  private final String name;
  private final URI url;
  private final int pods;
  private final Garbage garbage = new Garbage();

  private WatchProbe(String name, URI url, int pods) {
    this.name = name;
    this.url = url;
    this.pods = pods;
  }

  /** Arguments: of {@link PodCache#open} the name, port, pods, how often to list, seconds. */
  public static void main(String[] args) throws Exception {
    URI url = URI.create("http://127.0.0.1:" + args[1] + "/");
    WatchProbe probe = new WatchProbe(args[0], url, Integer.parseInt(args[2]));
    int lists = Integer.parseInt(args[3]);
    for (int list = 1; list < lists; list++) {
      probe.read(list).close();
    }
    PodCache cache = probe.read(lists);
    int seconds = Integer.parseInt(args[4]);
    if (seconds > 0) {
      probe.follow(seconds);
    }
    if (!cache.isSynced(probe.pods)) {
      throw new IllegalStateException("it lost pods");
    }
    System.exit(0);
  }

  /** For the so many-th time; what the one before left is gone by then. */
  private PodCache read(int list) throws Exception {
    if (list == 1) {
      return openFirst();
    }
    var _ = Garbage.keptBytes();
    return open();
  }

  /** Reads all pods, and weighs what is kept of them; the client itself is weighed with them. */
  private PodCache openFirst() throws Exception {
    long before = Garbage.keptBytes();
    var _ = garbage.mostBytes();
    PodCache cache = open();
    long most = garbage.mostBytes();
    long kept = Garbage.keptBytes();
    say("kept", (double) (kept - before), (double) kept, (double) Math.max(kept, most), resident());
    return cache;
  }

  /** Reads all pods. */
  private PodCache open() throws Exception {
    Spent begun = Spent.now();
    PodCache cache = PodCache.open(name, url);
    while (!cache.isSynced(pods)) {
      if (System.nanoTime() - begun.nanos() > LONGEST.toNanos()) {
        throw new IllegalStateException("not in step after " + LONGEST);
      }
      Thread.sleep(5);
    }
    Spent spent = Spent.now().since(begun);
    say("list", spent.cpuNanos() / 1e9, spent.seconds());
    return cache;
  }

  /** Follows what changes, after some time to warm up; the last part is told of once more. */
  private void follow(int seconds) throws IOException, InterruptedException {
    int last = Math.min(LAST_SECONDS, seconds / 3);
    Thread.sleep(Duration.ofSeconds(Math.min(WARM_UP_SECONDS, seconds / 3)));
    var _ = garbage.longestMillis();
    double[] before = stats();
    Spent begun = Spent.now();
    Thread.sleep(Duration.ofSeconds(seconds - last));
    Spent warm = Spent.now();
    Thread.sleep(Duration.ofSeconds(last));
    Spent spent = Spent.now().since(begun);
    say("warm", Spent.now().since(warm).ofACore());
    double[] after = stats();
    double events = after[2] - before[2];
    double pause = garbage.longestMillis();
    say("followed", spent.ofACore(), spent.bytes() / events, pause, events / spent.seconds());
    say("asked", after[0] - before[0], after[1] - before[1]);
  }

  /** Lists, watches and events so far. */
  private double[] stats() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(url.resolve("/stats")).build();
      String stats = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return Arrays.stream(stats.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    }
  }

  /** The most memory that the process has had, in bytes. */
  private static double resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static void say(String what, double... figures) {
    StringBuilder line = new StringBuilder(what);
    for (double figure : figures) {
      line.append(String.format(Locale.ROOT, " %.4f", figure));
    }
    System.out.println(line);
  }
}
