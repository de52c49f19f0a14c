package dev.exitcode.incident;

import dev.exitcode.incident.Telling.Kind;
import dev.exitcode.incident.Telling.Step;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom the message of many calls: each once, for the first that calls them. */
final class Calls {
  /** With the first word and the last, as many messages as a day may have. */
  private static final int MOST = 6;

  private final Changes changes;
  private final Storm storm;

  Calls(Changes changes, Storm storm) {
    this.changes = changes;
    this.storm = storm;
  }

  /** The first word, which calls for the worst of them; its thread calls the others. */
  void first(List<Incident> members) {
    Collection<Incident> calling = calling(members);
    String mention = calling.stream().findFirst().map(i -> i.notice().mention()).orElse(null);
    changes.say(storm.calling(mention), Kind.ROOT, Step.OPENED);
    calling.stream().skip(1).limit(MOST).forEach(i -> changes.call(storm, i));
  }

  /** One for each who is called, the worst first. */
  private static Collection<Incident> calling(List<Incident> members) {
    Map<String, Incident> first = new LinkedHashMap<>();
    for (Incident i :
        members.stream().sorted(Comparator.comparing(Incident::severity).reversed()).toList()) {
      String mention = i.notice().mention();
      if (mention != null && i.isOpen()) {
        first.putIfAbsent(mention, i);
      }
    }
    return first.values();
  }

  /** Calls in the thread whom this one calls, where it is there and none of the others did. */
  void again(Incident i) {
    if (storm.told() && isNew(i)) {
      changes.call(storm, i);
    }
  }

  private boolean isNew(Incident i) {
    String mention = i.notice().mention();
    if (mention == null || mention.equals(storm.mention())) {
      return false;
    }
    Set<String> called = calledBesides(i);
    return called.size() < MOST && !called.contains(mention);
  }

  /** Whom the others of it call. */
  private Set<String> calledBesides(Incident one) {
    return changes.of(storm).stream()
        .filter(other -> !other.id().equals(one.id()))
        .map(other -> other.notice().mention())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
