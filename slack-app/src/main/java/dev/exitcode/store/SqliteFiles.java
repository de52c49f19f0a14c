package dev.exitcode.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;

/** Brings a file of SQLite's into a state to be used. */
final class SqliteFiles {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private SqliteFiles() {}

  /**
   * Makes the file, or brings it to this version's tables; one that is damaged is put aside, and a
   * new one takes its place that has what could be read. It does so only when the new one is whole:
   * whoever is killed meanwhile begins again.
   *
   * @return what was wrong with it, or null
   */
  static @Nullable Damage prepare(Path file, Instant now) {
    Path fresh = beside(file, ".new");
    try {
      if (!Files.exists(file) && Files.exists(fresh)) {
        Files.move(fresh, file);
      }
      String problem = problem(file);
      return problem == null ? null : replaced(file, fresh, problem, now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String problem(Path file) {
    String problem = Integrity.problem(file);
    if (problem != null) {
      return problem;
    }
    try {
      Migrations.run(Sqlite.source(file, false), Dialect.SQLITE);
      return null;
    } catch (FlywayValidateException e) {
      return "the list of its tables is not what was written";
    }
  }

  private static Damage replaced(Path file, Path fresh, String problem, Instant now)
      throws IOException {
    delete(fresh);
    Migrations.run(Sqlite.source(fresh, false), Dialect.SQLITE);
    long rows = Rescue.carryOver(file, fresh);
    Path aside = beside(file, ".damaged-" + STAMP.format(now));
    if (Files.exists(beside(file, "-wal"))) {
      Files.move(beside(file, "-wal"), beside(aside, "-wal"));
    }
    Files.deleteIfExists(beside(file, "-shm"));
    Files.move(file, aside);
    Files.move(fresh, file);
    return new Damage(aside, problem, rows);
  }

  /** Left by one who was killed. */
  private static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(beside(file, "-wal"));
    Files.deleteIfExists(beside(file, "-shm"));
  }

  /** SQLite finds its log by the name of the file. */
  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
