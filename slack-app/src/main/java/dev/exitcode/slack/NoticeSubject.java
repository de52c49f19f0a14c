package dev.exitcode.slack;

import dev.exitcode.incident.Incident;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.incident.Storm;
import dev.exitcode.store.Tx;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a button below a notice is about, as it is now.
 *
 * @param storm null where it is one incident
 * @param incidents the one, or those of the storm
 * @param channels where its message is
 */
record NoticeSubject(@Nullable Storm storm, List<Incident> incidents, Set<String> channels) {

  /** The incident or storm of this id; null where it is not kept any more. */
  static @Nullable NoticeSubject find(Tx tx, String id) {
    Incident incident = incident(tx, id);
    if (incident != null) {
      return of(tx, incident);
    }
    Storm storm = storm(tx, id);
    return storm == null ? null : new NoticeSubject(storm, of(tx, storm), Set.of(storm.channel()));
  }

  private static NoticeSubject of(Tx tx, Incident incident) {
    Set<String> channels = new HashSet<>(Set.of(incident.notice().channel()));
    String id = incident.notice().storm();
    Storm storm = id == null ? null : storm(tx, id);
    if (storm != null) {
      channels.add(storm.channel());
    }
    return new NoticeSubject(null, List.of(incident), channels);
  }

  static @Nullable Incident incident(Tx tx, String id) {
    Optional<String> doc = tx.incidents().find(id);
    return doc.map(json -> IncidentFiles.read(json, Incident.class)).orElse(null);
  }

  private static @Nullable Storm storm(Tx tx, String id) {
    return tx.storms().find(id).map(json -> IncidentFiles.read(json, Storm.class)).orElse(null);
  }

  private static List<Incident> of(Tx tx, Storm storm) {
    return tx.incidents().live(storm.cluster()).stream()
        .map(json -> IncidentFiles.read(json, Incident.class))
        .filter(incident -> storm.id().equals(incident.notice().storm()))
        .toList();
  }

  /** The same with those incidents only. */
  NoticeSubject with(List<Incident> some) {
    return new NoticeSubject(storm, some, channels);
  }

  /** What it is called in a sentence. */
  String name() {
    return storm == null
        ? NoticeWords.who(incidents.getFirst())
        : incidents.size() == 1 ? "1 incident" : incidents.size() + " incidents";
  }
}
