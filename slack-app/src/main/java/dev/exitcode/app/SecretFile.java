package dev.exitcode.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A token in a file that may be replaced: read anew twice a minute where it is used. A file that is
 * gone, or holds something else for a while, changes nothing. Thread-safe.
 */
final class SecretFile implements Supplier<String> {
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final Path file;
  private final String prefix;
  private final LongSupplier nanos;
  private String last;
  private long readAt;

  /** Of a file that holds {@code last} now; tokens of its kind begin with {@code prefix}. */
  SecretFile(Path file, String prefix, String last, LongSupplier nanos) {
    this.file = file;
    this.prefix = prefix;
    this.last = last;
    this.nanos = nanos;
    this.readAt = nanos.getAsLong();
  }

  @Override
  public synchronized String get() {
    long now = nanos.getAsLong();
    if (now - readAt >= FRESH.toNanos()) {
      readAt = now;
      last = read();
    }
    return last;
  }

  private String read() {
    try {
      String text = Files.size(file) > Environment.MOST_BYTES ? "" : Files.readString(file).strip();
      return text.isEmpty() || SlackSecretForm.mismatch(prefix, text).isPresent() ? last : text;
    } catch (IOException e) {
      return last;
    }
  }
}
