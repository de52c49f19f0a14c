package dev.exitcode.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of one cluster that are not closed, and the storms that have not ended, to be found
 * by what decisions ask. Not thread-safe.
 */
public final class Board {
  private final LinkedHashMap<String, Incident> incidents = new LinkedHashMap<>();
  private final Map<String, Storm> storms = new LinkedHashMap<>();
  private final Map<Workload, Set<String>> byWorkload = new LinkedHashMap<>();
  private final Map<String, Set<String>> byStorm = new LinkedHashMap<>();

  /** A board that holds these, in any order. */
  public static Board of(Collection<Incident> incidents, Collection<Storm> storms) {
    Board board = new Board();
    incidents.stream().sorted(Comparator.comparing(Incident::openedAt)).forEach(board::put);
    storms.forEach(board::put);
    return board;
  }

  /** Takes over what was stored. */
  public void accept(Outcome outcome) {
    outcome.incidents().forEach(this::put);
    outcome.storms().forEach(this::put);
  }

  /** All incidents, in the order in which they were opened. */
  public List<Incident> incidents() {
    return List.copyOf(incidents.values());
  }

  /** All storms. */
  public List<Storm> storms() {
    return List.copyOf(storms.values());
  }

  /** The incident of this id, or null. */
  public @Nullable Incident incident(String id) {
    return incidents.get(id);
  }

  /** The storm of this id, or null where it has ended. */
  public @Nullable Storm storm(String id) {
    return storms.get(id);
  }

  /** The incidents of a workload, in the order in which they were opened. */
  public List<Incident> of(Workload workload) {
    return found(byWorkload.get(workload));
  }

  /** The incidents of a storm, also of one that has ended, in the order in which they joined. */
  public List<Incident> of(Storm storm) {
    return found(byStorm.get(storm.id()));
  }

  Collection<Incident> newestFirst() {
    return incidents.sequencedValues().reversed();
  }

  private List<Incident> found(@Nullable Set<String> ids) {
    List<Incident> found = new ArrayList<>();
    for (String id : ids == null ? Set.<String>of() : ids) {
      Incident incident = incidents.get(id);
      if (incident != null) {
        found.add(incident);
      }
    }
    return found;
  }

  private void put(Incident incident) {
    Incident before = incidents.get(incident.id());
    String stormBefore = before == null ? null : before.notice().storm();
    if (incident.state() == Incident.State.CLOSED) {
      incidents.remove(incident.id());
      forget(byWorkload, incident.workload(), incident);
      forget(byStorm, stormBefore, incident);
      return;
    }
    incidents.put(incident.id(), incident);
    note(byWorkload, incident.workload(), incident);
    if (!Objects.equals(stormBefore, incident.notice().storm())) {
      forget(byStorm, stormBefore, incident);
    }
    note(byStorm, incident.notice().storm(), incident);
  }

  private static <K> void note(Map<K, Set<String>> index, @Nullable K key, Incident incident) {
    if (key != null) {
      index.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(incident.id());
    }
  }

  private static <K> void forget(Map<K, Set<String>> index, @Nullable K key, Incident incident) {
    Set<String> ids = key == null ? null : index.get(key);
    if (ids != null && ids.remove(incident.id()) && ids.isEmpty()) {
      index.remove(key);
    }
  }

  private void put(Storm storm) {
    if (storm.endedAt() == null) {
      storms.put(storm.id(), storm);
    } else {
      storms.remove(storm.id());
    }
  }
}
