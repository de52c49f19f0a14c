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

/** Holds a file's tree against the schema of its kind and says what to write instead. */
final class FileSchema {
  /** What people call what such a file holds, and whether it may be written without a value. */
  record Kind(String field, String fields, boolean emptyCounts) {}

  private final SchemaRules rules;
  private final Kind kind;
  private final Schema validator;

  FileSchema(String resource, Kind kind) {
    JsonNode schema = read(resource);
    this.rules = new SchemaRules(schema);
    this.kind = kind;
    this.validator =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
  }

  /** A schema as it ships. */
  static JsonNode read(String resource) {
    try (InputStream in = FileSchema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar");
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
      boolean leftOut = !kind.emptyCounts() && node(tree, error).isNull();
      if (!leftOut && told.add(pointer)) {
        problems.at(tree.line(pointer), sentence(error, pointer));
      }
    }
  }

  private static JsonNode node(YamlTree tree, Error error) {
    return tree.root().at(error.getInstanceLocation().toString());
  }

  /** Where the error is; an unknown or missing key itself rather than what it stands in. */
  private static String pointer(Error error) {
    String at = error.getInstanceLocation().toString();
    return switch (error.getKeyword()) {
      case "additionalProperties", "required" -> at + "/" + YamlWords.escaped(error.getProperty());
      default -> at;
    };
  }

  private String sentence(Error error, String pointer) {
    String key = SchemaRules.dotted(pointer);
    JsonNode rule = rules.of(pointer);
    return switch (error.getKeyword()) {
      case "additionalProperties" -> unknown(error.getProperty(), pointer);
      case "required" -> key + " is missing: add it." + SchemaRules.example(pointer, rule);
      case "type" -> key + " must be " + kind(rule) + "." + SchemaRules.example(pointer, rule);
      case "enum" -> choice(error, pointer, rule);
      case "pattern" ->
          "%s does not look right (%s).%s"
              .formatted(
                  key, SchemaRules.text(rule, "description"), SchemaRules.example(pointer, rule));
      case "uniqueItems" -> key + " names one thing twice: write it once.";
      default ->
          SchemaRules.bounds(error.getKeyword(), key, rule)
              .map(bounds -> bounds + SchemaRules.example(pointer, rule))
              .orElse(key + ": " + error.getMessage() + ".");
    };
  }

  private String unknown(String name, String pointer) {
    String parent = pointer.substring(0, pointer.lastIndexOf('/'));
    List<String> known = List.copyOf(rules.of(parent).path("properties").propertyNames());
    String in = SchemaRules.dotted(parent);
    String where = parent.isEmpty() ? "at the top" : "in " + in;
    String head =
        "there is no %s \"%s\" %s".formatted(kind.field(), SchemaRules.printable(name), where);
    Optional<String> near = new Spelling(known).near(name).stream().findFirst();
    return near.map(n -> head + ": did you mean " + n + "?")
        .orElseGet(() -> head + ": known there are " + String.join(", ", known) + ".");
  }

  private String kind(JsonNode rule) {
    return switch (rule.path("type").path(0).asString(SchemaRules.text(rule, "type"))) {
      case "object" -> "a group of " + kind.fields() + ", each on a line of its own, further in";
      case "array" -> "a list, in square brackets or with a dash before each";
      case "integer" -> "a whole number, without quotes";
      default -> "text";
    };
  }

  private static String choice(Error error, String pointer, JsonNode rule) {
    List<String> known = rule.path("enum").valueStream().map(JsonNode::asString).toList();
    String head = SchemaRules.dotted(pointer) + " must be one of " + String.join(", ", known) + ".";
    return new Spelling(known)
        .near(error.getInstanceNode().asString("")).stream()
            .findFirst()
            .map(near -> head + SchemaRules.instead(pointer, near))
            .orElseGet(() -> head + SchemaRules.example(pointer, rule));
  }
}
