package dev.exitcode.incident;

import java.util.List;

/**
 * That somebody wants incidents to be looked at anew, before it is done.
 *
 * @param rechecked their ids
 */
public record Rechecking(List<String> rechecked) {
  /** Copies the list. */
  public Rechecking {
    rechecked = List.copyOf(rechecked);
  }

  /** Those of a board that it is about and that go on. */
  public List<Incident> of(Board board) {
    return board.incidents().stream()
        .filter(incident -> rechecked.contains(incident.id()) && incident.isOpen())
        .toList();
  }
}
