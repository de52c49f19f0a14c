package dev.exitcode.app;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.exitcode.catalog.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds a settings tree against settings.schema.json and says what to write instead. */
final class SettingsSchema {
  private final JsonNode schema = read();
  private final Schema validator =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);

  /** The schema as it ships. */
  static JsonNode read() {
    try (InputStream in = SettingsSchema.class.getResourceAsStream("settings.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("settings.schema.json is missing from the jar");
      }
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void check(YamlTree tree, Problems problems) {
    Set<String> told = new HashSet<>();
    for (Error error : validator.validate(tree.root())) {
      String pointer = pointer(error);
      boolean empty = node(tree, error).isNull(); // a key without a value counts as left out
      if (!empty && told.add(pointer)) {
        problems.at(tree.line(pointer), sentence(error, pointer));
      }
    }
  }

  private static JsonNode node(YamlTree tree, Error error) {
    return tree.root().at(error.getInstanceLocation().toString());
  }

  /** Where the error is; an unknown key itself rather than what it stands in. */
  private static String pointer(Error error) {
    String at = error.getInstanceLocation().toString();
    return error.getKeyword().equals("additionalProperties") ? at + "/" + error.getProperty() : at;
  }

  private String sentence(Error error, String pointer) {
    String key = dotted(pointer);
    JsonNode rule = rule(pointer);
    return switch (error.getKeyword()) {
      case "additionalProperties" -> unknown(error.getProperty(), pointer);
      case "type" -> key + " must be " + kind(rule) + "." + example(key, rule);
      case "enum" -> choice(error, key, rule);
      case "minimum", "maximum" ->
          "%s must be %s to %s.".formatted(key, rule.path("minimum"), rule.path("maximum"))
              + example(key, rule);
      case "pattern" ->
          key + " does not look right (" + text(rule, "description") + ")." + example(key, rule);
      default -> key + ": " + error.getMessage() + ".";
    };
  }

  private String unknown(String name, String pointer) {
    String parent = pointer.substring(0, pointer.lastIndexOf('/'));
    List<String> known = List.copyOf(rule(parent).path("properties").propertyNames());
    String where = parent.isEmpty() ? "at the top" : "in " + dotted(parent);
    String head = "there is no setting \"" + printable(name) + "\" " + where;
    Optional<String> near = new Spelling(known).near(name).stream().findFirst();
    return near.map(n -> head + ": did you mean " + n + "?")
        .orElseGet(() -> head + ": known there are " + String.join(", ", known) + ".");
  }

  private JsonNode rule(String pointer) {
    JsonNode rule = schema;
    for (String name : pointer.split("/", -1)) {
      rule = name.isEmpty() ? rule : rule.path("properties").path(name);
    }
    return rule;
  }

  private static String kind(JsonNode rule) {
    return switch (text(rule, "type")) {
      case "object" -> "a group of settings, each on a line of its own, further in";
      case "integer" -> "a whole number, without quotes";
      default -> "text";
    };
  }

  private static String choice(Error error, String key, JsonNode rule) {
    List<String> known = rule.path("enum").valueStream().map(JsonNode::asString).toList();
    String head = key + " must be one of " + String.join(", ", known) + ".";
    return new Spelling(known)
        .near(error.getInstanceNode().asString("")).stream()
            .findFirst()
            .map(near -> head + instead(key, near))
            .orElseGet(() -> head + example(key, rule));
  }

  private static String example(String key, JsonNode rule) {
    JsonNode example = rule.path("examples").path(0);
    return example.isMissingNode() ? "" : instead(key, example.asString());
  }

  private static String instead(String key, String value) {
    return " Write for example:  " + key.substring(key.lastIndexOf('.') + 1) + ": " + value;
  }

  private static String dotted(String pointer) {
    return pointer.isEmpty() ? "the file" : printable(pointer.substring(1).replace('/', '.'));
  }

  private static String text(JsonNode rule, String field) {
    return rule.path(field).asString("");
  }

  private static String printable(String name) {
    String plain = name.replaceAll("[^\\p{Print}]", "?");
    return plain.length() <= 40 ? plain : plain.substring(0, 40) + "…";
  }
}
