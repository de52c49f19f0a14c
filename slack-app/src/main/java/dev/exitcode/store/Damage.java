package dev.exitcode.store;

import java.nio.file.Path;

/**
 * The file could not be used as it was. It was put aside, and what could be read of it is in a new
 * one.
 *
 * @param aside where it is now; nobody deletes it
 * @param problem what SQLite says of it
 * @param rows how many could be kept
 */
public record Damage(Path aside, String problem, long rows) {
  /** For whoever runs Exitcode. */
  public String sentence() {
    return "The database was damaged (%s). It is kept as %s; %d rows of it could be read and are in use."
        .formatted(problem, aside, rows);
  }
}
