package dev.exitcode.notice;

import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.incident.Course.Occurrence;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Workload;
import dev.exitcode.k8s.Marks;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.What;
import java.time.Instant;

/** The last end of an incident, as the watch saw it, to be looked into once more. */
final class LastEnd {
  private LastEnd() {}

  static Sighting of(Incident incident, Instant now) {
    Occurrence last = incident.course().recent().getLast();
    Workload of = incident.workload();
    return new Sighting(
        new PodRef(of.cluster(), of.namespace(), last.pod(), last.key().uid()),
        new Owner(of.kind(), of.name()),
        last.node(),
        false,
        new Marks.Key(last.key().uid(), last.key().container()),
        what(last),
        new Marks.Mark(last.key().restarts(), last.key().end()),
        last.times(),
        last.at(),
        now,
        How.LIVE);
  }

  private static What what(Occurrence last) {
    boolean asAWhole = last.key().container().isEmpty();
    return asAWhole ? What.POD_FAILED : last.exitCode() == null ? What.WAITING : What.ENDED;
  }
}
