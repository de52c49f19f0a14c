package dev.exitcode.intake;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.CaseFiles;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.Missing.What;
import dev.exitcode.evidence.Missing.Why;
import dev.exitcode.evidence.PodFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Joins what was found with what was given beside the text, and says what is missing. */
final class Finishing {
  private static final String NO_STATUS =
      "There is no status in this: it tells what was asked for, and not what became of it.";
  private static final Duration OLD = Duration.ofHours(24);

  private static final ContainerStatus NOTHING = ContainerFacts.named("").status();

  private final Draft draft;
  private final Request request;
  private final @Nullable Instant latest;

  Finishing(Draft draft, Request request, @Nullable Instant latest) {
    this.draft = draft;
    this.request = request;
    this.latest = latest;
  }

  Reading reading(List<CaseFile> known, String otherwise) {
    List<CaseFile> cases = known.isEmpty() ? drafted() : joined(known);
    if (cases.isEmpty()) {
      return new Reading.NotUnderstood(otherwise);
    }
    boolean isAlone = !known.isEmpty() && request.logs().isEmpty();
    if (isAlone && cases.stream().allMatch(Finishing::isOnlyAskedFor)) {
      draft.cut(NO_STATUS);
    }
    GivenLogs given = GivenLogs.of(request.logs(), cases);
    given.remarks().forEach(draft::remark);
    List<CaseFile> all = cases.stream().map(file -> finished(file, given)).toList();
    return new Reading.Understood(all, List.copyOf(draft.remarks()), draft.isCut());
  }

  /** A manifest, as it is before the cluster has it. */
  private static boolean isOnlyAskedFor(CaseFile file) {
    PodFacts pod = file.pod();
    return pod.status().equals(PodFacts.NONE.status())
        && pod.containers().stream().allMatch(c -> c.status().equals(NOTHING))
        && file.workloads().stream().allMatch(w -> w.ready() == null && w.conditions().isEmpty())
        && file.events().isEmpty()
        && file.logs().isEmpty()
        && file.node() == null;
  }

  private List<CaseFile> drafted() {
    boolean something = draft.hasFacts() || !request.logs().isEmpty() || draft.tellsOfAnError();
    return something
        ? new Assembly(draft, Clocks.seen(draft, latest, request.now())).cases()
        : List.of();
  }

  /** What the text around them tells is laid under the only case, or beside the first. */
  private List<CaseFile> joined(List<CaseFile> known) {
    if (!draft.hasFacts() && draft.logs().isEmpty()) {
      return known;
    }
    List<CaseFile> all = new ArrayList<>(known);
    Sketch first = new Sketch(CaseFiles.tree(known.getFirst()));
    Sketch under = new Assembly(draft, Clocks.seen(draft, latest, request.now())).underlay();
    layUnder(first, under.take("pod"));
    all.set(0, CaseFiles.read(first.fill(under).tree()));
    return all;
  }

  /** A piece of a status says nothing of whose it is, which the text beside it may tell. */
  private static void layUnder(Sketch file, Sketch told) {
    Sketch pod = file.in("pod");
    JsonNode mine = pod.tree().path("containers").path(0);
    boolean isPiece = !pod.tree().path("identity").path("name").isString();
    if (isPiece && mine instanceof ObjectNode container) {
      JsonNode theirs = told.tree().path("containers").path(0);
      pod.in("identity").fill(told.take("identity"));
      pod.in("spec").fill(told.take("spec"));
      if (theirs instanceof ObjectNode other) {
        new Sketch(container).in("spec").fill(new Sketch(other).take("spec"));
      }
    }
  }

  private CaseFile finished(CaseFile found, GivenLogs given) {
    CaseFile narrow = narrowed(reasoned(found));
    CaseFile file = narrow.withLogs(logs(narrow, given.of(found)));
    Instant at =
        Clocks.observed(file.observedAt() == null ? latest : file.observedAt(), request.now(), OLD);
    return file.withObservedAt(at).withMissing(missing(file));
  }

  /** A piece of a status may lack the reason that its message always goes with. */
  private static CaseFile reasoned(CaseFile file) {
    PodFacts pod = file.pod();
    String message = pod.status().reason() == null ? pod.status().message() : null;
    String reason = message == null ? null : PlatformMessages.reasonOf(message);
    return reason == null
        ? file
        : file.withPod(
            new PodFacts(
                pod.identity(), pod.spec(), pod.status().withReason(reason), pod.containers()));
  }

  private CaseFile narrowed(CaseFile file) {
    String name = request.container();
    if (name == null) {
      return file;
    }
    ContainerFacts only = file.pod().container(name);
    if (only == null) {
      draft.remark("There is no container " + name + " in this: all are looked at.");
      return file;
    }
    PodFacts pod = file.pod();
    return file.withPod(new PodFacts(pod.identity(), pod.spec(), pod.status(), List.of(only)));
  }

  private static List<LogTail> logs(CaseFile file, Map<String, List<String>> own) {
    List<LogTail> logs = new ArrayList<>();
    own.forEach(
        (name, lines) ->
            logs.add(new LogTail(name, instance(file.pod().container(name)), lines, false)));
    for (LogTail log : file.logs()) {
      if (log.container() == null || !own.containsKey(log.container())) {
        logs.add(log);
      }
    }
    return logs;
  }

  private static LogTail.Instance instance(@Nullable ContainerFacts container) {
    if (container == null) {
      return LogTail.Instance.UNKNOWN;
    }
    ContainerStatus status = container.status();
    boolean ended = status.terminated() != null || status.last() != null;
    return ended ? LogTail.Instance.DEAD : LogTail.Instance.RUNNING;
  }

  private List<Missing> missing(CaseFile file) {
    List<Missing> missing = new ArrayList<>(file.missing());
    Why why = draft.isCut() ? Why.CUT : Why.NOT_GIVEN;
    if (file.logs().isEmpty() && !says(file, What.LOGS)) {
      missing.add(new Missing(What.LOGS, null, Why.NOT_GIVEN));
    }
    boolean cluster = file.platform() != Platform.DOCKER;
    if (cluster && file.events().isEmpty() && !says(file, What.EVENTS)) {
      missing.add(new Missing(What.EVENTS, null, draft.areEventsGone() ? Why.EXPIRED : why));
    } else if (draft.isCut() && cluster && !says(file, What.EVENTS)) {
      missing.add(new Missing(What.EVENTS, null, Why.CUT));
    }
    return missing;
  }

  private static boolean says(CaseFile file, What what) {
    return file.missing().stream().anyMatch(m -> m.what() == what);
  }
}
