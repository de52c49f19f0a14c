package dev.exitcode.diagnosis;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.Termination;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One container of a case, seen from the end that is to be explained, with what the rules share.
 * Its container is null where the pod never got as far as having one.
 */
final class Scene {
  private final CaseFile file;
  private final @Nullable ContainerFacts container;

  Scene(CaseFile file, @Nullable ContainerFacts container) {
    this.file = file;
    this.container = container;
  }

  CaseFile file() {
    return file;
  }

  PodFacts pod() {
    return file.pod();
  }

  @Nullable ContainerFacts container() {
    return container;
  }

  /** The newest end there is: of this instance, else of the one before. */
  @Nullable Termination end() {
    if (container == null) {
      return null;
    }
    Termination newest = container.status().terminated();
    return newest == null ? container.status().last() : newest;
  }

  /** How long the dead instance ran, or null. */
  @Nullable Duration ran() {
    Termination end = end();
    return end == null ? null : end.ran();
  }

  /** Events about the pod or this container, of this reason. */
  List<EventFacts> events(String reason) {
    return file.events().stream().filter(e -> e.reason().equals(reason)).toList();
  }
}
