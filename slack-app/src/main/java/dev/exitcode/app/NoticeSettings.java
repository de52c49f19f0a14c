package dev.exitcode.app;

import dev.exitcode.incident.Routing;
import dev.exitcode.store.Location;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Crash notices.
 *
 * @param routing who gets what; null: nobody is told of crashes, and nothing is watched or stored
 * @param storage where incidents and what is still to be told are kept
 */
record NoticeSettings(@Nullable Routing routing, Location storage) {
  /** A folder of Exitcode's own, as packages make it and containers mount it. */
  static final Path USUAL_FILE = Path.of("/var/lib/exitcode/exitcode.db");
}
