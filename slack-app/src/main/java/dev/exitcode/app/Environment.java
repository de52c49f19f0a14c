package dev.exitcode.app;

import dev.exitcode.redact.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Secrets from environment variables, or from the files that variables ending in _FILE name. */
final class Environment {
  static final long MOST_BYTES = 4096;

  private final Map<String, String> variables;
  private final Problems problems;

  Environment(Map<String, String> variables, Problems problems) {
    this.variables = Map.copyOf(variables);
    this.problems = problems;
  }

  /** A variable with a secret, what to do for it, and where, in the words of a sentence. */
  enum Variable {
    SLACK_BOT_TOKEN(
        "xoxb-", "take the Bot User OAuth Token (xoxb-…) under OAuth & Permissions of your app"),
    SLACK_APP_TOKEN(
        "xapp-",
        "make an app-level token (xapp-…) with the scope connections:write under Basic Information"
            + " of your app, or choose slack.mode: http"),
    SLACK_SIGNING_SECRET("", "take the Signing Secret under Basic Information of your app"),
    SLACK_SIGNING_SECRET_PREVIOUS("", "leave it out unless a signing secret is being replaced"),
    STORAGE_PASSWORD(null, "take the password of the user that storage.url names");

    /** How it begins; empty: as signing secrets do; null: a password, of any form. */
    private final @Nullable String prefix;

    private final String source;

    Variable(@Nullable String prefix, String source) {
      this.prefix = prefix;
      this.source = source;
    }
  }

  /** The secret; where it is missing or of the wrong kind, the problem is told and empty given. */
  Optional<Secret> required(Variable variable) {
    Optional<String> value = raw(variable.name());
    if (value.isEmpty()) {
      problems.add(
          "%s is not set: %s at https://api.slack.com/apps, and set %s or, to the path of a file with it, %s_FILE."
              .formatted(variable, variable.source, variable, variable));
    }
    return value.flatMap(v -> fitting(variable, v));
  }

  /** The secret, or empty where none is set. */
  Optional<Secret> optional(Variable variable) {
    String value = variables.getOrDefault(variable.name(), "");
    boolean given = !value.isBlank() || variables.containsKey(variable.name() + "_FILE");
    return given ? required(variable) : Optional.empty();
  }

  /** Refuses a secret that nothing would use without that setting. */
  void onlyWith(Variable variable, String setting, String instead) {
    for (String name : List.of(variable.name(), variable + "_FILE")) {
      if (!variables.getOrDefault(name, "").isBlank()) {
        problems.add(name + " has no effect without " + setting + ": " + instead + ".");
      }
    }
  }

  private Optional<String> raw(String name) {
    String value = variables.getOrDefault(name, "").strip();
    String file = variables.getOrDefault(name + "_FILE", "").strip();
    if (!value.isEmpty() && !file.isEmpty()) {
      problems.add(name + " and " + name + "_FILE are both set: keep one of them.");
    }
    return value.isEmpty() && !file.isEmpty()
        ? fromFile(name + "_FILE", file)
        : Optional.of(value).filter(v -> !v.isEmpty());
  }

  /** Empty text where the file cannot be used, so that the variable does not count as missing. */
  private Optional<String> fromFile(String name, String file) {
    try {
      return Optional.of(text(name, Path.of(file)));
    } catch (IOException | InvalidPathException e) {
      String why = e instanceof NoSuchFileException ? "there is none" : "no access, or not text";
      problems.add(name + " names a file that cannot be read (" + why + "): " + file + ".");
      return Optional.of("");
    }
  }

  private String text(String name, Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      problems.add(name + " names a file too big for a secret: " + file + ".");
      return "";
    }
    String text = Files.readString(file).strip();
    if (text.isEmpty()) {
      problems.add(name + " names an empty file: " + file + ".");
    }
    return text;
  }

  private Optional<Secret> fitting(Variable variable, String value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> wrong =
        variable.prefix == null
            ? Optional.empty()
            : SlackSecretForm.mismatch(variable.prefix, value);
    wrong.ifPresent(w -> problems.add(variable + " holds " + w + ": " + variable.source + "."));
    return wrong.isPresent() ? Optional.empty() : Optional.of(secret(variable, value));
  }

  /** A mounted token may be replaced while the bot runs. */
  private Secret secret(Variable variable, String value) {
    String file = variables.getOrDefault(variable + "_FILE", "").strip();
    String prefix = variable.prefix == null ? "" : variable.prefix;
    return file.isEmpty() || prefix.isEmpty()
        ? Secret.of(value)
        : Secret.changing(new SecretFile(Path.of(file), prefix, value, System::nanoTime));
  }
}
