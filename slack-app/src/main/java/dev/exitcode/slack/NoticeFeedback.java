package dev.exitcode.slack;

import static dev.exitcode.slack.RichText.bold;
import static dev.exitcode.slack.RichText.plain;

import com.slack.api.model.block.element.RichTextElement;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.incident.Incident;
import dev.exitcode.store.FeedbackTable.Given;
import dev.exitcode.store.FeedbackTable.Row;
import dev.exitcode.store.Store;
import dev.exitcode.store.Tx;
import io.micrometer.core.instrument.Metrics;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people said of diagnoses that did not help, by the rule that each followed.
 *
 * @param sight what may be seen
 */
record NoticeFeedback(Store store, BiPredicate<String, String> sight) {
  private static final int MOST = 1_000;
  private static final String NONE =
      "Nobody said that a diagnosis did not help, among what you may see.";

  /** The rule that a diagnosis followed. */
  static Given given(Diagnosis diagnosis) {
    Diagnosis.KnownBy entry = diagnosis.knownBy();
    return new Given(
        diagnosis.cause().name(),
        diagnosis.confidence().name(),
        entry == null ? null : entry.entry());
  }

  /** Counts that one did not help. */
  static void count(Diagnosis given) {
    String confidence = given.confidence().name().toLowerCase(Locale.ROOT);
    Metrics.counter("exitcode.feedback", "cause", given.cause().id(), "confidence", confidence)
        .increment();
  }

  /** The rule that was wrong most often first. */
  Message render() {
    Map<Given, List<Row>> rules =
        store.read(this::seen).stream()
            .collect(Collectors.groupingBy(Row::given, LinkedHashMap::new, Collectors.toList()));
    List<List<RichTextElement>> lines =
        rules.entrySet().stream()
            .sorted(Comparator.comparingInt(e -> -e.getValue().size()))
            .map(e -> line(e.getKey(), e.getValue()))
            .toList();
    return lines.isEmpty()
        ? DiagnosisMessage.sentence(NONE)
        : new NoticeList("What did not help", lines).render();
  }

  private List<Row> seen(Tx tx) {
    return tx.feedback().newest(MOST).stream()
        .filter(row -> NoticeSubject.incident(tx, row.incident()).filter(this::isSeen).isPresent())
        .toList();
  }

  private boolean isSeen(Incident incident) {
    return sight.test(incident.workload().cluster(), incident.workload().namespace());
  }

  private static List<RichTextElement> line(Given given, List<Row> rows) {
    Map<String, Long> right =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> right(row.right()), LinkedHashMap::new, Collectors.counting()));
    String were =
        right.entrySet().stream()
            .map(e -> "%s (%d)".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    return List.of(
        bold(rule(given) + " "),
        plain("%s. It was: %s.".formatted(Words.times(rows.size()), were)));
  }

  private static String right(@Nullable String cause) {
    return cause == null ? "not said" : NoticeHistory.cause(cause);
  }

  private static String rule(Given given) {
    String firm = given.confidence().toLowerCase(Locale.ROOT);
    String entry = given.entry() == null ? "" : ", by the team's entry " + given.entry();
    String rule = NoticeHistory.cause(given.cause()) + (firm.isEmpty() ? "" : ", " + firm) + entry;
    return Names.middle(rule);
  }

  /** The label of an incident's case: what a good diagnosis of it would say. */
  static String label(Row row, Incident incident) {
    ObjectNode label = JsonMapper.shared().createObjectNode();
    label.put("cause", id(row.right()));
    label.putArray("acceptable");
    label.putArray("mustNot").add(id(row.given().cause()));
    label.put("container", incident.container().isEmpty() ? null : incident.container());
    label.putNull("benign").putNull("minConfidence");
    label.put("why", "").put("origin", "said below a notice, " + row.at());
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(label);
  }

  private static @Nullable String id(@Nullable String name) {
    return NoticeHistory.named(name).map(Cause::id).orElse(name);
  }
}
