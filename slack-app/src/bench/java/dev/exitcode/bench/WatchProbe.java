package dev.exitcode.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Has one thing read a cluster's pods, in a process of its own, and says what that cost: some times
 * all of them, and then for some seconds what changes.
 */
final class WatchProbe {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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
    PodCache cache = probe.openFirst();
    for (int i = 1; i < lists; i++) {
      cache.close();
      cache = probe.open();
    }
    int seconds = Integer.parseInt(args[4]);
    if (seconds > 0) {
      probe.follow(seconds);
    }
    if (!cache.isSynced(probe.pods)) {
      throw new IllegalStateException("it lost pods");
    }
    System.exit(0);
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
    long begun = System.nanoTime();
    long cpu = SYSTEM.getProcessCpuTime();
    PodCache cache = PodCache.open(name, url);
    while (!cache.isSynced(pods)) {
      if (System.nanoTime() - begun > LONGEST.toNanos()) {
        throw new IllegalStateException("not in step after " + LONGEST);
      }
      Thread.sleep(5);
    }
    say("list", (SYSTEM.getProcessCpuTime() - cpu) / 1e9, (System.nanoTime() - begun) / 1e9);
    return cache;
  }

  /** Follows what changes; the first third is for warming up. */
  private void follow(int seconds) throws IOException, InterruptedException {
    Thread.sleep(Duration.ofSeconds(seconds / 3));
    var _ = garbage.longestMillis();
    String[] before = stats();
    long begun = System.nanoTime();
    long cpu = SYSTEM.getProcessCpuTime();
    long bytes = THREADS.getTotalThreadAllocatedBytes();
    Thread.sleep(Duration.ofSeconds(seconds));
    double took = (System.nanoTime() - begun) / 1e9;
    double used = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
    bytes = THREADS.getTotalThreadAllocatedBytes() - bytes;
    String[] after = stats();
    double events = Long.parseLong(after[2]) - Long.parseLong(before[2]);
    double lists = Integer.parseInt(after[0]) - Integer.parseInt(before[0]);
    double watches = Integer.parseInt(after[1]) - Integer.parseInt(before[1]);
    say("followed", used / took, bytes / events, (double) garbage.longestMillis(), events / took);
    say("asked", lists, watches);
  }

  /** Lists, watches and events so far. */
  private String[] stats() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(url.resolve("/stats")).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body().split(" ", -1);
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
