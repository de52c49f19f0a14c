package dev.exitcode.intake;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.PodIdentity.Owner;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which logs that were given beside a text belong to which of its cases. */
final class GivenLogs {
  private final IdentityHashMap<CaseFile, Map<String, List<String>>> byCase =
      new IdentityHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  private GivenLogs() {}

  static GivenLogs of(Map<String, List<String>> logs, List<CaseFile> cases) {
    GivenLogs given = new GivenLogs();
    logs.forEach((name, lines) -> given.place(name, lines, cases));
    return given;
  }

  /** Sentences about logs that belong to nothing, or to more than one. */
  List<String> remarks() {
    return remarks;
  }

  /** The lines by the name of the container. */
  Map<String, List<String>> of(CaseFile file) {
    return byCase.getOrDefault(file, Map.of());
  }

  private void place(String name, List<String> lines, List<CaseFile> cases) {
    CaseFile owner = owner(name, cases);
    if (owner != null) {
      byCase.computeIfAbsent(owner, file -> new LinkedHashMap<>()).put(name, lines);
    }
  }

  /** A name is that of a container, or the end of it: Compose puts the project before. */
  private @Nullable CaseFile owner(String name, List<CaseFile> cases) {
    List<CaseFile> having = cases.stream().filter(file -> mayHave(file, name)).toList();
    if (having.isEmpty()) {
      remarks.add("There is no container " + name + " in this: its log was not read.");
      return null;
    }
    List<CaseFile> troubled = having.stream().filter(file -> isTroubled(file, name)).toList();
    List<CaseFile> left = having.size() == 1 ? having : troubled;
    if (left.isEmpty() || !areOfOneWorkload(left)) {
      remarks.add(
          "Several pods have a container " + name + ": its log was not read. Give one pod.");
      return null;
    }
    return left.getFirst();
  }

  /** Replicas of one program fail alike: the first stands for them. */
  private static boolean areOfOneWorkload(List<CaseFile> cases) {
    List<Owner> owners = cases.getFirst().pod().identity().owners();
    return cases.size() == 1
        || (!owners.isEmpty()
            && cases.stream().allMatch(f -> f.pod().identity().owners().equals(owners)));
  }

  private static boolean mayHave(CaseFile file, String name) {
    List<ContainerFacts> all = file.pod().containers();
    return all.isEmpty() || all.stream().anyMatch(container -> isCalled(container, name));
  }

  private static boolean isCalled(ContainerFacts container, String name) {
    return container.name() == null || container.name().endsWith(name);
  }

  private static boolean isTroubled(CaseFile file, String name) {
    return file.pod().containers().stream()
        .anyMatch(container -> isCalled(container, name) && isTroubled(container.status()));
  }

  private static boolean isTroubled(ContainerStatus status) {
    boolean failed = status.terminated() != null && !status.terminated().hasCode(0);
    return failed || status.last() != null || status.waiting() != null;
  }
}
