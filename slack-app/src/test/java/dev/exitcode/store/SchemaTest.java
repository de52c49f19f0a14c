package dev.exitcode.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exitcode.redact.Secret;
import dev.exitcode.store.MarkTable.Mark;
import dev.exitcode.store.StoreException.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of other versions. */
final class SchemaTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  @TempDir Path folder = Path.of("");

  /** As that version wrote them; whoever adds a migration adds the file of the version before. */
  @ParameterizedTest
  @ValueSource(strings = {"v1.sql", "v2.sql", "v3.sql", "v4.sql"})
  void olderFile_isBroughtUp_andNothingIsLost(String dump) throws Exception {
    try (Store store = open(restored(dump))) {
      assertThat(store.damage()).isNull();
      assertThat(store.<List<Mark>>read(tx -> tx.marks().of("prod")))
          .containsExactly(new Mark("u1", "api", 3, "137@2026-11-28T09:59:58Z"));
      assertThat(store.<List<String>>read(tx -> tx.incidents().live("prod"))).hasSize(1);
      assertThat(store.<String>read(tx -> tx.outbox().root("i1", "C1"))).isEqualTo("1.1");
      List<Posting.Claimed> waiting =
          store.deliver(o -> StoreInTests.claim(o, 9, NOW, Duration.ofSeconds(9)));
      assertThat(waiting).extracting(c -> c.posting().key()).containsExactly("i1/2");
      assertThat(waiting).extracting(Posting.Claimed::root).containsExactly("1.1");
      assertThat(store.<List<String>>write(tx -> tx.requests().take("prod"))).isEmpty();
    }
  }

  @Test
  void everyVersion_hasAFileHere() throws IOException {
    try (var migrations = Files.list(Path.of("src/main/resources/dev/exitcode/store/migration"))) {
      assertThat(migrations)
          .hasSize(Migrations.NEWEST)
          .extracting(m -> m.getFileName().toString().replaceFirst("V(\\d+)__.*", "v$1.sql"))
          .allSatisfy(dump -> assertThat(getClass().getResource(dump)).as(dump).isNotNull());
    }
  }

  @Test
  void indexThatNobodyReads_isDropped() throws Exception {
    Path file = restored("v3.sql");
    open(file).close();
    assertThatThrownBy(() -> execute(file, "drop index incident_workload"))
        .hasMessageContaining("no such index");
  }

  @Test
  void newerFile_isRefusedInASentence_andLeftAsItIs() throws Exception {
    Path file = restored("v1.sql");
    execute(
        file,
        """
        insert into schema_history (installed_rank, version, description, type, script, checksum,
          installed_by, execution_time, success)
        values (99, '99', 'from the future', 'SQL', 'V99__x.sql', 1, 'x', 1, 1)
        """);
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> open(file))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.NEWER))
        .hasMessageContaining("newer Exitcode (version 99 ");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void secondProcess_isRefusedInASentence() {
    Path file = folder.resolve("exitcode.db");
    try (Store store = open(file)) {
      assertThatThrownBy(() -> open(file))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.IN_USE))
          .hasMessageContaining("PostgreSQL");
      assertThat(store.damage()).isNull();
    }
    open(file).close();
  }

  @Test
  void folderThatIsNotThere_isSaid() {
    assertThatThrownBy(() -> open(folder.resolve("none/exitcode.db")))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.REFUSED))
        .hasMessageContaining("folder");
  }

  @Test
  void serverThatIsNotThere_isSaid() {
    Location nobody =
        new Location.Postgres("jdbc:postgresql://127.0.0.1:1/x", "u", Secret.of("canary"));
    assertThatThrownBy(() -> Store.open(nobody, Clock.systemUTC()))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.UNREACHABLE))
        .hasMessageNotContaining("canary");
    assertThat(nobody.toString()).doesNotContain("canary");
  }

  private Path restored(String dump) throws Exception {
    Path file = folder.resolve(dump + ".db");
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(dump))) {
      execute(file, new String(in.readAllBytes(), UTF_8));
    }
    return file;
  }

  private static void execute(Path file, String statements) throws Exception {
    try (var connection = Sqlite.source(file, false).getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(statements);
    }
  }

  private static Store open(Path file) {
    return Store.open(new Location.SqliteFile(file), Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
