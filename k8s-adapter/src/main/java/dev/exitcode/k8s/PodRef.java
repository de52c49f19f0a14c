package dev.exitcode.k8s;

/** One pod that was found: where it is and which of that name it was. */
public record PodRef(String cluster, String namespace, String name, String uid) {
  /** As one asks for it: {@code cluster:namespace/name}. */
  @Override
  public String toString() {
    return cluster + ":" + namespace + "/" + name;
  }
}
