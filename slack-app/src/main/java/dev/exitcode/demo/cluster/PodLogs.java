package dev.exitcode.demo.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What containers wrote, by their ids, as kubelets keep it. Safe for use by many threads. */
final class PodLogs {
  private final Map<String, List<String>> lines = new ConcurrentHashMap<>();

  /** Keeps the log of a container; each line begins with its time and a blank. */
  void keep(String containerId, List<String> log) {
    lines.put(containerId, List.copyOf(log));
  }

  /**
   * What a container wrote, as a query of {@code pods/log} asks for it.
   *
   * @throws ApiError where a parameter is none that a real server takes
   */
  byte[] read(String containerId, Map<String, String> query) {
    List<String> all = lines.getOrDefault(containerId, List.of());
    int first =
        query.containsKey("tailLines")
            ? Math.max(0, all.size() - Numbers.parse(query, "tailLines"))
            : 0;
    boolean timestamps = query.getOrDefault("timestamps", "").equals("true");
    String text =
        all.subList(first, all.size()).stream()
            .map(line -> timestamps ? line : line.substring(line.indexOf(' ') + 1))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return query.containsKey("limitBytes")
        ? Arrays.copyOf(bytes, Math.min(bytes.length, Numbers.parse(query, "limitBytes")))
        : bytes;
  }
}
