package dev.exitcode.incident;

import dev.exitcode.incident.Incident.Acknowledgement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks below a notice, until it is done.
 *
 * @param about ids of incidents
 * @param by who looks at them, where it is about that; null: nobody does any more
 */
public record Request(Kind kind, List<String> about, @Nullable Acknowledgement by) {
  /** What is to be done. */
  public enum Kind {
    /** To note who looks at the incidents. */
    ACKNOWLEDGE,
    /** To look at them anew. */
    RECHECK
  }

  /** Copies the list. */
  public Request {
    about = List.copyOf(about);
  }

  /** Those of a board that it is about and that go on. */
  public List<Incident> of(Board board) {
    return board.incidents().stream()
        .filter(incident -> about.contains(incident.id()) && incident.isOpen())
        .toList();
  }
}
