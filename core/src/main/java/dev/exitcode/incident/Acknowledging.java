package dev.exitcode.incident;

import dev.exitcode.incident.Incident.Acknowledgement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That somebody looks at incidents, before it is noted of them.
 *
 * @param incidents their ids
 * @param by null: nobody does any more
 */
public record Acknowledging(List<String> incidents, @Nullable Acknowledgement by) {
  /** Copies the list. */
  public Acknowledging {
    incidents = List.copyOf(incidents);
  }

  /** Those of a board that it is about and that go on. */
  public List<Incident> of(Board board) {
    return board.incidents().stream()
        .filter(incident -> incidents.contains(incident.id()) && incident.isOpen())
        .toList();
  }
}
