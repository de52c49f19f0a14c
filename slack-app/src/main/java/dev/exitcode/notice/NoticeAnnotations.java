package dev.exitcode.notice;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.evidence.WorkloadFacts;
import dev.exitcode.k8s.NamespaceNotes;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.WatchEvent.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What annotations want, the nearest to the pod first: the pod's own, its workload's, its
 * namespace's.
 *
 * @param annotations {@code exitcode.dev/…}
 * @param unread whose could not be read, and why
 */
record NoticeAnnotations(Map<String, String> annotations, List<String> unread) {
  private static final String OURS = "exitcode.dev/";

  static NoticeAnnotations of(Sighting seen, Investigation investigation) {
    return of(seen.pod(), seen.workload(), investigation.file(), investigation.namespace());
  }

  /**
   * Of any pod.
   *
   * @param top its workload; itself where nobody owns it
   */
  static NoticeAnnotations of(PodRef pod, Owner top, CaseFile file, NamespaceNotes namespace) {
    List<String> unread = new ArrayList<>();
    if (namespace.missing() != null) {
      unread.add(unread("namespace " + pod.namespace(), namespace.missing()));
    }
    Map<String, String> all = new HashMap<>(namespace.annotations());
    all.putAll(ofWorkload(top, file, unread));
    all.putAll(ofPod(pod.name(), file.pod().identity(), unread));
    all.keySet().removeIf(name -> !name.startsWith(OURS));
    return new NoticeAnnotations(all, unread);
  }

  /** Of a pod that could not be read; one that is gone wants nothing. */
  static NoticeAnnotations unread(PodRef pod, Missing.Why why, NamespaceNotes namespace) {
    boolean gone = why == Missing.Why.NOT_FOUND;
    List<String> unread = gone ? List.of() : List.of(unread("pod " + pod.name(), why));
    return new NoticeAnnotations(namespace.annotations(), unread);
  }

  /** A Deployment's are copied to its ReplicaSets, and stay there when it loses them. */
  private static Map<String, String> ofWorkload(Owner top, CaseFile file, List<String> unread) {
    WorkloadFacts highest = null;
    for (WorkloadFacts workload : file.workloads()) {
      highest = workload;
      if (workload.kind().equals(top.kind()) && workload.name().equals(top.name())) {
        return workload.annotations();
      }
    }
    if (!top.kind().equals("Pod")) {
      unread.add(unread(top.kind() + " " + top.name(), why(file)));
    }
    return highest == null ? Map.of() : highest.annotations();
  }

  /** One that was read has a time of birth. */
  private static Map<String, String> ofPod(String name, PodIdentity pod, List<String> unread) {
    if (pod.createdAt() == null) {
      unread.add("pod " + name);
    }
    return pod.annotations();
  }

  private static Missing.@Nullable Why why(CaseFile file) {
    return file.missing().stream()
        .filter(missing -> missing.what() == Missing.What.OWNERS)
        .map(Missing::why)
        .findFirst()
        .orElse(null);
  }

  private static String unread(String whose, Missing.@Nullable Why why) {
    return why == null ? whose : whose + " (" + why.inWords() + ")";
  }
}
