package dev.exitcode.demo;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Slack says when it refuses a payload: its error word and what is wrong where. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String error;
  private final transient List<String> problems;
  private final long retryAfter;

  Refused(String error) {
    this(error, List.of());
  }

  Refused(String error, List<String> problems) {
    this(error, problems, 0);
  }

  private Refused(String error, List<String> problems, long retryAfter) {
    super(problems.isEmpty() ? error : error + ": " + String.join("; ", problems));
    this.error = error;
    this.problems = List.copyOf(problems);
    this.retryAfter = retryAfter;
  }

  /** The refusal of one call too many. */
  static Refused tooOften(long retryAfter) {
    return new Refused("ratelimited", List.of(), retryAfter);
  }

  /** Seconds until another try may do; 0 where the error is another one. */
  long retryAfter() {
    return retryAfter;
  }

  /** Slack's word, as in {@code invalid_blocks}. */
  String error() {
    return error;
  }

  /** What is wrong and where, as Slack words it; may be empty. */
  List<String> problems() {
    return problems;
  }

  /** The answer of the Web API: {@code ok: false}, the word, the problems. */
  ObjectNode toJson() {
    ObjectNode answer = Json.object().put("ok", false).put("error", error);
    if (!problems.isEmpty()) {
      ArrayNode plain = answer.putArray("errors");
      ArrayNode tagged = answer.putObject("response_metadata").putArray("messages");
      problems.forEach(plain::add);
      problems.forEach(problem -> tagged.add("[ERROR] " + problem));
    }
    return answer;
  }
}
