package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.exitcode.access.Right;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.CaseFiles;
import dev.exitcode.incident.Incident;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.slack.NoticeClicks.Click;
import dev.exitcode.store.CrashTable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Shows what is kept of an incident's crashes: the log, what changed, all of it as a file. */
final class NoticeEvidence {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST_EXPORTED = 200;
  private static final String NO_LOG = "No line of its log is kept.";
  private static final String NO_RIGHT = "You may act on this notice, but not see its %s.";
  private static final String NO_CHANGE = "No change of its workload is known.";
  private static final String BELOW = "It is in the thread below the notice.";

  private final PodAnswers answers;
  private final NoticeThreads threads;
  private final NoticeAccess access;
  private final Clock clock;

  NoticeEvidence(PodAnswers answers, NoticeThreads threads, NoticeAccess access, Clock clock) {
    this.answers = answers;
    this.threads = threads;
    this.access = access;
    this.clock = clock;
  }

  /** The newest log that is kept: in the thread where the channel may see logs, else to the one. */
  Message logs(Click click) {
    Incident incident = click.incident();
    if (access.may(click.asking(), Right.LOGS, List.of(incident)).isEmpty()) {
      return said(NO_RIGHT.formatted("log"));
    }
    CrashTable.Row row = newest(rows(click), CrashTable.Row::log);
    if (row == null) {
      return said(NO_LOG);
    }
    Message tail = NoticeReply.tail(incident, row.pod(), row.log().lines().toList());
    return mayShowLogs(click) && threads.post(click, tail) ? said(BELOW) : tail;
  }

  private boolean mayShowLogs(Click click) {
    String channel = click.asking().channel();
    return channel != null && access.mayShowLogs(channel, click.incident());
  }

  /** The newest crash of which this is kept: nothing is of most of a storm's. */
  private static CrashTable.@Nullable Row newest(
      List<CrashTable.Row> rows, Function<CrashTable.Row, String> part) {
    return rows.stream().filter(row -> !part.apply(row).isBlank()).findFirst().orElse(null);
  }

  private static List<CrashTable.Row> rows(Click click) {
    return click.book().store().read(tx -> tx.history().of(click.incident().id(), MOST_EXPORTED));
  }

  /** What changed before the newest crash that is known whole. */
  Message changes(Click click) {
    Incident incident = click.incident();
    if (access.may(click.asking(), Right.PODS, List.of(incident)).isEmpty()) {
      return said(NO_RIGHT.formatted("changes"));
    }
    CrashTable.Row row = newest(rows(click), CrashTable.Row::caseFile);
    CaseFile file = row == null ? null : file(row);
    if (row == null || file == null) {
      return said(NO_CHANGE);
    }
    PodRef pod = pod(incident, row.pod());
    return PodLines.of("What changed", pod, PodTimeline.changes(file, clock.instant()), NO_CHANGE);
  }

  private static @Nullable CaseFile file(CrashTable.Row row) {
    try {
      return row.caseFile().isEmpty() ? null : CaseFiles.read(JSON.readTree(row.caseFile()));
    } catch (JacksonException | IllegalArgumentException e) {
      return null; // of a newer Exitcode, or not whole
    }
  }

  /** The pod that crashed last. */
  static PodRef pod(Incident incident, @Nullable String name) {
    String pod = name == null ? incident.course().pods().getLast() : name;
    return new PodRef(incident.workload().cluster(), incident.workload().namespace(), pod, "");
  }

  /** What the cluster says now of the pod that crashed last, or of one like it. */
  Message recheck(Click click) {
    Message now = answers.recheck(click.asking(), pod(click.incident(), null)).message();
    List<LayoutBlock> blocks = new ArrayList<>(now.blocks());
    blocks.addAll(NoticeButtons.more(click.incident()).blocks());
    return new Message(now.text(), blocks);
  }

  /**
   * What happened, as a file in the thread; with the case of the newest crash, to be diagnosed
   * anew, and with the cause that somebody said it was, where the channel may see logs.
   */
  Message export(Click click) {
    Incident incident = click.incident();
    Instant now = clock.instant();
    List<CrashTable.Row> rows = rows(click);
    String workload = Names.middle(incident.workload().name(), 80).replace(Clean.ELLIPSIS, "--");
    String name = workload + "-" + incident.id();
    boolean there = threads.upload(click, name + ".md", PostMortem.of(incident, rows, now));
    CrashTable.Row kept = newest(rows, CrashTable.Row::caseFile);
    if (there && kept != null && mayShowLogs(click)) {
      boolean _ = threads.upload(click, name + ".case.json", kept.caseFile());
      label(click).ifPresent(label -> threads.upload(click, name + ".expected.json", label));
    }
    return said(there ? BELOW : "The notice is not there any more.");
  }

  /** What the case should have been called, where somebody said so. */
  private static Optional<String> label(Click click) {
    Incident incident = click.incident();
    return click
        .book()
        .store()
        .read(tx -> tx.feedback().of(incident.id()))
        .map(row -> NoticeFeedback.label(row, incident));
  }

  private static Message said(String sentence) {
    return DiagnosisMessage.sentence(sentence);
  }
}
