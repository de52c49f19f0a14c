package dev.exitcode.app;

import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Routed;
import dev.exitcode.incident.Routing;
import dev.exitcode.incident.Workload;
import java.time.Instant;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where something would go, for people and for programs. */
final class RouteAnswer {
  private final Candidate candidate;
  private final Routed routed;
  private final @Nullable String target;

  RouteAnswer(Candidate candidate, Routing routing, Instant at) {
    this.candidate = candidate;
    this.routed = routing.route(candidate, at);
    this.target = routed.mention() == null ? null : routing.mentions().get(routed.mention());
  }

  String print(TextOrJson form) {
    return switch (form) {
      case TEXT -> text();
      case JSON -> json();
    };
  }

  private boolean isTold() {
    return !routed.muted() && candidate.severity().compareTo(routed.minimum()) >= 0;
  }

  private String text() {
    StringJoiner lines = new StringJoiner(System.lineSeparator(), "", System.lineSeparator());
    lines.add(subject() + ", " + candidate.cause().id() + ", " + AnswerText.lower(severity()));
    lines.add("");
    lines.add("told:     " + told());
    lines.add("channel:  " + routed.channel());
    lines.add("calls:    " + (target == null ? "nobody" : routed.mention() + " (" + target + ")"));
    lines.add("");
    routed.because().forEach(because -> lines.add("- " + because));
    return lines.toString();
  }

  private String subject() {
    Workload workload = candidate.workload();
    String name = workload.kind() + " " + workload.namespace() + "/" + workload.name();
    String container = candidate.container();
    return (container.isEmpty() ? "" : "container " + container + " of ")
        + name
        + (workload.cluster().isEmpty() ? "" : " in " + workload.cluster());
  }

  private String told() {
    if (routed.muted()) {
      return "no, it is muted";
    }
    String from = AnswerText.lower(routed.minimum());
    return isTold() ? "yes" : "no, it is less severe than " + from;
  }

  private Enum<?> severity() {
    return candidate.severity();
  }

  private String json() {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("cluster", candidate.workload().cluster())
        .put("namespace", candidate.workload().namespace())
        .put("kind", candidate.workload().kind())
        .put("workload", candidate.workload().name())
        .put("cause", candidate.cause().id())
        .put("severity", AnswerText.lower(severity()))
        .put("told", isTold())
        .put("muted", routed.muted())
        .put("minimum", AnswerText.lower(routed.minimum()))
        .put("channel", routed.channel())
        .put("mention", routed.mention())
        .put("calls", target);
    routed.because().forEach(node.putArray("because")::add);
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(node)
        + System.lineSeparator();
  }
}
