package dev.exitcode.app;

import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.Diagnosis.KnownBy;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Diagnoses as JSON for programs; {@code docs/diagnosis.schema.json} promises the form. */
final class DiagnosisJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private DiagnosisJson() {}

  /** One JSON object over several lines, ended by a line break. */
  static String of(Outcome.Diagnosed outcome) {
    ObjectNode node = NODES.objectNode();
    node.set("diagnoses", each(outcome.diagnoses(), DiagnosisJson::diagnosis));
    node.set("remarks", strings(outcome.remarks()));
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
  }

  private static void diagnosis(Diagnosis d, ObjectNode n) {
    n.put("namespace", d.subject().namespace())
        .put("pod", d.subject().pod())
        .put("container", d.subject().container())
        .put("exitCode", d.subject().exitCode())
        .put("cause", d.cause().id())
        .put("confidence", AnswerText.lower(d.confidence()))
        .put("benign", d.benign())
        .put("current", d.current())
        .put("summary", d.summary());
    n.set("evidence", each(d.evidence(), (f, e) -> e.put("fact", f.fact()).put("from", f.from())));
    n.set(
        "ruledOut",
        each(d.ruledOut(), (r, e) -> e.put("cause", r.cause().id()).put("because", r.because())));
    n.set(
        "nextSteps",
        each(d.nextSteps(), (s, e) -> e.put("text", s.text()).put("command", s.command())));
    n.set("wouldDecide", strings(d.wouldDecide()));
    n.set("knownBy", knownBy(d.knownBy()));
  }

  private static JsonNode knownBy(@Nullable KnownBy by) {
    return by == null
        ? NODES.nullNode()
        : NODES
            .objectNode()
            .put("entry", by.entry())
            .put("file", by.file())
            .put("runbook", by.runbook())
            .put("ask", by.ask());
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
