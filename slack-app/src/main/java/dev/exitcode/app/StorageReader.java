package dev.exitcode.app;

import dev.exitcode.app.Environment.Variable;
import dev.exitcode.redact.Secret;
import dev.exitcode.store.Location;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads where data are kept: a file of SQLite's, or a database of PostgreSQL's by its URL. */
final class StorageReader {
  /** As the schema has it; a password in it was refused before. */
  private static final Pattern URL =
      Pattern.compile("postgres(?:ql)?://([^/?#@:\\s]+)@([^/?#@\\s]+/[^/#@\\s]+)");

  private final YamlTree tree;
  private final Problems problems;
  private final Environment environment;

  StorageReader(YamlTree tree, Problems problems, Environment environment) {
    this.tree = tree;
    this.problems = problems;
    this.environment = environment;
  }

  Location read() {
    JsonNode file = tree.root().at("/storage/file");
    JsonNode url = tree.root().at("/storage/url");
    if (url.isString()) {
      if (file.isString()) {
        problems.at(
            tree.line("/storage/url"),
            "storage has a file and a url: keep the one where the data are to be.");
      }
      return postgres(url.asString());
    }
    environment.onlyWith(
        Variable.STORAGE_PASSWORD, "storage.url", "leave it out, or name a database");
    return new Location.SqliteFile(
        file.isString() ? Path.of(file.asString()) : NoticeSettings.USUAL_FILE);
  }

  private Location postgres(String url) {
    Optional<Secret> password = environment.optional(Variable.STORAGE_PASSWORD);
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      return new Location.SqliteFile(NoticeSettings.USUAL_FILE); // the schema has said so
    }
    return new Location.Postgres(
        "jdbc:postgresql://" + parts.group(2), parts.group(1), password.orElse(null));
  }
}
