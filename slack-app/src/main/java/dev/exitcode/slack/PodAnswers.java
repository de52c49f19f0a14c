package dev.exitcode.slack;

import dev.exitcode.access.Audit;
import dev.exitcode.access.Audit.Decision;
import dev.exitcode.access.Gate;
import dev.exitcode.access.Right;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import dev.exitcode.k8s.Lookup;
import dev.exitcode.k8s.PodMatch;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.k8s.PodRef;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about pods: who may see what, which pod is meant, why it died. Blocks as long
 * as the clusters take. Leaves one audit line for each question. Safe for many threads.
 */
final class PodAnswers {
  static final String REPLACED = "Another pod has this name since.";
  private static final String NO_LOGS = "Log lines are left out: you may not see logs here.";
  private static final String NO_CHANNEL_LOGS =
      "Log lines are left out: this channel may not see logs here.";

  private final ClusterKnowledge clusters;
  private final Gate gate;
  private final PodKeys keys;
  private final Clock clock;
  private final PodCard card;

  PodAnswers(ClusterKnowledge clusters, Gate gate, Clock clock, Catalog catalog) {
    this.clusters = clusters;
    this.gate = gate;
    this.keys = new PodKeys(clock);
    this.clock = clock;
    this.card = new PodCard(catalog);
  }

  /**
   * Who asks, and who will read the answer.
   *
   * @param channel where it is asked, or null in a direct message
   * @param open whether the answer is meant for all in the channel
   */
  record Asking(String user, @Nullable String channel, boolean open) {}

  /**
   * An answer.
   *
   * @param forChannel whether all in the channel may see it
   * @param found whether it is about a pod, or a choice of several
   * @param card whether it tells why a pod died, so that it may take an older answer's place
   */
  record Reply(Message message, boolean forChannel, boolean found, boolean card) {
    static Reply toAsker(Message message) {
      return new Reply(message, false, true, false);
    }
  }

  Gate gate() {
    return gate;
  }

  PodKeys keys() {
    return keys;
  }

  ClusterKnowledge clusters() {
    return clusters;
  }

  /** What a question may see. */
  Seeing seeing(Asking asking, Right right) {
    return new Seeing(gate, gate.asker(asking.user()), asking.channel(), right);
  }

  /** Answers a question; the first of its readings that fits something counts. */
  Reply answer(Asking asking, PodAsked.About about) {
    Seeing seeing = seeing(asking, Right.EXPLAIN);
    return switch (find(about.readings(), seeing)) {
      case Lookup.One one -> one(asking, seeing, one, about.when());
      case Lookup.Several several -> several(asking, several);
      case Lookup.None none -> none(asking, seeing, none);
    };
  }

  /** Answers about a pod that was found before; it may have gone since. */
  Reply recheck(Asking asking, PodRef pod) {
    Seeing seeing = seeing(asking, Right.EXPLAIN);
    PodQuery query = new PodQuery(pod.cluster(), pod.namespace(), pod.name());
    return switch (clusters.pods().get().find(query, seeing)) {
      case Lookup.One one -> rechecked(asking, seeing, one.match(), pod);
      case Lookup.Several several -> several(asking, several);
      case Lookup.None none -> none(asking, seeing, none);
    };
  }

  private Reply rechecked(Asking asking, Seeing seeing, PodMatch found, PodRef before) {
    PodRef now = found.pod();
    List<String> notes = new ArrayList<>();
    if (!now.name().equals(before.name())) {
      notes.add(Names.middle(before.name(), 100) + " is gone; this is the nearest that is there.");
    } else if (before.isReplacedBy(now)) {
      notes.add(REPLACED);
    }
    return card(asking, seeing, found, _ -> notes);
  }

  private Lookup find(List<PodQuery> readings, Seeing seeing) {
    Lookup found = clusters.pods().get().find(readings.getFirst(), seeing);
    for (PodQuery other : readings.subList(1, readings.size())) {
      if (!(found instanceof Lookup.None)) {
        break;
      }
      found = clusters.pods().get().find(other, seeing);
    }
    return found;
  }

  private Reply one(Asking asking, Seeing seeing, Lookup.One one, @Nullable AskedTime when) {
    return card(asking, seeing, one.match(), read -> notes(asking, one, when, read));
  }

  private List<String> notes(
      Asking asking, Lookup.One one, @Nullable AskedTime when, CaseFile read) {
    List<String> notes = new ArrayList<>(PodListing.unasked(one.unasked()));
    String outside = outside(asking, PodTimeline.newestEnd(read), when);
    if (outside != null) {
      notes.addFirst(outside);
    }
    return notes;
  }

  /** A word on the time that was asked about, where the last end lies elsewhere. */
  private @Nullable String outside(Asking asking, @Nullable Instant end, @Nullable AskedTime when) {
    return when == null ? null : when.note(end, gate.zone(asking.user()), clock.instant());
  }

  /** With notes on the case that is read: another pod of the workload may be worse off by now. */
  private Reply card(
      Asking asking, Seeing seeing, PodMatch match, Function<CaseFile, List<String>> notes) {
    PodRef pod = match.pod();
    boolean forChannel = asking.open() && seeing.mayShow(Right.EXPLAIN, pod);
    boolean mayLogs = seeing.may(Right.LOGS, pod);
    boolean logs = mayLogs && (!forChannel || seeing.mayShow(Right.LOGS, pod));
    LogsWanted wanted = logs ? LogsWanted.OF_TROUBLED : LogsWanted.NONE;
    return switch (clusters.cases().get().collect(match, wanted)) {
      case Collected.Unread unread -> unread(asking, unread);
      case Collected.Case found -> {
        List<String> all = new ArrayList<>(notes.apply(found.file()));
        if (match.ofMany() != null) {
          all.add("The worst off of " + match.ofMany() + ".");
        }
        if (!logs) {
          all.add(mayLogs ? NO_CHANNEL_LOGS : NO_LOGS);
        }
        PodFound read = found(pod, found.file());
        note(asking, Right.EXPLAIN, read.pod(), Decision.ANSWERED);
        Buttons buttons = buttons(asking, seeing, read, forChannel);
        yield new Reply(card.render(read, buttons, all), forChannel, true, true);
      }
    };
  }

  private PodFound found(PodRef asked, CaseFile file) {
    return new PodFound(asked.in(file), file, clusters.diagnosis().apply(file), clock.instant());
  }

  private Buttons buttons(Asking asking, Seeing seeing, PodFound found, boolean forChannel) {
    PodRef pod = found.pod();
    String key =
        keys.keep(
            new PodKeys.Meaning(
                pod,
                found.container(),
                found.isReplaced(),
                forChannel ? null : asking.user(),
                asking.channel()));
    boolean share = !forChannel && seeing.mayShow(Right.EXPLAIN, pod);
    return PodButtons.of(
        key,
        forChannel || seeing.may(Right.PODS, pod),
        forChannel || seeing.may(Right.LOGS, pod),
        share);
  }

  private Reply unread(Asking asking, Collected.Unread unread) {
    note(asking, Right.EXPLAIN, unread.pod(), Decision.FAILED);
    return Reply.toAsker(
        DiagnosisMessage.sentence(
            "I found it, but could not read it: %s.".formatted(unread.why().inWords())));
  }

  private Reply several(Asking asking, Lookup.Several several) {
    note(asking, Right.EXPLAIN, null, Decision.OFFERED);
    Message choice =
        PodListing.choice(
            several.matches(), several.more(), match -> key(asking, match), clock.instant());
    return Reply.toAsker(choice.with(PodListing.unasked(several.unasked())));
  }

  private String key(Asking asking, PodMatch match) {
    return keys.keep(
        new PodKeys.Meaning(match.pod(), null, false, asking.user(), asking.channel()));
  }

  private Reply none(Asking asking, Seeing seeing, Lookup.None none) {
    note(asking, Right.EXPLAIN, null, Decision.NOTHING_SEEN);
    Message message =
        PodListing.none(clusters.pods().get().places(seeing), seeing.isBlind(), none.unasked());
    return new Reply(message, false, false, false);
  }

  static void note(Asking asking, Right right, @Nullable PodRef pod, Decision decision) {
    String name = pod == null ? null : pod.toString();
    Audit.note(new Audit.Question(asking.user(), asking.channel(), right), name, decision);
  }
}
