package dev.exitcode.notice;

import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Outcome;
import dev.exitcode.incident.Storm;
import dev.exitcode.store.Tx;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a transaction changed so far. In a storm the same incidents change many times in one, and
 * only as they are in the end are they worth writing.
 */
final class Unwritten {
  private final Map<String, Incident> incidents = new LinkedHashMap<>();
  private final Map<String, Storm> storms = new LinkedHashMap<>();

  void add(Outcome outcome) {
    outcome.incidents().forEach(incident -> incidents.put(incident.id(), incident));
    outcome.storms().forEach(storm -> storms.put(storm.id(), storm));
  }

  void write(Tx tx, Instant now) {
    incidents.values().forEach(incident -> tx.incidents().put(Records.row(incident, now)));
    storms.values().forEach(storm -> tx.storms().put(Records.row(storm, now)));
    forget();
  }

  void forget() {
    incidents.clear();
    storms.clear();
  }
}
