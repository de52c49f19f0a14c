package dev.exitcode.demo;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One way through one payload, noting every breach of the rules in Slack's words. */
final class PayloadValidation {
  private final Limits limits;
  private final Set<String> problems = new LinkedHashSet<>();
  private final Set<String> ids = new HashSet<>();

  PayloadValidation(Limits limits) {
    this.limits = limits;
  }

  /** A problem as Slack writes it: what is wrong, and where. */
  private static String at(String problem, String pointer) {
    return problem + " [json-pointer:" + pointer + "]";
  }

  /** Throws what was noted, if anything was. */
  void refuse(String error) {
    if (!problems.isEmpty()) {
      throw new Refused(error, List.copyOf(problems));
    }
  }

  /** Checks an object that has to name one of these types. */
  void object(JsonNode node, List<String> types, String pointer) {
    String type = Json.text(node, "type");
    if (!node.isObject()) {
      note("must provide an object", pointer);
    } else if (type.isEmpty()) {
      note("missing required field: type", pointer);
    } else if (!types.contains(type)) {
      note("unsupported type: " + type, pointer + "/type");
    } else {
      fields(node, type, pointer);
    }
  }

  void value(JsonNode value, Rule rule, String pointer) {
    switch (rule.is()) {
      case TYPE, TOTAL -> {}
      case STRING -> string(value, rule, pointer);
      case BOOLEAN -> require(value.isBoolean(), "must provide a boolean", pointer);
      case NUMBER -> require(value.isNumber(), "must provide a number", pointer);
      case ONE ->
          require(rule.of().contains(value.asString("")), "must be a valid enum value", pointer);
      case OBJECT -> item(value, rule, rule.max(), pointer);
      case PLAIN -> plain(value, rule, pointer);
      case LIST, PLAINS -> list(value, rule, pointer);
    }
  }

  private void fields(JsonNode node, String type, String pointer) {
    Map<String, Rule> rules = limits.of(type);
    rules.values().forEach(rule -> presence(node, rule, pointer));
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      Rule rule = rules.get(field.getKey());
      if (rule == null) {
        note("invalid additional property: " + field.getKey(), pointer);
      } else {
        value(field.getValue(), rule, pointer + "/" + field.getKey());
      }
    }
  }

  private void presence(JsonNode node, Rule rule, String pointer) {
    boolean absent = !node.has(rule.field()) && !node.has(rule.unless());
    if (rule.required() && absent) {
      missing(rule.field(), pointer);
    }
  }

  /** Notes that a field is missing which no rule of its own asks for. */
  void missing(String field, String pointer) {
    note("missing required field: " + field, pointer);
  }

  private void string(JsonNode value, Rule rule, String pointer) {
    if (!value.isString()) {
      note("must provide a string", pointer);
      return;
    }
    String text = value.stringValue();
    length(text.length(), rule.min(), rule.max(), pointer);
    boolean id = rule.field().equals("action_id") || rule.field().equals("block_id");
    if (id && !ids.add(rule.field() + text)) {
      note("`%s` \"%s\" already exists".formatted(rule.field(), text), pointer);
    }
  }

  private void list(JsonNode list, Rule rule, String pointer) {
    if (!list.isArray()) {
      note("must provide a list", pointer);
      return;
    }
    require(list.size() <= rule.max(), "no more than " + rule.max() + " items allowed", pointer);
    require(list.size() >= rule.min(), "must provide at least " + rule.min() + " items", pointer);
    for (int i = 0; i < list.size(); i++) {
      if (rule.is() == Rule.Kind.PLAINS) {
        plain(list.path(i), rule, pointer + "/" + i);
      } else {
        item(list.path(i), rule, rule.each(), pointer + "/" + i);
      }
    }
  }

  private void item(JsonNode item, Rule rule, int longest, String pointer) {
    PayloadValidation inside = rule.takesAnyText() ? new PayloadValidation(limits) : this;
    inside.object(item, rule.of(), pointer);
    if (item.path("text").isString()) {
      inside.length(Json.text(item, "text").length(), 0, longest, pointer + "/text");
    }
    if (inside != this && !inside.problems.isEmpty()) {
      note("failed to match all allowed schemas", pointer);
      problems.addAll(inside.problems);
    }
  }

  private void plain(JsonNode value, Rule rule, String pointer) {
    if (value.isObject()) {
      fields(value, rule.of().getFirst(), pointer);
    } else {
      note("must provide an object", pointer);
    }
  }

  private void length(int length, int min, int max, String pointer) {
    require(length <= max, "must be less than " + (max + 1L) + " characters", pointer);
    require(length >= min, "must be more than " + (min - 1) + " characters", pointer);
  }

  private void require(boolean holds, String otherwise, String pointer) {
    if (!holds) {
      note(otherwise, pointer);
    }
  }

  private void note(String problem, String pointer) {
    problems.add(at(problem, pointer));
  }
}
