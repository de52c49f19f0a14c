package dev.exitcode.app;

import dev.exitcode.catalog.TeamKnowledge;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a team's folder every few seconds while the bot runs: a mounted ConfigMap swaps its
 * links, which no watch on a file would tell. Safe for many threads.
 */
final class TeamWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TeamWatch.class);
  private static final int SECONDS = 5;
  private static final int MOST_LOGGED = 20;

  private final TeamFolder folder;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("team-knowledge").daemon().factory());

  private TeamWatch(TeamFolder folder) {
    this.folder = folder;
  }

  /** Reads the folder and goes on looking. */
  static TeamWatch start(Path folder, Clock clock) {
    TeamWatch watch = new TeamWatch(new TeamFolder(folder, clock));
    watch.look();
    ScheduledFuture<?> _ =
        watch.looking.scheduleWithFixedDelay(watch::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    return watch;
  }

  /** What is in force. */
  TeamKnowledge knowledge() {
    return folder.state().knowledge();
  }

  /** Which file is bad, and since when. */
  Health.Part health() {
    TeamState state = folder.state();
    return new Health.Part(
        "team-knowledge", state.problems().isEmpty(), state.sentence(), state.since());
  }

  private void look() {
    try {
      if (folder.look()) {
        tell(folder.state());
      }
    } catch (RuntimeException e) { // else it would never be looked at again
      LOG.error("The team's knowledge could not be read.", e);
    }
  }

  private static void tell(TeamState state) {
    state.problems().stream().limit(MOST_LOGGED).forEach(LOG::warn);
    LOG.atInfo()
        .addKeyValue("entries", state.knowledge().entries().size())
        .addKeyValue("files", state.files())
        .addKeyValue("problems", state.problems().size())
        .log("The team's knowledge is in force.");
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
