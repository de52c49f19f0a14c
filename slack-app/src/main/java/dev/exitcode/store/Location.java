package dev.exitcode.store;

import dev.exitcode.redact.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the data are kept. */
public sealed interface Location {
  /**
   * A file of SQLite's, for one process. It and the files beside it with the same beginning of
   * their names belong to Exitcode; its folder must exist, and be no network share.
   */
  record SqliteFile(Path file) implements Location {}

  /**
   * A database of PostgreSQL's, for any number of processes.
   *
   * @param url such as {@code jdbc:postgresql://db.example/exitcode}, without user and password
   * @param user who may create tables in it
   * @param password null: the server asks for none, or for what the URL names
   */
  record Postgres(String url, String user, @Nullable Secret password) implements Location {}
}
