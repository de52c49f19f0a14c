package dev.exitcode.app;

import dev.exitcode.catalog.TeamKnowledge;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
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

  private static final String FAILED =
      "The folder could not be read, which is a fault of Exitcode; what it said before is in"
          + " force.";

  private final TeamFolder folder;
  private final BooleanSupplier looks;
  private final Clock clock;
  private volatile @Nullable Instant failedSince;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("team-knowledge").daemon().factory());

  /** Looks by {@code looks}, which tells whether something changed. */
  TeamWatch(TeamFolder folder, BooleanSupplier looks, Clock clock) {
    this.folder = folder;
    this.looks = looks;
    this.clock = clock;
  }

  /** Reads the folder and goes on looking. */
  static TeamWatch start(Path folder, Clock clock) {
    TeamFolder read = new TeamFolder(folder, clock);
    TeamWatch watch = new TeamWatch(read, read::look, clock);
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
    Instant since = failedSince;
    if (since != null) {
      return new Health.Part("team-knowledge", false, FAILED, since);
    }
    TeamState state = folder.state();
    return new Health.Part(
        "team-knowledge", state.problems().isEmpty(), state.sentence(), state.since());
  }

  void look() {
    try {
      if (looks.getAsBoolean()) {
        tell(folder.state());
      }
      failedSince = null;
    } catch (RuntimeException | Error e) { // else it would never be looked at again
      failed(e);
    }
  }

  private void failed(Throwable e) {
    if (failedSince == null) {
      failedSince = clock.instant();
      LOG.error(FAILED, e);
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
