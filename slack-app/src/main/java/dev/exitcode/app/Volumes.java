package dev.exitcode.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether what is written in a container is still there in the pod after this one. */
final class Volumes {
  private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
  private static final Set<String> PASSING = Set.of("overlay", "tmpfs");
  private static final String EMPTY_DIR = "kubernetes.io~empty-dir";

  private Volumes() {}

  /** A line of the kernel's: where a file system is mounted, which part of it, and its kind. */
  private record Mount(Path at, String root, String kind) {
    static Optional<Mount> of(String line) {
      String[] words = line.split(" ");
      int dash = List.of(words).indexOf("-");
      return dash < 6 || words.length <= dash + 1
          ? Optional.empty()
          : Optional.of(new Mount(Path.of(words[4]), words[3], words[dash + 1]));
    }

    boolean passes() {
      return PASSING.contains(kind) || root.contains(EMPTY_DIR);
    }
  }

  /** What it is known not to outlive; where nothing is known, nothing is said. */
  static boolean isLostWithThePod(Path file) {
    try {
      return isLost(Files.readAllLines(MOUNTS), file);
    } catch (IOException e) {
      return false;
    }
  }

  /** By the lines of /proc/self/mountinfo; the innermost mount counts, the last of equals. */
  static boolean isLost(List<String> mounts, Path file) {
    Path whole = file.toAbsolutePath().normalize();
    return mounts.stream()
        .flatMap(line -> Mount.of(line).stream())
        .filter(mount -> whole.startsWith(mount.at()))
        .max(Comparator.comparingInt(mount -> mount.at().getNameCount()))
        .filter(Mount::passes)
        .isPresent();
  }
}
