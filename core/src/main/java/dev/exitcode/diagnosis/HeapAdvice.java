package dev.exitcode.diagnosis;

import dev.exitcode.evidence.ContainerSpec;
import dev.exitcode.evidence.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A runtime's own memory flags, set against the container's limit, with the arithmetic shown. */
final class HeapAdvice {
  private static final long MI = 1 << 20;

  /**
   * A heap that a flag allows.
   *
   * @param shown the flag as written, and what it comes to
   * @param beside what needs memory beside it
   */
  private record Heap(String shown, long bytes, String beside) {}

  private HeapAdvice() {}

  /** One sentence, or null where there is nothing to go by. */
  static @Nullable String of(ContainerSpec spec, OptionalLong limit) {
    Heap heap = heap(flags(spec), limit);
    if (heap == null) {
      return null;
    }
    if (limit.isEmpty()) {
      return heap.shown + "; the container has no limit that is known.";
    }
    long left = limit.getAsLong() / MI - heap.bytes / MI;
    String all = size(limit.getAsLong());
    return left <= 0
        ? heap.shown + " is no less than the limit of " + all + ": lower it or raise the limit."
        : heap.shown + " of " + all + " leaves " + left + "Mi for " + heap.beside + '.';
  }

  private static List<String> flags(ContainerSpec spec) {
    List<String> flags = new ArrayList<>();
    addWords(flags, spec.command());
    addWords(flags, spec.args());
    spec.environment()
        .forEach(
            (name, value) -> {
              addWords(flags, List.of(value));
              flags.add(name + '=' + value);
            });
    return flags;
  }

  private static void addWords(List<String> flags, List<String> texts) {
    for (String text : texts) {
      flags.addAll(List.of(text.split("[\\s\"']+", 200)));
    }
  }

  private static @Nullable Heap heap(List<String> flags, OptionalLong limit) {
    for (String flag : flags) {
      Heap heap = heap(flag, limit);
      if (heap != null) {
        return heap;
      }
    }
    return null;
  }

  private static @Nullable Heap heap(String flag, OptionalLong limit) {
    String java = "metaspace, threads and direct buffers";
    if (flag.startsWith("-Xmx")) {
      return sized(flag, flag.substring(4), java);
    }
    if (flag.startsWith("-XX:MaxRAMPercentage=")) {
      return share(flag, limit, java);
    }
    if (flag.startsWith("--max-old-space-size=") || flag.startsWith("--max_old_space_size=")) {
      return sized(flag, flag.substring(flag.indexOf('=') + 1) + 'm', "buffers and native memory");
    }
    return flag.startsWith("GOMEMLIMIT=")
        ? sized(flag, flag.substring(11).replaceFirst("i?B$", ""), "what Go does not count")
        : null;
  }

  private static @Nullable Heap sized(String flag, String size, String beside) {
    if (size.isEmpty()) {
      return null;
    }
    char last = Character.toUpperCase(size.charAt(size.length() - 1));
    String number = Character.isDigit(last) ? size : size.substring(0, size.length() - 1);
    OptionalLong bytes = Quantity.bytes(Character.isDigit(last) ? number : number + unit(last));
    return bytes.isEmpty() || bytes.getAsLong() <= 0
        ? null
        : new Heap(flag + " = " + size(bytes.getAsLong()), bytes.getAsLong(), beside);
  }

  private static String unit(char letter) {
    return "KMGT".indexOf(letter) < 0 ? "?" : letter + "i";
  }

  private static @Nullable Heap share(String flag, OptionalLong limit, String beside) {
    OptionalLong thousandths = Quantity.bytes(flag.substring(flag.indexOf('=') + 1) + 'k');
    if (thousandths.isEmpty() || limit.isEmpty() || thousandths.getAsLong() > 100_000) {
      return null;
    }
    long bytes =
        Math.multiplyHigh(limit.getAsLong(), thousandths.getAsLong()) != 0
            ? 0
            : limit.getAsLong() * thousandths.getAsLong() / 100_000;
    return bytes <= 0 ? null : new Heap(flag + " = " + size(bytes), bytes, beside);
  }

  /** Bytes as Kubernetes would write them. */
  static String size(long bytes) {
    return bytes % MI == 0 || bytes >= 10 * MI
        ? bytes / MI + "Mi"
        : String.format(Locale.ROOT, "%.1fMi", (double) bytes / MI);
  }
}
