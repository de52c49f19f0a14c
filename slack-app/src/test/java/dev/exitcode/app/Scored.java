package dev.exitcode.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * How a labelled case came out, by the first diagnosis of its subject alone: of a list the first
 * pod.
 *
 * @param output all that was printed
 */
record Scored(LabelledCase asked, JsonNode output) {
  private static final List<String> FIRMEST_LAST = List.of("possible", "likely", "certain");

  static Scored of(LabelledCase asked) {
    Run run = Run.of(asked.command());
    if (run.status() != ExitStatus.OK) {
      throw new AssertionError(asked + ": status " + run.status() + ", " + run.err());
    }
    return new Scored(asked, JsonMapper.shared().readTree(run.out()));
  }

  /**
   * The first diagnosis, or a missing node where there is none. Where the subject is healthy, only
   * a diagnosis of it counts: another pod of the list may be ill.
   */
  JsonNode answer() {
    if (asked.cause() != null) {
      return output.path("diagnoses").path(0);
    }
    String subject = asked.subject();
    return output
        .path("diagnoses")
        .valueStream()
        .filter(d -> subject == null || subject.equals(d.path("pod").asString(subject)))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  @Nullable String cause() {
    return answer().isMissingNode() ? null : answer().path("cause").asString();
  }

  String confidence() {
    return answer().path("confidence").asString("none");
  }

  boolean isRight() {
    return asked.accepts(cause());
  }

  boolean isPlainError() {
    return asked.forbids(cause());
  }

  /** Whether the container, where it is judged, is the one asked for. */
  boolean namesContainer() {
    return agrees("container");
  }

  boolean knowsWhetherBenign() {
    return agrees("benign");
  }

  boolean isFirmEnough() {
    JsonNode least = asked.label().path("minConfidence");
    return least.isNull()
        || answer().isMissingNode()
        || FIRMEST_LAST.indexOf(confidence()) >= FIRMEST_LAST.indexOf(least.asString());
  }

  private boolean agrees(String field) {
    JsonNode wanted = asked.label().path(field);
    return wanted.isNull() || answer().isMissingNode() || wanted.equals(answer().path(field));
  }

  /** A line for the report. */
  String line() {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            asked.folder().getFileName(),
            asked.cause(),
            cause(),
            confidence(),
            faults(),
            asked.label().path("why").asString("").replace('|', '/'));
  }

  String faults() {
    StringBuilder faults = new StringBuilder();
    note(faults, isPlainError(), "MUST NOT");
    note(faults, !isRight(), "wrong");
    if (isRight()) {
      note(faults, !namesContainer(), "container " + answer().path("container"));
      note(faults, !knowsWhetherBenign(), "benign " + answer().path("benign"));
      note(faults, !isFirmEnough(), "too weak");
    }
    return faults.toString();
  }

  private static void note(StringBuilder faults, boolean is, String what) {
    if (is) {
      faults.append(faults.isEmpty() ? "" : ", ").append(what);
    }
  }
}
