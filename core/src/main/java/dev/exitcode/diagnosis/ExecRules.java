package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.Termination;
import org.jspecify.annotations.Nullable;

/** The container was created, but its command could not be executed: its log's last words. */
final class ExecRules {
  private static final PlatformWords EXEC = PlatformWords.of("exec");
  private static final PlatformWords LOADER = PlatformWords.of("loader");
  private static final PlatformWords SHELL_126 = PlatformWords.of("shell-126");
  private static final PlatformWords SHELL_127 = PlatformWords.of("shell-127");
  private static final long DLL_NOT_FOUND = 0xC0000135L;
  private static final long DELAYED_DLL_NOT_FOUND = 0xC06D007EL;
  private static final long INVALID_IMAGE_FORMAT = 0xC000007BL;

  private ExecRules() {}

  /** The kernel refused the command, or a script's interpreter. */
  static @Nullable Finding notExecuted(Scene scene) {
    if (scene.end() == null && scene.isRunning()) {
      return null;
    }
    return with(scene, Said.atTheEnd(scene, EXEC));
  }

  /** The dynamic loader found no library, or a shell no command. */
  static @Nullable Finding notFound(Scene scene) {
    Termination end = scene.end();
    if (end == null) {
      return null;
    }
    if (end.hasCode(126)) {
      return with(scene, Said.atTheEnd(scene, SHELL_126));
    }
    if (!end.hasCode(127)) {
      return null;
    }
    Said loader = Said.atTheEnd(scene, LOADER);
    return with(scene, loader == null ? Said.atTheEnd(scene, SHELL_127) : loader);
  }

  private static @Nullable Finding with(Scene scene, @Nullable Said said) {
    Termination end = scene.end();
    if (said == null || end == null) {
      return said == null ? null : said.finding();
    }
    Fact code = Facts.end(scene, end);
    return Finding.of(said.phrase().cause(), said.phrase().confidence(), said.fact(), code);
  }

  /** Windows tells by the code alone; Kubernetes shows it as negative. */
  static @Nullable Finding windows(Scene scene) {
    Termination end = scene.end();
    if (end == null || end.exitCode() == null) {
      return null;
    }
    long code = end.exitCode() & 0xFFFFFFFFL;
    if (code == DLL_NOT_FOUND || code == DELAYED_DLL_NOT_FOUND) {
      return Finding.of(Cause.MISSING_SHARED_LIBRARY, Confidence.LIKELY, Facts.end(scene, end));
    }
    return code == INVALID_IMAGE_FORMAT
        ? Finding.of(Cause.WRONG_ARCHITECTURE, Confidence.LIKELY, Facts.end(scene, end))
        : null;
  }

  /** What 126 and 127 mean where nothing else tells: of a shell, nearly always. */
  static @Nullable Finding bareCode(Scene scene) {
    Termination end = scene.end();
    if (end == null || !(end.hasCode(126) || end.hasCode(127))) {
      return null;
    }
    Cause cause = end.hasCode(126) ? Cause.COMMAND_NOT_EXECUTABLE : Cause.COMMAND_NOT_FOUND;
    return Finding.of(cause, Confidence.POSSIBLE, Facts.end(scene, end));
  }
}
