package dev.exitcode.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The incidents and storms of one cluster that something may yet become of, to be found by what
 * decisions ask. Not thread-safe.
 */
public final class Board {
  private final Map<String, Incident> incidents = new LinkedHashMap<>();
  private final Map<String, Storm> storms = new LinkedHashMap<>();
  private final Map<Workload, Set<String>> byWorkload = new LinkedHashMap<>();
  private final Map<String, Set<String>> byStorm = new LinkedHashMap<>();

  /** A board that holds these. */
  public static Board of(Collection<Incident> incidents, Collection<Storm> storms) {
    Board board = new Board();
    incidents.forEach(board::put);
    storms.forEach(board::put);
    return board;
  }

  /** Takes over what was stored. */
  public void accept(Outcome outcome) {
    outcome.incidents().forEach(this::put);
    outcome.storms().forEach(this::put);
  }

  /** All incidents, in the order in which they were opened. */
  public Collection<Incident> incidents() {
    return List.copyOf(incidents.values());
  }

  /** All storms that have not ended. */
  public Collection<Storm> storms() {
    return List.copyOf(storms.values());
  }

  /** The incidents of a workload. */
  public List<Incident> of(Workload workload) {
    return found(byWorkload.getOrDefault(workload, Set.of()));
  }

  /** The incidents of a storm, in the order in which they joined. */
  public List<Incident> of(Storm storm) {
    return found(byStorm.getOrDefault(storm.id(), Set.of()));
  }

  private List<Incident> found(Collection<String> ids) {
    List<Incident> found = new ArrayList<>();
    for (String id : ids) {
      Incident incident = incidents.get(id);
      if (incident != null) {
        found.add(incident);
      }
    }
    return found;
  }

  private void put(Incident incident) {
    incidents.put(incident.id(), incident);
    byWorkload.computeIfAbsent(incident.workload(), w -> new LinkedHashSet<>()).add(incident.id());
    String storm = incident.notice().storm();
    if (storm != null) {
      byStorm.computeIfAbsent(storm, s -> new LinkedHashSet<>()).add(incident.id());
    }
  }

  private void put(Storm storm) {
    storms.put(storm.id(), storm);
  }
}
