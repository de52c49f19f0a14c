package dev.exitcode.notice;

import dev.exitcode.incident.Incident;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.store.IncidentTable.Named;
import dev.exitcode.store.Store;
import dev.exitcode.store.Tx;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Incidents that cannot be read: a newer Exitcode may have written them, and may be started again.
 * They are named, and deleted when nobody has changed them for as long as history is kept.
 */
final class Unreadable {
  private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);

  private final List<String> clusters;
  private final Set<String> said = new HashSet<>();
  private volatile List<String> sentences = List.of();

  Unreadable(List<String> clusters) {
    this.clusters = clusters;
  }

  /** Each in a sentence, as they were found last. Safe for many threads. */
  List<String> sentences() {
    return sentences;
  }

  /** Looks for them; what was changed last before a time is deleted. For one thread. */
  void look(Store store, Instant before) {
    List<Named> all = store.read(this::unread);
    List<Named> old = all.stream().filter(one -> one.changedAt().isBefore(before)).toList();
    store.run(tx -> old.forEach(one -> tx.incidents().delete(one.id())));
    old.forEach(one -> LOG.warn("Deleted after its time: {}", sentence(one)));
    List<Named> left = all.stream().filter(one -> !old.contains(one)).toList();
    left.stream().filter(one -> said.add(one.id())).forEach(one -> LOG.warn("{}", sentence(one)));
    sentences = left.stream().map(Unreadable::sentence).distinct().toList();
  }

  private List<Named> unread(Tx tx) {
    return clusters.stream()
        .flatMap(cluster -> tx.incidents().named(cluster).stream())
        .filter(one -> IncidentFiles.readable(one.doc(), Incident.class).isEmpty())
        .toList();
  }

  private static String sentence(Named one) {
    return "An incident of %s/%s in %s cannot be read by this version; nothing becomes of it."
        .formatted(one.workload().namespace(), one.workload().workload(), one.workload().cluster());
  }
}
