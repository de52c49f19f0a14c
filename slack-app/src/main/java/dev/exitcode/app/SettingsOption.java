package dev.exitcode.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the settings file a person means, and tells them what is wrong with it. */
final class SettingsOption {
  private static final String VARIABLE = "EXITCODE_SETTINGS";

  private SettingsOption() {}

  /**
   * Reads the file named on the command line, else the one named by the environment, else none.
   *
   * @throws BadSettings with every problem there is
   */
  static Settings read(@Nullable Path named, Map<String, String> env) throws BadSettings {
    return SettingsReader.read(file(named, env), env);
  }

  /** The file that is meant; null: none, which leaves all at its defaults. */
  static @Nullable SettingsFile file(@Nullable Path named, Map<String, String> env) {
    if (named != null) {
      return new SettingsFile(named);
    }
    String variable = env.getOrDefault(VARIABLE, "");
    return variable.isBlank() ? null : new SettingsFile(Path.of(variable));
  }

  /** Prints every problem on a line of its own. */
  static int refuse(BadSettings bad, PrintWriter err) {
    bad.problems().forEach(err::println);
    return ExitStatus.CONFIG;
  }
}
