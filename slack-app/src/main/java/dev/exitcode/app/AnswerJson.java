package dev.exitcode.app;

import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Answer.Explained;
import dev.exitcode.catalog.Entry;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An answer as JSON for programs. The fields are promised in docs/command-line.md. */
final class AnswerJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AnswerJson() {}

  /** One JSON object over several lines, ended by a line break. */
  static String of(Answer answer) {
    JsonNode node =
        switch (answer) {
          case Explained e -> explained(e);
          case Answer.Compared c -> compared(c);
          case Answer.Listed l -> listed(l);
          case Answer.NotFound n -> throw new IllegalArgumentException("nothing to print: " + n);
        };
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
  }

  private static ObjectNode compared(Answer.Compared c) {
    ObjectNode node = kind("compared").put("difference", c.difference());
    node.set("left", explained(c.left()));
    node.set("right", explained(c.right()));
    return node;
  }

  private static ObjectNode listed(Answer.Listed l) {
    return kind("listed").set("entries", each(l.entries(), AnswerJson::row));
  }

  private static void row(Entry e, ObjectNode n) {
    n.put("id", e.id())
        .put("codes", codes(e))
        .put("name", e.name())
        .put("meaning", e.meaning())
        .put("severity", AnswerText.lower(e.severity()));
  }

  private static ObjectNode explained(Explained answer) {
    ObjectNode node = kind("explained").put("code", answer.code()).put("heading", answer.heading());
    Entry e = answer.entry();
    words(e, node);
    node.set("readings", strings(answer.readings()));
    node.set("causes", each(e.causes(), AnswerJson::cause));
    node.set("nextSteps", each(e.nextSteps(), AnswerJson::step));
    node.set("prevention", strings(e.prevention()));
    node.set("misconceptions", each(e.misconceptions(), AnswerJson::misconception));
    node.set("related", each(answer.related(), AnswerJson::related));
    node.set("sources", each(e.sources(), AnswerJson::source));
    return node;
  }

  private static void words(Entry e, ObjectNode n) {
    n.put("id", e.id())
        .put("name", e.name())
        .put("signal", e.signal())
        .put("setBy", e.setBy())
        .put("meaning", e.meaning())
        .put("severity", AnswerText.lower(e.severity()))
        .put("normal", e.normal());
  }

  private static void cause(Entry.Cause c, ObjectNode n) {
    n.put("on", AnswerText.lower(c.on())).put("cause", c.cause()).put("tellBy", c.tellBy());
  }

  private static void step(Entry.Step s, ObjectNode n) {
    n.put("on", AnswerText.lower(s.on())).put("do", s.text()).put("command", s.command());
  }

  private static void misconception(Entry.Misconception m, ObjectNode n) {
    n.put("belief", m.belief()).put("truth", m.truth());
  }

  private static void related(Entry e, ObjectNode n) {
    n.put("id", e.id()).put("name", e.name());
  }

  private static void source(Entry.Source s, ObjectNode n) {
    n.put("title", s.title()).put("url", s.url());
  }

  /** {@code 137}, {@code 3-63}, several joined by commas, or null for a word. */
  private static @Nullable String codes(Entry e) {
    if (e.codes().isEmpty()) {
      return null;
    }
    return e.codes().stream()
        .map(r -> r.isSingle() ? "" + r.first() : r.first() + "-" + r.last())
        .collect(Collectors.joining(","));
  }

  private static ObjectNode kind(String kind) {
    return NODES.objectNode().put("kind", kind);
  }

  private static ArrayNode strings(List<String> values) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(array::add);
    return array;
  }

  private static <T> ArrayNode each(List<T> values, BiConsumer<T, ObjectNode> fill) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(v -> fill.accept(v, array.addObject()));
    return array;
  }
}
