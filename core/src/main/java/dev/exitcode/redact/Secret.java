package dev.exitcode.redact;

import java.util.function.Supplier;

/**
 * A value that cannot be printed: {@code toString} hides it, so that it cannot slip into a log or
 * an exception. It is neither equal to nor comparable with other secrets, on purpose.
 */
public final class Secret {
  /** What stands in the place of a secret. */
  public static final String MASK = "‹secret›";

  private final Supplier<String> value;

  private Secret(Supplier<String> value) {
    this.value = value;
  }

  /** Wraps a value. */
  public static Secret of(String value) {
    return new Secret(() -> value);
  }

  /** One that may be replaced while it is in use: {@code value} is asked each time. */
  public static Secret changing(Supplier<String> value) {
    return new Secret(value);
  }

  /** The value itself; call it only where the secret is used. */
  public String reveal() {
    return value.get();
  }

  /** Whether nothing was given: empty or blank. */
  public boolean isBlank() {
    return reveal().isBlank();
  }

  @Override
  public String toString() {
    return MASK;
  }
}
