package dev.exitcode.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.evidence.Termination;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads texts with a reader of objects that keeps what it was handed. */
final class Reads {
  private Reads() {}

  static Reading reading(String text, Request request) {
    return new Intake(Reads::objects, Reads::yaml).read(text, request);
  }

  static List<CaseFile> cases(String text) {
    assertThat(reading(text, Request.NONE)).isInstanceOf(Reading.Understood.class);
    return ((Reading.Understood) reading(text, Request.NONE)).cases();
  }

  /** The only case. */
  static CaseFile file(String text) {
    assertThat(cases(text)).hasSize(1);
    return cases(text).getFirst();
  }

  /** The only container of the only case. */
  static ContainerFacts container(String text) {
    assertThat(file(text).pod().containers()).hasSize(1);
    return file(text).pod().containers().getFirst();
  }

  /** A container in short: {@code name waiting=… running ended=reason/code last=… restarts}. */
  static String brief(ContainerFacts container) {
    StringBuilder brief = new StringBuilder(container.name() == null ? "?" : container.name());
    var status = container.status();
    if (status.waiting() != null) {
      brief.append(" waiting=").append(status.waiting().reason());
    }
    brief.append(status.running() == null ? "" : " running");
    brief.append(end(" ended=", status.terminated())).append(end(" last=", status.last()));
    return brief + (status.restarts() == 0 ? "" : " restarts=" + status.restarts());
  }

  private static String end(String label, Termination end) {
    return end == null ? "" : label + end.reason() + "/" + end.exitCode();
  }

  static List<String> events(String text) {
    return file(text).events().stream().map(Reads::brief).toList();
  }

  private static String brief(EventFacts event) {
    return event.reason() + " x" + event.count() + " " + event.message();
  }

  static List<String> log(String text) {
    return file(text).logs().stream().map(LogTail::lines).flatMap(List::stream).toList();
  }

  /** A pod for each object, its kind for a namespace and its phase or size for a name. */
  private static List<CaseFile> objects(JsonNode tree) {
    String name = tree.path("metadata").path("name").asString("-");
    PodIdentity who =
        PodIdentity.named(tree.path("kind").asString(""), name + "/" + tree.path("items").size());
    return List.of(
        new CaseFile(
            null,
            null,
            new PodFacts(who, null, null, List.of()),
            List.of(),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  /** One level of {@code key: value}, enough to see that YAML is asked for. */
  private static Optional<JsonNode> yaml(String document) {
    Sketch tree = new Sketch();
    String parent = "";
    for (String line : document.lines().toList()) {
      String[] pair = line.strip().split(":", 2);
      if (pair.length < 2) {
        return Optional.empty();
      }
      parent = line.startsWith(" ") ? parent : pair[0];
      String path = line.startsWith(" ") ? parent + "." + pair[0] : pair[0];
      if (!pair[1].isBlank()) {
        tree.put(path, pair[1].strip());
      }
    }
    return Optional.of(tree.tree());
  }
}
