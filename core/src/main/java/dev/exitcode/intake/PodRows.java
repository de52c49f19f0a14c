package dev.exitcode.intake;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of {@code kubectl get pods}, with and without header, wide or in all namespaces. */
final class PodRows implements Form {
  private static final Pattern HEADER =
      Pattern.compile("^\\s*(?<ns>NAMESPACE\\s+)?NAME\\s+(?:READY|STATUS)\\b[A-Z ]*");
  private static final Pattern ROW =
      Pattern.compile(
          "(?<!\\S)(?:(?<ns>[a-z0-9][a-z0-9-]{0,62})\\s{1,80}+)?"
              + "(?:pods?/)?(?<name>[a-z0-9][a-z0-9.-]{0,252})\\s{1,80}+"
              + "(?<ready>\\d{1,3})/(?<all>\\d{1,3})\\s{1,40}+(?<status>[A-Z][\\w:/.-]{1,60})(?!\\S)(?:\\s{1,40}+(?<restarts>\\d{1,7})(?!\\S)(?:"
              + " \\((?<ago>"
              + Times.AGE
              + ") ago\\))?)?"
              + "(?:\\s{1,40}+(?<age>"
              + Times.AGE
              + ")(?!\\S))?"
              + "(?:\\s{1,40}+(?:[0-9a-f]{0,4}[.:][0-9a-f.:]{2,40}|\\d{1,3}\\.[0-9.]{5,12}|<none>)"
              + "\\s{1,40}+(?<node>\\S{1,253}))?");

  private boolean namespaced;
  private boolean headed;

  @Override
  public int read(Lines lines, Draft draft) {
    String line = lines.current();
    Matcher header = HEADER.matcher(line);
    int from = 0;
    if (header.find()) {
      headed = true;
      namespaced = header.group("ns") != null;
      from = header.end();
    }
    boolean found = from > 0;
    Matcher row = ROW.matcher(line);
    for (int at = from; row.find(at); at = row.end()) {
      if (isRow(row)) {
        found = true;
        add(row, draft);
      }
    }
    return found ? 1 : 0;
  }

  private boolean isRow(Matcher row) {
    String status = row.group("status");
    return StatusWord.isKnown(status)
        && (headed || row.group("restarts") != null || StatusWord.isSpecific(status));
  }

  private void add(Matcher row, Draft draft) {
    boolean first = row.start() == 0 || row.group("ns") == null;
    String namespace = namespaced || (!headed && first) ? row.group("ns") : null;
    PodDraft pod = draft.pod(namespace, row.group("name"));
    draft.kubernetes();
    String node = row.group("node");
    pod.facts().put("spec.node", "<none>".equals(node) ? null : node);
    status(row, pod);
    pod.age(age(row));
    restarts(row, pod, draft);
  }

  /** For how long it has been so; a later init container has not been there from the start. */
  private static @Nullable Duration age(Matcher row) {
    String status = row.group("status");
    boolean first = !status.startsWith("Init:") || status.startsWith("Init:0/");
    return first ? Times.age(row.group("age")) : null;
  }

  private static void status(Matcher row, PodDraft pod) {
    String status = row.group("status");
    StatusWord.apply(status, pod);
    boolean ready = row.group("ready").equals(row.group("all"));
    pod.ready(ready);
    if (status.equals("Running")) {
      pod.container().in("status.running");
      pod.container().put("status.ready", ready);
    }
  }

  private static void restarts(Matcher row, PodDraft pod, Draft draft) {
    String restarts = row.group("restarts");
    if (restarts != null && !restarts.equals("0")) {
      pod.container().put("status.restarts", Integer.valueOf(restarts));
      @Nullable Duration ago = Times.age(row.group("ago"));
      if (ago != null) {
        draft.endedAgo(pod, ago);
      }
    }
  }
}
