package dev.exitcode.diagnosis;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The facts that speak against a cause. */
final class Rivals {
  private static final Map<Cause, Function<Scene, @Nullable String>> AGAINST = Map.of();

  private Rivals() {}

  /** The fact that speaks against a cause here, as half a sentence; or null. */
  static @Nullable String against(Cause cause, Scene scene) {
    Function<Scene, @Nullable String> check = AGAINST.get(cause);
    return check == null ? null : check.apply(scene);
  }
}
