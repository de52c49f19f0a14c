package dev.exitcode.demo;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** What people type, and what only a fuzzer types: every entry, and 1,300 at random. */
final class Questions {
  private static final long SEED = 20_261_123;
  private static final List<String> WORDS =
      List.of("java", "node", "OOMKilled", "liveness", "arm64", "nginx", "docker", "python", "vs");
  private static final List<String> ODD =
      List.of(
          "<!channel>", "*b*", "`", "```", "&lt;", "\u202e", "😀", "\u0000", "\n", "é", "|", "\\");

  private Questions() {}

  static List<String> all() {
    List<String> all =
        new ArrayList<>(List.of("", "help", "list", "139", "137 java", "137 vs 143", "OOMKiled"));
    all.add(describedPod());
    all.add("api-7c9 0/1 OOMKilled 5 (2m ago) 10m");
    all.add("panic: runtime error: index out of range [3] with length 3");
    Catalog.bundled().entries().stream().map(Entry::id).forEach(all::add);
    Random random = new Random(SEED);
    Stream.generate(() -> known(random)).limit(1000).forEach(all::add);
    Stream.generate(() -> odd(random)).limit(300).forEach(all::add);
    return all;
  }

  /** What kubectl says of a pod that is killed by its liveness probe again and again. */
  static String describedPod() {
    try (InputStream file = Questions.class.getResourceAsStream("described-pod.txt")) {
      byte[] bytes = Objects.requireNonNull(file, "described-pod.txt").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String known(Random random) {
    String code = Integer.toString(random.nextInt(-70, 300));
    return switch (random.nextInt(4)) {
      case 0 -> code;
      case 1 -> code + " " + random.nextInt(256);
      default -> code + " " + WORDS.get(random.nextInt(WORDS.size()));
    };
  }

  private static String odd(Random random) {
    StringBuilder text = new StringBuilder();
    int parts = random.nextInt(1, 300);
    for (int i = 0; i < parts; i++) {
      text.append(
          random.nextBoolean()
              ? ODD.get(random.nextInt(ODD.size()))
              : Character.toString(random.nextInt('0', 'z')));
    }
    return text.toString();
  }
}
