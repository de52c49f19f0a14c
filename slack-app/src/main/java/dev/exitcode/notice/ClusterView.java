package dev.exitcode.notice;

import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Workload;
import dev.exitcode.incident.WorkloadHealth;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a cluster is now. */
interface ClusterView {
  /** Of those workloads of which anything is known now. */
  Map<Workload, WorkloadHealth> healths(Set<Workload> workloads);

  /** What labels and annotations say now; null: to be asked again in a moment. */
  @Nullable Candidate look(Incident incident);

  /** Has its last end looked into anew; what is found comes later, if anything. */
  void recheck(Incident incident);
}
