package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.SetClock;
import dev.exitcode.catalog.TeamEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TeamFolderTest {
  private static final Path BAD = Path.of("src/test/resources/dev/exitcode/app/bad-team");
  private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
  private static final String GOOD = entry("importer-42", 42);

  @TempDir private Path folder;
  private final SetClock clock = new SetClock(START);

  static Stream<Path> badFiles() throws IOException {
    try (Stream<Path> all = Files.list(BAD)) {
      return all.filter(p -> !p.toString().endsWith(".txt")).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void badFile_isRefusedWithItsLine(Path file) throws IOException {
    String name = file.getFileName().toString();
    TeamFile.Content content =
        TeamFile.read(name, "team/" + name, ByteBuffer.wrap(Files.readAllBytes(file)));
    assertThat(content.problems()).isNotEmpty();
    assertThat(content.entries()).isEmpty();
    String told = String.join("\n", content.problems()) + "\n";
    Golden.assertSame("../bad-team/" + name.replaceFirst("\\..*", ".txt"), told);
  }

  @Test
  void files_areReadInBothForms_othersAreNot() throws IOException {
    write("a.yaml", GOOD);
    write("b.json", "{\n\t\"entries\": [" + json("b", 1) + "]}");
    write("c.yml", entry("c", 2));
    write("notes.md", "no entry");
    write(".hidden.yaml", "no entry");
    Files.createDirectory(folder.resolve("below.yaml"));
    TeamFolder team = look();
    assertThat(team.state().problems()).isEmpty();
    assertThat(ids(team)).containsExactlyInAnyOrder("importer-42", "b", "c");
    assertThat(team.state().sentence()).isEqualTo("3 entries from 3 files.");
    assertThat(team.state().knowledge().entries().getFirst().file())
        .isEqualTo(folder.getFileName() + "/a.yaml");
  }

  @Test
  void change_comesIntoForce_andAFileThatIsGoneGoes() throws IOException {
    write("a.yaml", GOOD);
    TeamFolder team = look();
    assertThat(team.look()).isFalse();
    write("a.yaml", entry("other", 42));
    write("b.yaml", entry("b", 1));
    assertThat(team.look()).isTrue();
    assertThat(ids(team)).containsExactly("other", "b");
    Files.delete(folder.resolve("a.yaml"));
    assertThat(team.look()).isTrue();
    assertThat(ids(team)).containsExactly("b");
  }

  @Test
  void hostileFile_isRefusedAndTheOthersAreRead() throws IOException {
    write("a.yaml", "entries: " + "[".repeat(60_000));
    write("b.yaml", entry("b", 1));
    TeamFolder team = look();
    assertThat(ids(team)).containsExactly("b");
    assertThat(team.state().problems())
        .singleElement()
        .asString()
        .contains("a.yaml:1: this is nested");
  }

  @Test
  void pipe_isRefusedUnread() throws Exception {
    Path pipe = folder.resolve("a.yaml");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(look().state().problems())
        .containsExactly(
            pipe + ": this file cannot be read: check what it is and who may read it.");
  }

  @Test
  void anyFailure_isToldByHealthAndLookingGoesOn() {
    AtomicReference<Error> failure = new AtomicReference<>(new StackOverflowError());
    TeamFolder team = new TeamFolder(folder, clock);
    try (TeamWatch watch = new TeamWatch(team, () -> failing(failure.get()), clock)) {
      watch.look();
      assertThat(watch.health().ok()).isFalse();
      assertThat(watch.health().since()).isEqualTo(START);
      failure.set(null);
      watch.look();
      assertThat(watch.health().ok()).isTrue();
    }
  }

  private static boolean failing(@Nullable Error failure) {
    if (failure != null) {
      throw failure;
    }
    return false;
  }

  @Test
  void sameSizeAndTime_isNoticedAllTheSame() throws IOException {
    Path file = write("a.yaml", entry("one", 42));
    TeamFolder team = look();
    FileTime time = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(write("a.yaml", entry("two", 42)), time);
    assertThat(team.look()).isTrue();
    assertThat(ids(team)).containsExactly("two");
  }

  @Test
  void badFile_doesNotReplaceTheGoodOne() throws IOException {
    write("a.yaml", GOOD);
    write("b.yaml", entry("b", 1));
    TeamFolder team = look();
    clock.forward(Duration.ofSeconds(60));
    write("a.yaml", "entries: 7");
    write("b.yaml", entry("b2", 1));
    assertThat(team.look()).isTrue();
    assertThat(ids(team)).containsExactly("b2", "importer-42");
    assertThat(team.state().problems()).singleElement().asString().contains("a.yaml:1: entries");
    clock.forward(Duration.ofSeconds(60));
    assertThat(team.look()).isFalse();
    assertThat(team.state().since()).isEqualTo(START.plusSeconds(60));
    assertThat(team.state().sentence()).startsWith("2 entries from 2 files; of a bad file, what");
    write("a.yaml", GOOD);
    assertThat(team.look()).isTrue();
    assertThat(team.state().problems()).isEmpty();
    assertThat(team.state().since()).isEqualTo(clock.instant());
  }

  @Test
  void secondBadFile_doesNotMakeTheFirstYounger() throws IOException {
    write("a.yaml", "entries: 7");
    TeamFolder team = look();
    clock.forward(Duration.ofSeconds(60));
    write("b.yaml", "entries: 8");
    team.look();
    assertThat(team.state().problems()).hasSize(2);
    assertThat(team.state().since()).isEqualTo(START);
  }

  @Test
  void fileThatWasNeverGood_saysNothing() throws IOException {
    write("a.yaml", "entries: 7");
    assertThat(ids(look())).isEmpty();
  }

  @Test
  void mountedConfigMap_swapsItsLinks() throws IOException {
    Path one = Files.createDirectory(folder.resolve("..one"));
    Path two = Files.createDirectory(folder.resolve("..two"));
    Files.writeString(one.resolve("a.yaml"), entry("one", 42));
    Files.writeString(two.resolve("a.yaml"), entry("two", 42));
    Path data = Files.createSymbolicLink(folder.resolve("..data"), Path.of("..one"));
    Files.createSymbolicLink(folder.resolve("a.yaml"), Path.of("..data", "a.yaml"));
    TeamFolder team = look();
    assertThat(ids(team)).containsExactly("one");
    Files.delete(data);
    Files.createSymbolicLink(data, Path.of("..two"));
    assertThat(team.look()).isTrue();
    assertThat(ids(team)).containsExactly("two");
  }

  @Test
  void sameIdInTwoFiles_makesTheSecondBad() throws IOException {
    write("a.yaml", GOOD);
    write("b.yaml", entry("importer-42", 43));
    TeamFolder team = look();
    assertThat(team.state().problems())
        .containsExactly(
            "%s:2: %s:2 has the id importer-42 too: change one."
                .formatted(folder.resolve("b.yaml"), folder.resolve("a.yaml")));
    assertThat(team.state().knowledge().entries()).hasSize(1);
  }

  @Test
  void entryThatMovesToAnotherFile_isNotInForceTwice() throws IOException {
    write("a.yaml", "entries: []");
    write("b.yaml", GOOD);
    TeamFolder team = look();
    write("a.yaml", GOOD);
    write("b.yaml", "entries: 7");
    team.look();
    assertThat(ids(team)).containsExactly("importer-42");
  }

  @Test
  void folderThatIsGone_leavesWhatWasGoodInForce() throws IOException {
    write("a.yaml", GOOD);
    TeamFolder team = look();
    Files.move(folder, folder.resolveSibling(folder.getFileName() + "-moved"));
    team.look();
    assertThat(ids(team)).containsExactly("importer-42");
    assertThat(team.state().problems()).singleElement().asString().contains("cannot be read");
    Files.move(folder.resolveSibling(folder.getFileName() + "-moved"), folder);
    team.look();
    assertThat(team.state().problems()).isEmpty();
  }

  @Test
  void tooMuch_isRefusedByFile() throws IOException {
    write("a.yaml", "#".repeat(TeamFile.MOST_BYTES + 1));
    write("b.yaml", GOOD);
    assertThat(look().state().problems())
        .containsExactly(
            folder.resolve("a.yaml") + ":1: this file is larger than 256 KiB: split it.");
  }

  @Test
  void tooManyEntries_areNotRead() throws IOException {
    for (int file = 0; file < 6; file++) {
      write("f" + file + ".json", many("f" + file, 1_000));
    }
    TeamFolder team = look();
    assertThat(team.state().knowledge().entries()).hasSize(TeamFolder.MOST_ENTRIES);
    assertThat(team.state().problems()).singleElement().asString().contains("more than 5,000");
  }

  @Test
  void tooManyFiles_areNotRead() throws IOException {
    for (int file = 100; file < 302; file++) {
      write(file + ".yaml", "entries: []");
    }
    TeamFolder team = look();
    assertThat(team.state().files()).isEqualTo(TeamFiles.MOST_FILES);
    assertThat(team.state().problems()).singleElement().asString().contains("202 files");
  }

  private TeamFolder look() {
    TeamFolder team = new TeamFolder(folder, clock);
    team.look();
    return team;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> ids(TeamFolder team) {
    return team.state().knowledge().entries().stream().map(TeamEntry::id).toList();
  }

  private static String entry(String id, int code) {
    return "entries:\n  - id: %s\n    codes: [%d]\n    name: Licence\n    meaning: It has run out.\n"
        .formatted(id, code);
  }

  private static String many(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> json(prefix + "-" + i, i % 200))
        .collect(Collectors.joining(",\n", "{\"entries\": [", "]}"));
  }

  private static String json(String id, int code) {
    return "{\"id\":\"%s\",\"codes\":[%d],\"name\":\"Licence\",\"meaning\":\"It has run out.\"}"
        .formatted(id, code);
  }
}
