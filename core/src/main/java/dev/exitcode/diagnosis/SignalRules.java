package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.Diagnosis.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a program itself wrote of the signal that asked it to go. */
final class SignalRules {
  private static final PlatformWords SIGNALS = PlatformWords.of("stop-signal");

  private SignalRules() {}

  /** Whether the log tells of such a signal before this line of it. */
  static boolean isSignalled(Scene scene, int before) {
    List<String> lines = scene.log().lines();
    for (String line : lines.subList(0, Math.min(before, lines.size()))) {
      if (SIGNALS.in(line) != null) {
        return true;
      }
    }
    return false;
  }

  /** Nothing but a log is known, and it ends in good order after a signal. */
  static @Nullable Finding asked(Scene scene) {
    if (scene.end() != null || scene.isRunning() || !scene.waitingReason().isEmpty()) {
      return null;
    }
    for (String line : scene.log().lines()) {
      Said said = Said.in(SIGNALS, line, new Fact(line.strip(), "log"));
      if (said != null) {
        return said.finding();
      }
    }
    return null;
  }
}
