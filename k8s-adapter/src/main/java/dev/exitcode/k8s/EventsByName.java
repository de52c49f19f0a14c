package dev.exitcode.k8s;

import dev.exitcode.evidence.EventFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events by what they are about. A pod that is gone still has events, and its name begins with the
 * names of its owners.
 */
final class EventsByName {
  private final Map<String, List<EventFacts>> exact = new HashMap<>();
  private final Map<String, List<EventFacts>> below = new HashMap<>();

  EventsByName(List<EventFacts> events) {
    for (EventFacts event : events) {
      String name = event.regarding().name();
      if (name != null) {
        add(exact, name, event);
        Owners.parents(name).forEach(parent -> add(below, parent, event));
      }
    }
  }

  /** About objects of this name and of those named after it. */
  List<EventFacts> from(String name, @Nullable String namespace) {
    List<EventFacts> events = new ArrayList<>(of(exact, name, namespace));
    events.addAll(of(below, name, namespace));
    return events;
  }

  /** About objects of this name and of those it is named after. */
  List<EventFacts> upFrom(String name, @Nullable String namespace) {
    List<EventFacts> events = new ArrayList<>(of(exact, name, namespace));
    Owners.parents(name).forEach(parent -> events.addAll(of(exact, parent, namespace)));
    return events;
  }

  private static void add(Map<String, List<EventFacts>> map, String name, EventFacts event) {
    map.computeIfAbsent(name, n -> new ArrayList<>()).add(event);
  }

  private static List<EventFacts> of(
      Map<String, List<EventFacts>> map, String name, @Nullable String namespace) {
    return map.getOrDefault(name, List.of()).stream()
        .filter(event -> Owners.fits(namespace, event.regarding().namespace()))
        .toList();
  }
}
