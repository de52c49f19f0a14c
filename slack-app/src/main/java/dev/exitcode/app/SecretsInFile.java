package dev.exitcode.app;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Refuses a settings file with secrets in it, comments included: such files are committed, copied
 * and mailed. The secret itself is never repeated.
 */
final class SecretsInFile {
  private static final Pattern KEY =
      Pattern.compile("(?i)^\\s*\"?'?([a-z_-]*(?:token|secret|password)[a-z_-]*)\"?'?\\s*:.*");
  private static final List<Kind> KINDS =
      List.of(
          new Kind(token("\\bxapp-"), "an app-level token", "SLACK_APP_TOKEN"),
          new Kind(token(SlackSecretForm.TOKEN_START), "a Slack token", "SLACK_BOT_TOKEN"),
          new Kind(
              Pattern.compile("\\b[0-9a-fA-F]{32}\\b"),
              "what looks like a signing secret",
              "SLACK_SIGNING_SECRET"));

  /** What stands between a user's name and the host, or is named as the password. */
  private static final Pattern PASSWORD_IN_URL =
      Pattern.compile("(?i)postgres(?:ql)?://(?:[^\\s/?#@:]*:[^\\s]*@|\\S*[?&](?:ssl)?password=)");

  private record Kind(Pattern pattern, String name, String variable) {
    String refusal() {
      return ("%s does not belong in a file: remove it, put it into the environment variable %s,"
              + " and renew it in Slack if anyone else could read the file.")
          .formatted(name, variable);
    }
  }

  private SecretsInFile() {}

  static void check(String text, Problems problems) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      check(lines.get(i), i + 1, problems);
    }
  }

  private static void check(String line, int number, Problems problems) {
    KINDS.stream()
        .filter(kind -> kind.pattern().matcher(line).find())
        .forEach(kind -> problems.only(number, kind.refusal()));
    if (PASSWORD_IN_URL.matcher(line).find()) {
      problems.only(
          number,
          "a password does not belong in a file: take it out of the URL, put it into the"
              + " environment variable STORAGE_PASSWORD, and change it if anyone else could read"
              + " the file.");
    }
    if (KEY.matcher(line).matches()) {
      problems.only(
          number,
          "secrets are not settings: remove this line and set the environment variable "
              + variable(line.toLowerCase(Locale.ROOT))
              + ".");
    }
  }

  private static String variable(String line) {
    if (line.contains("password")) {
      return "STORAGE_PASSWORD";
    }
    if (line.contains("app")) {
      return "SLACK_APP_TOKEN";
    }
    return line.contains("token") ? "SLACK_BOT_TOKEN" : "SLACK_SIGNING_SECRET";
  }

  /** With a digit, as every token has; {@code xoxb-your-token} in a comment has none. */
  private static Pattern token(String start) {
    return Pattern.compile(start + "(?=[A-Za-z0-9-]*[0-9])[A-Za-z0-9-]{8,}");
  }
}
