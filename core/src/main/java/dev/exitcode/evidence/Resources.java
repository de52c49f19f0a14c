package dev.exitcode.evidence;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Requests and limits as written, such as {@code 512Mi}; null: none set. */
public record Resources(
    @Nullable String memoryRequest,
    @Nullable String memoryLimit,
    @Nullable String cpuRequest,
    @Nullable String cpuLimit,
    @Nullable String ephemeralStorageLimit) {
  static final Resources NONE = new Resources(null, null, null, null, null);

  /** The memory limit in bytes; empty where there is none or it cannot be read. */
  public OptionalLong memoryLimitBytes() {
    return Quantity.bytes(memoryLimit);
  }
}
