package dev.exitcode.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.store.MarkTable.Mark;
import dev.exitcode.store.Posting.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Files that were cut or changed under a store that was closed, or killed. */
final class DamageTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final int MARKS = 200;

  private static final int PAGE = 4096;

  /** The first byte of leaf pages, by SQLite's file format. */
  private static final int TABLE = 0x0d;

  private static final int INDEX = 0x0a;

  /** With {@code -Dexitcode.every=true} each byte; else a few dozen of them. */
  private static final boolean EVERY = Boolean.getBoolean("exitcode.every");

  @TempDir Path folder = Path.of("");

  @Test
  void wholeFile_isNoDamage() throws IOException {
    Path file = written("whole.db");
    try (Store store = open(file)) {
      assertThat(store.damage()).isNull();
      assertThat(marks(store)).hasSize(MARKS);
    }
    assertThat(asides(file)).isEmpty();
  }

  @Test
  void fileThatIsNoDatabase_isPutAside_andSaidOnce() throws IOException {
    Path file = folder.resolve("text.db");
    Files.writeString(file, "I am a letter, not a database.\n".repeat(50));
    try (Store store = open(file)) {
      assertThat(store.damage()).isNotNull();
      assertThat(store.damage().rows()).isZero();
      assertThat(store.damage().aside()).content().startsWith("I am a letter");
      store.run(tx -> tx.marks().put("prod", new Mark("u1", "api", 1, "")));
    }
    try (Store store = open(file)) {
      assertThat(store.damage()).as("said once").isNull();
      assertThat(marks(store)).hasSize(1);
    }
  }

  @Test
  void damageInTheMiddleOfATable_losesWhatCannotBeRead_andNoMore() throws IOException {
    Path file = written("middle.db");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, withPageOverwritten(bytes, TABLE, "uid-0100"));
    try (Store store = open(file)) {
      assertThat(store.damage()).isNotNull();
      assertThat(store.damage().sentence()).contains("damaged").contains("kept as");
      assertThat(marks(store))
          .hasSizeBetween(MARKS / 2, MARKS - 1)
          .anyMatch(m -> m.uid().equals("uid-0000"))
          .anyMatch(m -> m.uid().equals("uid-0199"));
      assertThat(store.<String>read(tx -> tx.outbox().root("i0", "C1"))).isEqualTo("1.0");
    }
  }

  @Test
  void damageInAnIndex_losesNothing() throws IOException {
    Path file = written("index.db");
    Files.write(file, withPageOverwritten(Files.readAllBytes(file), INDEX, "uid-0100"));
    try (Store store = open(file)) {
      assertThat(store.damage()).isNotNull();
      assertThat(marks(store)).hasSize(MARKS);
    }
  }

  @Test
  void fileCutAnywhere_isOpened_andNeverWipedInSilence() throws IOException {
    Path file = written("cut.db");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += EVERY ? 1 : 4_999) {
      Path cut = fresh("cut");
      Files.write(cut, Arrays.copyOf(whole, length));
      try (Store store = open(cut)) {
        assertThat(store.damage()).as("cut at %d", length).isNotNull();
        assertThat(store.damage().aside()).hasSize(length);
        works(store);
      }
    }
  }

  @Test
  void byteChangedAnywhere_isOpened_andWorks() throws IOException {
    Path file = written("flip.db");
    byte[] whole = Files.readAllBytes(file);
    List<String> failures = new ArrayList<>();
    for (int at = 0; at < whole.length; at += EVERY ? 1 : at < 100 ? 3 : 4_999) {
      Path flipped = fresh("flip");
      byte[] bytes = whole.clone();
      bytes[at] ^= 0x20;
      Files.write(flipped, bytes);
      try (Store store = open(flipped)) {
        works(store);
      } catch (RuntimeException e) {
        failures.add(at + ": " + e.getMessage());
      }
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void logCutAnywhere_isReadUpToItsLastWholeTransaction() throws Exception {
    Path file = folder.resolve("log.db");
    open(file).close();
    Path copy = folder.resolve("log-copy.db");
    try (Store store = open(file)) {
      for (int i = 0; i < 10; i++) {
        Mark mark = new Mark("uid-" + i, "api", i, "");
        store.run(tx -> tx.marks().put("prod", mark));
      }
      Files.copy(file, copy); // as a kill would leave both
      Files.copy(beside(file, "-wal"), beside(copy, "-wal"));
    }
    byte[] main = Files.readAllBytes(copy);
    byte[] log = Files.readAllBytes(beside(copy, "-wal"));
    Set<Integer> seen = new HashSet<>();
    for (int length = log.length; length >= 0; length -= EVERY ? 1 : 1_021) {
      Files.write(copy, main);
      Files.write(beside(copy, "-wal"), Arrays.copyOf(log, length));
      Files.deleteIfExists(beside(copy, "-shm"));
      assertThat(Integrity.problem(copy)).as("cut at %d", length).isNull();
      seen.add(uids(copy).size());
      assertThat(uids(copy)).isEqualTo(firstUids(uids(copy).size()));
    }
    assertThat(seen).contains(0, 5, 10);
  }

  private static List<String> uids(Path file) throws Exception {
    SQLiteDataSource source = Sqlite.source(file, true);
    List<String> uids = new ArrayList<>();
    try (var connection = source.getConnection();
        var rs = connection.createStatement().executeQuery("select uid from mark order by rowid")) {
      while (rs.next()) {
        uids.add(rs.getString(1));
      }
    }
    return uids;
  }

  private static List<String> firstUids(int count) {
    List<String> uids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      uids.add("uid-" + i);
    }
    return uids;
  }

  /** Takes a mark and a posting, and gives them back. */
  private static void works(Store store) {
    store.run(tx -> tx.marks().put("new", new Mark("u", "api", 1, "")));
    assertThat(store.<List<Mark>>read(tx -> tx.marks().of("new"))).hasSize(1);
    store.write(tx -> tx.outbox().enqueue(new Posting("new/1", "new", "C1", Kind.ROOT, "{}"), NOW));
    assertThat(
            store.<List<Posting.Claimed>>deliver(
                o -> StoreInTests.claim(o, 99, NOW, Duration.ofSeconds(9))))
        .isNotEmpty();
    store.read(tx -> tx.outbox().counts());
  }

  /** A closed store with marks and messages. */
  private Path written(String name) throws IOException {
    Path file = folder.resolve(name);
    try (Store store = open(file)) {
      for (int i = 0; i < MARKS; i++) {
        Mark mark = new Mark("uid-%04d".formatted(i), "api", i, "137@2026-11-28T10:00:00Z");
        int n = i;
        store.run(tx -> tx.marks().put("prod", mark));
        if (i % 20 == 0) {
          store.write(
              tx ->
                  tx.outbox()
                      .enqueue(new Posting("i" + n + "/1", "i" + n, "C1", Kind.ROOT, "{}"), NOW));
          store.deliver(DamageTest::sendAll);
        }
      }
    }
    return file;
  }

  private static boolean sendAll(Outbox outbox) {
    StoreInTests.claim(outbox, 9, NOW, Duration.ofSeconds(9))
        .forEach(c -> outbox.sent(c, "1." + c.posting().incident().substring(1), NOW));
    return true;
  }

  private static List<Mark> marks(Store store) {
    return store.read(tx -> tx.marks().of("prod"));
  }

  private static Store open(Path file) {
    return Store.open(new Location.SqliteFile(file), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Path fresh(String name) throws IOException {
    Path own = folder.resolve(name);
    if (Files.exists(own)) {
      for (Path old : list(own)) {
        Files.delete(old);
      }
    }
    return Files.createDirectories(own).resolve("exitcode.db");
  }

  private static List<Path> asides(Path file) throws IOException {
    return list(file.getParent()).stream()
        .filter(p -> p.getFileName().toString().startsWith(file.getFileName() + ".damaged"))
        .toList();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /** The first of a kind of page that holds a text. */
  private static byte[] withPageOverwritten(byte[] bytes, int kind, String text) {
    String all = new String(bytes, ISO_8859_1);
    int page = all.indexOf(text) / PAGE;
    while (bytes[page * PAGE] != kind) {
      page = all.indexOf(text, (page + 1) * PAGE) / PAGE;
    }
    byte[] damaged = bytes.clone();
    Arrays.fill(damaged, page * PAGE, page * PAGE + 64, (byte) 0x5a);
    return damaged;
  }
}
