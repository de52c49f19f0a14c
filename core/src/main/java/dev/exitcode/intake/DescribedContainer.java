package dev.exitcode.intake;

import dev.exitcode.evidence.RuntimeVariables;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a description that are about one container. */
final class DescribedContainer {
  private static final Pattern PAIR =
      Pattern.compile("([a-z][\\w./-]{0,80}):\\s+([\\w.]{1,30})(?=\\s|$)");
  private static final Pattern MOUNT =
      Pattern.compile("^\\s*(/\\S*) from (\\S+) \\((r[wo])(?:,.*path=\"([^\"]*)\".*)?.*\\)$");
  private static final Pattern VARIABLE = Pattern.compile("^\\s*([A-Z_a-z]\\w*):\\s+(\\S.*)$");
  private static final Pattern NUMBER = Pattern.compile("^-?\\d{1,12}(?=[.,;)]?(?:\\s|$))");
  private static final Pattern PORT = Pattern.compile("(\\d{1,5})/(?:TCP|UDP|SCTP)");

  private static final Set<String> LISTS = Set.of("Limits", "Requests", "Command", "Args");
  private static final Set<String> IGNORED =
      Set.of(
          "Container ID",
          "Image ID",
          "Host Port",
          "Host Ports",
          "Environment",
          "Mounts",
          "Environment Variables from",
          "Devices",
          "SeccompProfile");

  private @Nullable Sketch container;
  private @Nullable PodDraft pod;
  private String block = "";
  private String state = "";

  DescribedContainer(Sketch container) {
    this.container = container;
  }

  private DescribedContainer(PodDraft pod) {
    this.pod = pod;
  }

  /** The container of a piece that tells no name; it comes to be with the first fact. */
  static DescribedContainer unnamed(PodDraft pod) {
    return new DescribedContainer(pod);
  }

  private Sketch facts() {
    if (container == null) {
      container = pod == null ? new Sketch() : pod.container();
    }
    return container;
  }

  /** Reads a label; false where it is none of a container. */
  boolean read(String label, String value) {
    boolean known = IGNORED.contains(label) || spec(label, value) || status(label, value);
    if (known) {
      block = label;
      if (LISTS.contains(label)) {
        more(value);
      }
    }
    return known;
  }

  private boolean spec(String label, String value) {
    switch (label) {
      case "Image" -> put("spec.image", value);
      case "Restart Policy" -> restartPolicy(value);
      case "Port", "Ports" -> ports(value);
      case "Liveness", "Readiness", "Startup" -> probe(label, value);
      default -> {
        return LISTS.contains(label);
      }
    }
    return true;
  }

  private boolean status(String label, String value) {
    switch (label) {
      case "State" -> state("status.", value);
      case "Last State" -> state("last", value);
      case "Reason" -> ofState("reason", value);
      case "Exit Code" -> ofEnd("exitCode", number(value));
      case "Signal" -> ofEnd("signal", number(value));
      case "Started" -> ofState("startedAt", Times.instant(value));
      case "Finished" -> ofEnd("finishedAt", Times.instant(value));
      case "Ready" -> put("status.ready", value.startsWith("True"));
      case "Restart Count" -> put("status.restarts", number(value));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Reads a line that goes on with the label before; false where it does not. */
  boolean more(String line) {
    return line.isBlank()
        || switch (block) {
          case "Limits", "Requests" -> resources(line);
          case "Command" -> add("spec.command", line);
          case "Args" -> add("spec.args", line);
          case "Mounts" -> mount(line);
          case "Environment" -> variable(line);
          case "Environment Variables from", "Devices" -> Character.isWhitespace(line.charAt(0));
          default -> false;
        };
  }

  private boolean add(String path, String line) {
    facts().add(path, line.strip());
    return true;
  }

  void message(String value) {
    ofState("message", value);
  }

  private void put(String path, @Nullable Object value) {
    facts().put(path, value);
  }

  private void state(String path, String value) {
    String word = value.isEmpty() ? "" : value.split("\\s", 2)[0];
    state = path.equals("last") ? "status.last" : path + word.toLowerCase(Locale.ROOT);
    facts().in(state);
  }

  private void ofState(String field, @Nullable Object value) {
    if (state.isEmpty()) {
      state = "told";
    }
    boolean waits = state.endsWith("waiting");
    boolean known = !(waits && field.equals("startedAt"));
    if (known) {
      put(state + "." + field, value);
    }
  }

  private void ofEnd(String field, @Nullable Object value) {
    boolean ends = state.endsWith("terminated") || state.endsWith("last") || state.endsWith("told");
    put((ends && !state.isEmpty() ? state : "told") + "." + field, value);
  }

  private static @Nullable Long number(String value) {
    Matcher number = NUMBER.matcher(value);
    return number.find() ? Long.valueOf(number.group()) : null;
  }

  private void restartPolicy(String value) {
    put("spec.restartPolicy", value);
    if (value.equals("Always") && "INIT".equals(facts().text("kind"))) {
      facts().replace("kind", "SIDECAR");
    }
  }

  private void ports(String value) {
    Matcher ports = PORT.matcher(value);
    while (ports.find()) {
      facts().add("spec.ports", Integer.valueOf(ports.group(1)));
    }
  }

  private void probe(String label, String value) {
    Sketch probe = DescribedProbe.read(label, value);
    if (probe != null) {
      facts().add("spec.probes", probe);
    }
  }

  private boolean resources(String line) {
    Matcher pairs = PAIR.matcher(line);
    boolean found = false;
    while (pairs.find()) {
      found = true;
      resource(pairs.group(1), pairs.group(2));
    }
    return found;
  }

  private void resource(String name, String amount) {
    String limit = block.equals("Limits") ? "Limit" : "Request";
    switch (name) {
      case "memory" -> put("spec.resources.memory" + limit, amount);
      case "cpu" -> put("spec.resources.cpu" + limit, amount);
      case "ephemeral-storage" -> put("spec.resources.ephemeralStorage" + limit, amount);
      default -> {}
    }
  }

  private boolean mount(String line) {
    Matcher mount = MOUNT.matcher(line);
    if (mount.matches()) {
      facts().add("spec.mounts", mounted(mount));
    }
    return mount.matches();
  }

  private static Sketch mounted(Matcher mount) {
    return new Sketch()
        .put("volume", mount.group(2))
        .put("path", mount.group(1))
        .put("subPath", mount.group(4))
        .put("readOnly", mount.group(3).equals("ro"));
  }

  private boolean variable(String line) {
    Matcher variable = VARIABLE.matcher(line);
    if (variable.matches() && RuntimeVariables.isOne(variable.group(1))) {
      facts().in("spec.environment").tree().put(variable.group(1), variable.group(2));
    }
    return variable.matches();
  }
}
