package dev.exitcode.app;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * YAML as a JSON tree that still knows its lines. Files from strangers are harmless: size, depth
 * and aliases are limited.
 */
final class YamlTree {
  private static final int MOST_ALIASES = 10;
  private static final int DEEPEST = 50;
  private static final Pattern INTEGER = Pattern.compile("-?\\d+"); // !!int may stand before any
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Problems problems;
  private final Map<String, Integer> lines = new HashMap<>();
  private JsonNode root = NODES.objectNode();

  private YamlTree(Problems problems) {
    this.problems = problems;
  }

  /** Reads the text; what is wrong with its form goes to {@code problems}. */
  static YamlTree of(String text, Problems problems) {
    return of(text, SettingsFile.MOST_BYTES, problems);
  }

  /** As above, of at most so many characters. */
  static YamlTree of(String text, int most, Problems problems) {
    YamlTree tree = new YamlTree(problems);
    try {
      Integer deep = tooDeep(text, most);
      if (deep == null) {
        tree.compose(text, most);
      } else {
        problems.at(deep, "this is nested more than " + DEEPEST + " deep: no such file is.");
      }
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(YamlTree::line).orElse(1);
      problems.at(line, "this is not YAML: " + YamlWords.of(e.getProblem()));
    } catch (YamlEngineException e) {
      problems.at(1, "this cannot be read as YAML: " + e.getMessage() + ".");
    }
    return tree;
  }

  private void compose(String text, int most) {
    new Compose(limits(most))
        .composeString(text)
        .filter(node -> !Tag.NULL.equals(node.getTag()))
        .ifPresent(node -> root = convert(node, ""));
  }

  /** The line where it is nested too deeply, or null; composing would exhaust the stack. */
  private static @Nullable Integer tooDeep(String text, int most) {
    int depth = 0;
    for (Event event : new Parse(limits(most)).parseString(text)) {
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > DEEPEST) {
        return event.getStartMark().map(YamlTree::line).orElse(1);
      }
    }
    return null;
  }

  private static LoadSettings limits(int most) {
    return LoadSettings.builder()
        .setCodePointLimit(most)
        .setMaxAliasesForCollections(MOST_ALIASES)
        .setAllowDuplicateKeys(false)
        .build();
  }

  /** The tree; an empty object where the file is empty or no YAML. */
  JsonNode root() {
    return root;
  }

  /** The line of the value at a JSON pointer, counted from 1; its parent's where it has none. */
  int line(String pointer) {
    String at = pointer;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return lines.getOrDefault(at, 1);
  }

  private JsonNode convert(Node node, String pointer) {
    lines.putIfAbsent(pointer, line(node));
    if (node.isRecursive()) {
      problems.at(line(node), "this contains itself through an alias: write it out.");
      return NODES.nullNode();
    }
    if (node instanceof MappingNode map) {
      return object(map, pointer);
    }
    if (node instanceof SequenceNode list) {
      return array(list, pointer);
    }
    return node instanceof ScalarNode scalar ? value(scalar) : NODES.nullNode();
  }

  private ObjectNode object(MappingNode map, String pointer) {
    ObjectNode object = NODES.objectNode();
    for (NodeTuple pair : map.getValue()) {
      String key = pair.getKeyNode() instanceof ScalarNode k ? k.getValue() : "?";
      String at = pointer + "/" + YamlWords.escaped(key);
      if (object.has(key)) {
        problems.at(line(pair.getKeyNode()), twice(key, lines.get(at)));
      } else {
        lines.put(at, line(pair.getKeyNode()));
        object.set(key, convert(pair.getValueNode(), at));
      }
    }
    return object;
  }

  private static String twice(String key, @Nullable Integer line) {
    return "%s is written twice, first on line %s: keep one of them.".formatted(key, line);
  }

  private JsonNode array(SequenceNode list, String pointer) {
    var array = NODES.arrayNode();
    list.getValue().forEach(n -> array.add(convert(n, pointer + "/" + array.size())));
    return array;
  }

  private static JsonNode value(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.INT) && INTEGER.matcher(text).matches()) {
      return NODES.numberNode(new BigInteger(text));
    }
    if (tag.equals(Tag.FLOAT)) {
      return NODES.numberNode(Double.NaN); // no setting takes one; its kind is all that matters
    }
    if (tag.equals(Tag.BOOL)) {
      return NODES.booleanNode(Boolean.parseBoolean(text));
    }
    return tag.equals(Tag.NULL) ? NODES.nullNode() : NODES.stringNode(text);
  }

  private static int line(Node node) {
    return node.getStartMark().map(YamlTree::line).orElse(1);
  }

  private static int line(Mark mark) {
    return mark.getLine() + 1;
  }
}
