package dev.exitcode.app;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.slack.Knowledge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The bot, from start to stop.
 *
 * @param file the settings file named on the command line, or null
 */
record Serve(@Nullable Path file) {

  /**
   * Understands {@code serve} and {@code serve --settings FILE}; empty where the command line holds
   * anything else.
   */
  static Optional<Serve> plain(String... args) {
    List<String> all = List.of(args);
    if (all.equals(List.of("serve"))) {
      return Optional.of(new Serve(null));
    }
    boolean named = all.size() == 3 && all.subList(0, 2).equals(List.of("serve", "--settings"));
    return named && !all.get(2).startsWith("-")
        ? Optional.of(new Serve(Path.of(all.get(2))))
        : Optional.empty();
  }

  /** Serves until the process is told to stop; returns an exit status only where it cannot. */
  int run(Console here) {
    try {
      Shutdown.untilTold(start(here));
      return ExitStatus.OK;
    } catch (BadSettings e) {
      return SettingsOption.refuse(e, here.err());
    } catch (IOException e) {
      here.err().println(e.getMessage());
      return ExitStatus.UNAVAILABLE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.SOFTWARE;
    }
  }

  /**
   * Starts to serve, with all that a start takes.
   *
   * @throws IOException where a port cannot be had, with a sentence that says so
   */
  Server start(Console here) throws BadSettings, IOException {
    // Read beside the settings and beside Bolt: all three decide how soon the bot answers.
    CompletableFuture<Catalog> catalog = CompletableFuture.supplyAsync(Catalog::bundled);
    Settings settings = SettingsOption.read(file, here.env());
    Logs.configure(settings.log(), settings.secrets());
    Logs.bridge();
    Knowledge knowledge = new Knowledge(catalog::join, Diagnosing::ofText);
    return Server.start(settings, knowledge, Clock.systemUTC());
  }
}
