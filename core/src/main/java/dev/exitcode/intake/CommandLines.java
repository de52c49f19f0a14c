package dev.exitcode.intake;

import dev.exitcode.evidence.LogTail;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Command lines: they say what the lines below them are, and what somebody did. */
final class CommandLines implements Form {
  private static final String TOOL =
      "(?:sudo )?(?:kubectl|oc|k|docker|docker-compose|podman|nerdctl|crictl|helm|echo|journalctl"
          + "|dmesg)\\b";
  private static final Pattern PROMPT =
      Pattern.compile(
          "^\\s*(?:\\$ (?<any>.+)"
              + "|(?:\\S{0,80}[$#%>]|[A-Z]:\\\\[^>]{0,80}>|PS [^>]{0,80}>) ?(?<tool>"
              + TOOL
              + ".*)|(?<bare>(?:sudo )?(?:kubectl|oc|docker|podman|nerdctl|crictl) .*))$");
  private static final Pattern LOGS =
      Pattern.compile(
          "\\b(?:kubectl|oc|k|docker|podman|nerdctl|crictl|docker-compose)(?: compose)?"
              + "(?: -{1,2}\\w[\\w-]{0,30}(?:[ =](?!logs\\b)[\\w.:/@~-]{1,120})?){0,6}"
              + " logs\\b(?<rest>.*)");
  private static final Pattern CONTAINER = Pattern.compile("(?:-c|--container)[ =](\\S+)");
  private static final Pattern PREVIOUS = Pattern.compile("(?:^|\\s)(?:-p|--previous)\\b");
  private static final Pattern ENTITLED =
      Pattern.compile(
          "(?i)^\\s*(?:the |here (?:are|is) the )?(?:kubectl |pod |container )?logs?(?: of (?:the"
              + " )?(?:container )?(?<name>[a-z0-9-]+))?(?: say| says| show| shows)?:$");
  private static final Pattern STOP =
      Pattern.compile(
          "\\b(?:(?:docker|podman)(?: compose|-compose)? (?:stop|down)|kubectl"
              + " (?:delete|drain|rollout"
              + " restart|scale))\\b(?:.*?(?:\\s-t|--time(?:out)?|--grace-period)[ =](\\d{1,6}))?");
  private static final Pattern DESCRIBED =
      Pattern.compile(
          "\\b(?:kubectl|oc|k)\\b.* describe (?:pods?|po)[ /](?<name>[a-z0-9][a-z0-9.-]{0,252})"
              + "(?=\\s|$)");
  private static final Pattern OPTION_FIRST = Pattern.compile("(?:sudo )?\\w+ -{1,2}\\w");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}");

  @Override
  public int read(Lines lines, Draft draft) {
    String line = lines.current();
    Matcher entitled = ENTITLED.matcher(line);
    if (entitled.matches()) {
      draft.logOf(new Draft.LogKey(entitled.group("name"), LogTail.Instance.UNKNOWN));
      return 1;
    }
    String command = command(line);
    return command == null ? 0 : read(command, lines, draft);
  }

  private static int read(String command, Lines lines, Draft draft) {
    Draft.LogKey log = logOf(command);
    draft.logOf(log);
    if (log != null) {
      draft.logCommand(command);
    }
    DockerRun.read(command, draft);
    Matcher described = DESCRIBED.matcher(command);
    draft.asks(described.find() ? described.group("name") : null);
    stop(command, draft);
    int rows = DockerTemplate.read(command, lines, draft);
    return 1 + (rows > 0 ? rows : answer(command, lines, draft));
  }

  private static @Nullable String command(String line) {
    Matcher prompt = PROMPT.matcher(line);
    if (!prompt.matches()) {
      return null;
    }
    if (prompt.group("any") != null) {
      return prompt.group("any");
    }
    String bare = prompt.group("bare");
    return bare == null ? prompt.group("tool") : isSpoken(bare) || bare.endsWith(":") ? null : bare;
  }

  /** What begins with an option is no sentence, whatever words follow. */
  private static boolean isSpoken(String bare) {
    return Prose.isTold(bare) && !OPTION_FIRST.matcher(bare).lookingAt();
  }

  private static Draft.@Nullable LogKey logOf(String command) {
    Matcher logs = LOGS.matcher(command);
    if (!logs.find()) {
      return null;
    }
    String rest = logs.group("rest");
    Matcher container = CONTAINER.matcher(rest);
    boolean previous = PREVIOUS.matcher(rest).find();
    return new Draft.LogKey(
        container.find() ? container.group(1) : null,
        previous ? LogTail.Instance.DEAD : LogTail.Instance.UNKNOWN);
  }

  /** That somebody asked for an end, as kubelet and Docker would tell it. */
  static boolean stop(String text, Draft draft) {
    Matcher stop = STOP.matcher(text);
    if (!stop.find()) {
      return false;
    }
    draft.event(stopping(stop.group()));
    if (stop.group(1) != null) {
      draft.loose().facts().put("spec.graceSeconds", Integer.valueOf(stop.group(1)));
    }
    return true;
  }

  private static EventDraft stopping(String command) {
    boolean docker = command.contains("docker") || command.contains("podman");
    return EventDraft.of("Normal", "Killing", "Stopping container")
        .about((docker ? "container" : "pod") + "/")
        .from("command: " + command);
  }

  /** The number that a command for an exit code printed. */
  private static int answer(String command, Lines lines, Draft draft) {
    String next = lines.peek(1).strip();
    boolean asks = command.contains("$?") || command.contains("xitCode");
    if (!asks || !NUMBER.matcher(next).matches()) {
      return 0;
    }
    draft.loose().container().put("told.exitCode", Long.valueOf(next));
    return 1;
  }
}
