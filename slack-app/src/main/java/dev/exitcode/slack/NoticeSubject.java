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

  /** The incident or storm of this id; empty where it is not kept any more. */
  static Optional<NoticeSubject> find(Tx tx, String id) {
    return incident(tx, id)
        .map(incident -> of(tx, incident))
        .or(() -> storm(tx, id).map(s -> new NoticeSubject(s, of(tx, s), Set.of(s.channel()))));
  }

  private static NoticeSubject of(Tx tx, Incident incident) {
    Set<String> channels = new HashSet<>(Set.of(incident.notice().channel()));
    Optional.ofNullable(incident.notice().storm())
        .flatMap(id -> storm(tx, id))
        .ifPresent(storm -> channels.add(storm.channel()));
    return new NoticeSubject(null, List.of(incident), channels);
  }

  static Optional<Incident> incident(Tx tx, String id) {
    return tx.incidents().find(id).flatMap(doc -> IncidentFiles.readable(doc, Incident.class));
  }

  private static Optional<Storm> storm(Tx tx, String id) {
    return tx.storms().find(id).flatMap(doc -> IncidentFiles.readable(doc, Storm.class));
  }

  private static List<Incident> of(Tx tx, Storm storm) {
    return tx.incidents().live(storm.cluster()).stream()
        .flatMap(doc -> IncidentFiles.readable(doc, Incident.class).stream())
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
