package dev.exitcode.app;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.demo.Workspace;
import dev.exitcode.incident.Routing;
import dev.exitcode.slack.SlackBot;
import dev.exitcode.store.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;

/** Crash notices in the demo: told in its channel, kept in a folder that goes with it. */
final class DemoNotices implements AutoCloseable {
  private final NoticeDesk desk;
  private final Path folder;

  private DemoNotices(NoticeDesk desk, Path folder) {
    this.desk = desk;
    this.folder = folder;
  }

  static DemoNotices of(Workspace workspace, DemoPods pods, SlackBot bot, Clock clock)
      throws IOException {
    Path folder = Files.createTempDirectory("exitcode-demo");
    NoticeSettings settings =
        new NoticeSettings(
            Routing.all(workspace.channel()),
            new Location.SqliteFile(folder.resolve("exitcode.db")));
    NoticeDesk.Beside beside =
        new NoticeDesk.Beside(
            pods::clusters, () -> TeamKnowledge.NONE, Catalog::bundled, bot.calls());
    NoticeDesk desk = NoticeDesk.of(settings, beside, clock);
    bot.answerFrom(desk::book);
    return new DemoNotices(desk, folder);
  }

  void start() {
    desk.start();
  }

  @Override
  public void close() {
    desk.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
