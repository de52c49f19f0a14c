package dev.exitcode.intake;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of {@code docker ps -a} and {@code docker compose ps -a}, events and compose's lines. */
final class DockerRows implements Form {
  private static final String AGO = "(?<ago>[\\w ]{1,30}?) ago";
  private static final Pattern STATUS =
      Pattern.compile(
          "(?:(?<word>Exited|Restarting) \\((?<code>-?\\d{1,10})\\) "
              + AGO
              + "|Exit (?<old>\\d{1,10})"
              + "|(?<state>Created|Dead|Removal In Progress)"
              + "|Up (?<up>[\\w ]{1,30}?)(?: \\((?<health>unhealthy|healthy|health: starting"
              + "|Paused)\\))?)(?=\\s{2}|\\s*$)");

  private static final Pattern HEADER =
      Pattern.compile(
          "^\\s*(?:CONTAINER ID\\s{2,}IMAGE|NAMES?\\s{2,}IMAGE|Name\\s{2,}Command)\\b.*");
  private static final Pattern ID =
      Pattern.compile("^\\s*[0-9a-f]{12}(?:\\s{2,}(?<image>\\S+))?\\s");
  private static final Pattern FIRST = Pattern.compile("^\\s*(?<name>[\\w][\\w.-]{1,127})\\s");
  private static final Pattern LAST =
      Pattern.compile("(?<!\\s)\\s{2,}+(?<name>[\\w][\\w.-]{1,127})\\s*$");
  private static final Pattern COMPOSE =
      Pattern.compile(
          "^\\s*(?:container )?(?<name>[\\w][\\w.-]{1,127}) exited with code"
              + " (?<code>\\d{1,10})\\b.*");
  private static final Pattern EVENT =
      Pattern.compile(
          "^(?<at>\\d{4}-\\d\\d-\\d\\dT\\S{1,40}) container (?<action>die|oom|kill|stop|restart)"
              + " [0-9a-f]{6,64} \\((?<attributes>.*)\\)\\s*$");

  private boolean headed;

  @Override
  public int read(Lines lines, Draft draft) {
    String line = lines.current();
    if (HEADER.matcher(line).matches()) {
      headed = true;
      draft.docker();
      return 1;
    }
    return compose(line, draft) || event(line, draft) || row(line, draft) ? 1 : 0;
  }

  private static boolean compose(String line, Draft draft) {
    Matcher compose = COMPOSE.matcher(line);
    if (!compose.matches() || Prose.isWord(compose.group("name"))) {
      return false;
    }
    draft.docker();
    draft
        .loose()
        .container(compose.group("name"))
        .put("told.exitCode", Long.valueOf(compose.group("code")));
    return true;
  }

  private boolean row(String line, Draft draft) {
    Matcher id = ID.matcher(line);
    boolean identified = id.find();
    Matcher status = STATUS.matcher(line);
    if (!status.find() || !(identified || headed || isClear(status))) {
      return false;
    }
    draft.docker();
    String name = name(line, identified, status);
    PodDraft pod = name == null ? draft.loose() : draft.pod(null, name);
    Sketch container = pod.container(name);
    container.put("spec.image", identified ? id.group("image") : null);
    state(status, pod, container, draft);
    return true;
  }

  private static boolean isClear(Matcher status) {
    return status.group("word") != null && status.start() < 130;
  }

  private static @Nullable String name(String line, boolean identified, Matcher status) {
    Matcher last = LAST.matcher(line);
    if (identified) {
      return last.find(status.start()) ? last.group("name") : null;
    }
    Matcher first = FIRST.matcher(line);
    return first.find() && first.end() <= status.start() ? first.group("name") : null;
  }

  private static void state(Matcher status, PodDraft pod, Sketch container, Draft draft) {
    String code = status.group("code") == null ? status.group("old") : status.group("code");
    if (status.group("up") != null) {
      container.in("status.running");
      pod.age(Times.age(status.group("up")));
      pod.ready(!"unhealthy".equals(status.group("health")));
      container.put("status.ready", !"unhealthy".equals(status.group("health")));
    } else if (code == null) {
      container.put("status.waiting.reason", status.group("state"));
    } else if ("Restarting".equals(status.group("word"))) {
      container.put("status.waiting.reason", "Restarting");
      container.put("status.last.exitCode", Long.valueOf(code));
    } else {
      container.put("status.terminated.exitCode", Long.valueOf(code));
    }
    Duration ago = Times.age(status.group("ago"));
    if (ago != null) {
      draft.endedAgo(pod, ago);
    }
  }

  private static boolean event(String line, Draft draft) {
    Matcher event = EVENT.matcher(line);
    if (!event.matches()) {
      return false;
    }
    draft.docker();
    String attributes = ", " + event.group("attributes");
    Sketch container = draft.loose().container(attribute(attributes, "name"));
    container.put("spec.image", attribute(attributes, "image"));
    act(event, attributes, container, draft);
    return true;
  }

  private static void act(Matcher event, String attributes, Sketch container, Draft draft) {
    switch (event.group("action")) {
      case "die" -> {
        String code = attribute(attributes, "exitCode");
        container.put("told.exitCode", code == null ? null : Long.valueOf(code));
        container.put("told.finishedAt", Times.instant(event.group("at")));
      }
      case "oom" -> container.put("told.reason", "OOMKilled");
      default ->
          draft.event(
              EventDraft.of("Normal", "Killing", "Stopping container " + container.text("name"))
                  .about("container/" + container.text("name"))
                  .from("docker " + event.group("action")));
    }
  }

  private static @Nullable String attribute(String attributes, String name) {
    Matcher value =
        Pattern.compile(", " + name + "=([^,\\s]{1,256})(?=,|$|\\s)").matcher(attributes);
    boolean found = value.find();
    return found && (!name.equals("exitCode") || value.group(1).matches("-?\\d{1,10}"))
        ? value.group(1)
        : null;
  }
}
