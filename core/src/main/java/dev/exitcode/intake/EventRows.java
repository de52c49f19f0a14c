package dev.exitcode.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of events, of {@code kubectl describe} (new and old) and {@code kubectl get events}. */
final class EventRows implements Form {
  private static final String TYPE = "(?<type>Normal|Warning)\\s+(?<reason>[A-Z][A-Za-z]{2,60})";
  private static final String MESSAGE = "(?:\\s+(?<message>.*))?$";
  private static final String LAST =
      "(?<last>"
          + Times.AGE
          + "|<unknown>|<invalid>)(?: +ago)?"
          + "(?:\\s{1,4}\\(x(?<count>\\d{1,9})(?: over (?<first>"
          + Times.AGE
          + "))?\\))?";

  private static final Pattern DESCRIBED =
      Pattern.compile(
          "^\\s*"
              + TYPE
              + "(?:\\s+"
              + LAST
              + ")?"
              + "(?:\\s+\\(x(?<times>\\d{1,9})(?: over (?<since>"
              + Times.AGE
              + "))?\\))?"
              + "(?:\\s+(?<source>(?:kubelet|default-scheduler|[a-z][a-z0-9.-]{0,60}-(?:controller"
              + "|manager|scheduler|autoscaler|provisioner|monitor|detector))\\b(?:, ?\\S+)?"
              + "|[\\w.-]{1,60}(?=\\s{2})))?"
              + MESSAGE);

  private static final Pattern LISTED =
      Pattern.compile(
          "^\\s*(?:[a-z0-9-]{1,63}\\s+)?"
              + LAST
              + "\\s+"
              + TYPE
              + "\\s+(?<object>[a-z.]{2,40}/\\S{1,253})"
              + MESSAGE);

  private static final Pattern OLD =
      Pattern.compile(
          "^\\s*(?<first>"
              + Times.AGE
              + ")\\s+(?<last>"
              + Times.AGE
              + ")\\s+(?<count>\\d{1,9})\\s+"
              + "(?<source>\\S.{0,200}?)\\s+"
              + TYPE
              + MESSAGE);

  private static final Pattern HEADING =
      Pattern.compile(
          "^\\s*(?:Events:?|(?:Events:\\s+)?Type\\s+Reason\\s+Age\\b.*|(?:----+\\s*){3,}"
              + "|(?:NAMESPACE\\s+)?LAST SEEN\\s+TYPE\\b.*|(?:Events:\\s*)?FirstSeen\\s.*)$");

  private static final Pattern NONE = Pattern.compile("^\\s*Events:\\s+<none>\\s*$");
  private static final Pattern TWO =
      Pattern.compile(
          "\\b(?:Normal|Warning) +[A-Z][A-Za-z]{2,40} +(?:\\d{1,6}[smhd]|\\(x\\d|kubelet\\b)");

  /** Whether a line holds several rows, or a row behind something else. */
  static boolean isFolded(String line) {
    Matcher rows = TWO.matcher(line);
    return rows.find() && (rows.find() || line.stripLeading().startsWith("Events:"));
  }

  @Override
  public int read(Lines lines, Draft draft) {
    String line = lines.current();
    if (NONE.matcher(line).matches()) {
      draft.eventsGone();
      return 1;
    }
    EventDraft event = event(line);
    if (event != null) {
      add(event, draft);
      return 1;
    }
    return HEADING.matcher(line).matches() ? 1 : 0;
  }

  private static void add(EventDraft event, Draft draft) {
    String about = event.object() == null ? draft.about() : event.object();
    draft.event(event.with(draft.described()).about(about));
  }

  private static @Nullable EventDraft event(String line) {
    if (!line.contains("Normal") && !line.contains("Warning")) {
      return null;
    }
    Matcher described = DESCRIBED.matcher(line);
    return described.matches() ? described(described) : listed(line);
  }

  private static EventDraft described(Matcher row) {
    boolean aged = row.group("last") != null;
    return aged && row.group("count") != null
        ? row(row, null, "count", "first")
        : row(row, null, "times", "since");
  }

  private static @Nullable EventDraft listed(String line) {
    Matcher listed = LISTED.matcher(line);
    if (listed.matches()) {
      return row(listed, listed.group("object"), "count", "first");
    }
    Matcher old = OLD.matcher(line);
    return old.matches() ? row(old, null, "count", "first") : null;
  }

  private static EventDraft row(Matcher row, @Nullable String object, String count, String first) {
    String message = row.group("message");
    String times = row.group(count);
    boolean sourced = row.namedGroups().containsKey("source");
    return new EventDraft(
        null,
        row.group("type"),
        row.group("reason"),
        message == null ? "" : message.strip(),
        object,
        times == null ? 1 : Integer.parseInt(times),
        Times.age(row.group(first)),
        Times.age(row.group("last")),
        sourced ? row.group("source") : null);
  }
}
