package dev.exitcode.app;

import dev.exitcode.k8s.Election;
import dev.exitcode.store.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with how many replicas there are and where they keep their data, in sentences. */
final class ReplicaTroubles {
  private ReplicaTroubles() {}

  /**
   * As it stands now.
   *
   * @param file what replicas with a file each compete for
   */
  static List<String> of(Location storage, @Nullable Election election, String file) {
    List<String> wrong = new ArrayList<>();
    if (election != null) {
      switch (storage) {
        case Location.SqliteFile sqlite -> ofFile(sqlite, election, file, wrong);
        case Location.Postgres _ -> ofDatabase(election, wrong);
      }
    }
    return wrong;
  }

  private static void ofFile(
      Location.SqliteFile sqlite, Election election, String what, List<String> wrong) {
    String other = election.holder(what);
    if (other != null && !election.held().contains(what)) {
      wrong.add(
          "Another Exitcode ("
              + other
              + ") tells of crashes from a file of its own, so this one does not: several replicas"
              + " need PostgreSQL (storage.url).");
    } else if (Volumes.isLostWithThePod(sqlite.file())) {
      wrong.add(
          sqlite.file()
              + " is on no persistent volume: with this pod it is forgotten what was told.");
    }
  }

  private static void ofDatabase(Election election, List<String> wrong) {
    String trouble = election.trouble();
    if (trouble != null) {
      wrong.add(
          "Replicas cannot agree who watches which cluster, as this namespace's Leases cannot be"
              + " had: "
              + trouble
              + ".");
    }
  }
}
