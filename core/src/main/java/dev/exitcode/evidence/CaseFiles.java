package dev.exitcode.evidence;

import dev.exitcode.redact.Redactor;
import dev.exitcode.redact.Visible;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Case files as JSON, so that a diagnosis can be replayed elsewhere. Unknown fields are passed
 * over, what is unknown is left out. Thread-safe.
 */
public final class CaseFiles {
  private static final String VERSION = "exitcodeCase";

  /** What says something by being there, however little is known of it. */
  private static final Set<String> FACTS =
      Set.of("waiting", "running", "terminated", "last", "deletion");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
          .build();

  private CaseFiles() {}

  /** Whether a JSON tree is a case file, by its version mark. */
  public static boolean isCaseFile(JsonNode tree) {
    return tree.path(VERSION).isIntegralNumber();
  }

  /**
   * Reads what {@link #tree} made.
   *
   * @throws IllegalArgumentException with a sentence for the user, where the tree has another form
   */
  public static CaseFile read(JsonNode tree) {
    try {
      return JSON.treeToValue(tree, CaseFile.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "This case file does not have the form that exitcode writes: look at " + place(e) + ".",
          e);
    }
  }

  /** Where it is wrong; what stands there may be a secret. */
  private static String place(JacksonException e) {
    StringBuilder place = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      String name = step.getPropertyName();
      place.append(name == null ? "[" + step.getIndex() + "]" : "." + name);
    }
    return place.isEmpty() ? "its beginning" : "the field " + place.substring(1);
  }

  /** A case file as a tree, marked with the version of its form; it is the caller's. */
  public static ObjectNode tree(CaseFile file) {
    ObjectNode tree = JSON.createObjectNode().put(VERSION, 1);
    JsonNode facts = JSON.valueToTree(file);
    prune(facts);
    tree.setAll((ObjectNode) facts);
    return tree;
  }

  /** The same as JSON, indented. */
  public static String write(CaseFile file) {
    return tree(file).toPrettyString();
  }

  private static boolean saysNothing(String name, JsonNode value) {
    return value.isNull() || (value.isContainer() && value.isEmpty() && !FACTS.contains(name));
  }

  /**
   * The same case without the secrets that its texts may hold, and without what cannot be seen in
   * them: the only form that may be stored, shown or sent. It is diagnosed alike.
   */
  public static CaseFile redacted(CaseFile file, Redactor redactor) {
    JsonNode tree = JSON.valueToTree(file);
    redact(tree, redactor);
    CaseFile plain = JSON.treeToValue(tree, CaseFile.class);
    // Line by line no secret over several lines would be seen.
    return plain.withLogs(
        file.logs().stream()
            .map(
                l ->
                    new LogTail(
                        l.container(), l.of(), visible(redactor.redactLines(l.lines())), l.cut()))
            .toList());
  }

  private static List<String> visible(List<String> lines) {
    return lines.stream().map(Visible::lines).toList();
  }

  private static void redact(JsonNode node, Redactor redactor) {
    switch (node) {
      case ObjectNode object ->
          List.copyOf(object.propertyNames())
              .forEach(name -> object.set(name, redactedValue(object.get(name), redactor)));
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, redactedValue(array.get(i), redactor));
        }
      }
      default -> {}
    }
  }

  private static JsonNode redactedValue(JsonNode value, Redactor redactor) {
    if (value.isString()) {
      return JSON.getNodeFactory().stringNode(Visible.lines(redactor.redact(value.stringValue())));
    }
    redact(value, redactor);
    return value;
  }

  private static void prune(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode value = object.get(name);
        prune(value);
        if (saysNothing(name, value)) {
          object.remove(name);
        }
      }
    } else {
      node.forEach(CaseFiles::prune);
    }
  }
}
