package dev.exitcode.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows that {@code docker inspect -f} prints: only its template says what a word in them means. */
final class DockerTemplate {
  private static final Pattern COMMAND =
      Pattern.compile(
          "\\b(?:docker|podman|nerdctl) (?:container )?inspect\\b(?<before>.*?)\\s(?:-f|--format)"
              + "[ =]{1,3}(?:'(?<single>[^']{1,500})'|\"(?<double>[^\"]{1,500})\")(?<after>.*)$");
  private static final Pattern FIELD =
      Pattern.compile("\\{\\{-? ?(?:json )?\\.(?<path>[A-Z][A-Za-z.]{1,80}) ?-?\\}\\}");
  private static final Pattern NAME = Pattern.compile("[\\w][\\w.-]{0,127}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
  private static final Pattern ESCAPED =
      Pattern.compile("\\{\\{ ?(?:println|\"(?:\\\\[nt]| ){1,4}\") ?\\}\\}|\\\\[nt]");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** What stands before each field, and what stands behind the last one. */
  private final List<String> between = new ArrayList<>();

  private final List<String> paths = new ArrayList<>();

  private DockerTemplate(String template) {
    String plain = even(ESCAPED.matcher(template).replaceAll(" "));
    Matcher field = FIELD.matcher(plain);
    int from = 0;
    while (field.find()) {
      between.add(plain.substring(from, field.start()));
      paths.add(field.group("path"));
      from = field.end();
    }
    between.add(plain.substring(from));
  }

  /** Reads the rows below such a command; how many they are. */
  static int read(String command, Lines lines, Draft draft) {
    Matcher asked = COMMAND.matcher(command);
    if (!asked.find()) {
      return 0;
    }
    String single = asked.group("single");
    DockerTemplate template = new DockerTemplate(single == null ? asked.group("double") : single);
    List<String> names = names(asked.group("before") + ' ' + asked.group("after"));
    return template.isKnown() ? template.rows(names, lines, draft) : 0;
  }

  private boolean isKnown() {
    return !paths.isEmpty() && between.stream().noneMatch(text -> text.contains("{{"));
  }

  private static List<String> names(String arguments) {
    List<String> names = new ArrayList<>();
    for (String word : SPACES.split(arguments.strip(), -1)) {
      if (!word.startsWith("-") && !NAME.matcher(word).matches()) {
        break; // what follows a bar or a bracket is no name
      }
      names.add(word);
    }
    names.removeIf(word -> word.isEmpty() || word.startsWith("-"));
    return names;
  }

  private int rows(List<String> names, Lines lines, Draft draft) {
    int most = Math.max(1, names.size());
    int taken = 0;
    while (taken < most) {
      ObjectNode container = container(even(lines.peek(taken + 1)));
      if (container == null) {
        break;
      }
      if (taken < names.size() && !container.has("Name")) {
        container.put("Name", "/" + names.get(taken));
      }
      DockerInspect.read(container, draft);
      taken++;
    }
    return taken;
  }

  /** The row as the object it was made of; null where it does not fit the template. */
  private @Nullable ObjectNode container(String row) {
    ObjectNode container = JsonNodeFactory.instance.objectNode();
    if (row.isEmpty() || !row.startsWith(between.getFirst())) {
      return null;
    }
    int from = between.getFirst().length();
    for (int i = 0; i < paths.size(); i++) {
      int end = end(row, from, i);
      if (end < from || !put(container, paths.get(i), row.substring(from, end))) {
        return null;
      }
      from = end + between.get(i + 1).length();
    }
    running(container.path("State"));
    return container;
  }

  private int end(String row, int from, int field) {
    String next = between.get(field + 1);
    boolean last = field == paths.size() - 1;
    if (last || next.isEmpty()) {
      return row.endsWith(next) ? row.length() - next.length() : -1;
    }
    int at = row.indexOf(next, Math.min(from, row.length()));
    return at < 0 && row.endsWith(next.stripTrailing()) ? row.length() : at;
  }

  /** Sets a field; false where its value is none that it can have. */
  private static boolean put(ObjectNode container, String path, String value) {
    JsonNode typed = typed(value.strip());
    boolean fits = !path.endsWith("ExitCode") || typed.isNumber();
    new Sketch(container).put(path, typed);
    return fits;
  }

  private static JsonNode typed(String value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (NUMBER.matcher(value).matches()) {
      return nodes.numberNode(Long.parseLong(value));
    }
    return value.equals("true") || value.equals("false")
        ? nodes.booleanNode(value.equals("true"))
        : nodes.stringNode(value.replaceAll("^\"|\"$", ""));
  }

  /** The word for a state says the same as the flags beside it. */
  private static void running(JsonNode state) {
    if (state instanceof ObjectNode flags && state.has("Status")) {
      String status = state.path("Status").asString("");
      new Sketch(flags)
          .put("Running", status.equals("running") || status.equals("restarting"))
          .put("Restarting", status.equals("restarting"));
    }
  }

  private static String even(String text) {
    return SPACES.matcher(text.strip()).replaceAll(" ");
  }
}
