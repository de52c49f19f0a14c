package dev.exitcode.k8s;

import dev.exitcode.evidence.CaseFile;

/** One pod that was found: where it is and which of that name it was. */
public record PodRef(String cluster, String namespace, String name, String uid) {
  /** The pod that a case is about, which was collected of this one or of its workload. */
  public PodRef in(CaseFile file) {
    return Worst.ref(this, file.pod().identity());
  }

  /**
   * Whether the name is another pod's by now; where an uid is not known, it is taken as the same.
   */
  public boolean isReplacedBy(PodRef now) {
    return !uid.isEmpty() && !now.uid.isEmpty() && !uid.equals(now.uid);
  }

  /** As one asks for it: {@code cluster:namespace/name}. */
  @Override
  public String toString() {
    return cluster + ":" + namespace + "/" + name;
  }
}
