package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.exitcode.access.Right;
import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.incident.Routed;
import dev.exitcode.incident.Silence;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import dev.exitcode.k8s.Lookup;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.slack.NoticeBook.Outlook;
import dev.exitcode.slack.PodAnswers.Asking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What would become of a crash of a pod that is there now. */
record NoticeOutlook(PodAnswers answers, NoticeBook book, Instant now) {
  private static final int LONGEST = 600;

  /** A message with that below it, where one pod that the asker may see is meant. */
  Message with(Message message, Asking asking, PodQuery query) {
    Seeing seeing = answers.seeing(asking, Right.EXPLAIN);
    return switch (answers.clusters().pods().get().find(query, seeing)) {
      case Lookup.One one -> with(message, one.match().pod());
      case Lookup.Several _, Lookup.None _ -> message;
    };
  }

  private Message with(Message message, PodRef pod) {
    return switch (answers.clusters().cases().get().collect(pod, LogsWanted.NONE)) {
      case Collected.Unread _ -> message;
      case Collected.Case found -> with(message, pod, found.file());
    };
  }

  private Message with(Message message, PodRef pod, CaseFile file) {
    Optional<Diagnosis> wrong = answers.clusters().diagnosis().apply(file).stream().findFirst();
    Outlook outlook = book.outlook(pod, file, wrong.orElse(null));
    List<LayoutBlock> blocks = new ArrayList<>(message.blocks());
    blocks.add(Blocks.section(said(pod, outlook)));
    blocks.add(steps(outlook).block());
    return new Message(message.text(), blocks);
  }

  private SlackText said(PodRef pod, Outlook outlook) {
    String name = Names.middle(pod.namespace() + "/" + pod.name());
    return SlackText.join(
        " ",
        List.of(
            SlackText.literal("Were %s to crash now: %s".formatted(name, fate(outlook)), LONGEST),
            SlackText.channel(outlook.routed().channel(), Names.LONGEST)),
        LONGEST + Names.LONGEST);
  }

  private String fate(Outlook outlook) {
    Routed routed = outlook.routed();
    Severity severity = outlook.candidate().severity();
    if (routed.muted()) {
      return "not told, an annotation mutes it; else it would go to";
    }
    if (severity.compareTo(routed.minimum()) < 0) {
      return "not told, %s is less severe than what goes to".formatted(lower(severity));
    }
    Silence silence = outlook.silence();
    return silence == null ? "told in" : snoozed(silence);
  }

  private String snoozed(Silence silence) {
    String until = Words.at(silence.until(), now);
    return "not told, it is snoozed until %s; else it would go to".formatted(until);
  }

  private static RichText steps(Outlook outlook) {
    String taken =
        "Taken for: %s, %s."
            .formatted(
                outlook.candidate().cause().inWords(), lower(outlook.candidate().severity()));
    List<String> lines = new ArrayList<>(List.of(taken));
    lines.addAll(outlook.routed().because());
    return new RichText().list(false, lines, line -> List.of(RichText.plain(line)));
  }

  private static String lower(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
