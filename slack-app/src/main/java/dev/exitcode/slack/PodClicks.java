package dev.exitcode.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.model.block.LayoutBlock;
import dev.exitcode.access.Audit.Decision;
import dev.exitcode.access.Right;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import dev.exitcode.k8s.Lookup;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.slack.PodAnswers.Asking;
import dev.exitcode.slack.PodAnswers.Reply;
import dev.exitcode.slack.PodKeys.Meaning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the buttons below an answer about a pod do. Each click is a question of its own: whoever
 * clicks needs the right for it at that moment.
 */
final class PodClicks {
  private static final String EXPIRED =
      "This button is somebody else's, or too old. Ask yourself: /exitcode pod NAME";
  private static final String NOT_HERE = "This channel may not see that pod.";
  private static final String NOTHING = "There is nothing more of that pod that you may see.";

  /** True also where Slack did not confirm the first time. */
  private static final String SHARED =
      "Already shared. If the channel does not show it, ask again and share that answer.";

  private final ClusterKnowledge clusters;
  private final PodAnswers answers;
  private final PodDesk desk;
  private final PodKeys keys;
  private final Tools tools;

  /** What clicks are answered with. */
  record Tools(SlackApi api, WebMethods web, Claims claims, Clock clock) {}

  PodClicks(PodAnswers answers, PodDesk desk, Tools tools) {
    this.clusters = answers.clusters();
    this.answers = answers;
    this.desk = desk;
    this.keys = answers.keys();
    this.tools = tools;
  }

  /** Who clicked what, and where the answer goes. */
  private record Click(Asking asking, String action, boolean own, Place place) {
    private boolean isDirect() {
      return asking.channel() == null;
    }
  }

  /** The address to answer at, and the thread that the message stands in, or null. */
  private record Place(@Nullable String responseUrl, @Nullable String thread) {
    private static Place of(BlockActionPayload payload) {
      BlockActionPayload.Container container = payload.getContainer();
      return new Place(
          payload.getResponseUrl(), container == null ? null : container.getThreadTs());
    }

    /** Slack puts a new message that names no thread outside it. */
    private String within(String json) {
      JsonObject answer = JsonParser.parseString(json).getAsJsonObject();
      if (thread == null || answer.get("replace_original").getAsBoolean()) {
        return json;
      }
      answer.addProperty("thread_ts", thread);
      return answer.toString();
    }
  }

  /** Answers a click. */
  void answer(BlockActionPayload payload) throws IOException {
    BlockActionPayload.Action button = payload.getActions().getFirst();
    String channel = payload.getChannel() == null ? null : payload.getChannel().getId();
    Asking asking = new Asking(payload.getUser().getId(), PodDesk.channel(channel), false);
    boolean own = Clicks.isOnOwnMessage(payload);
    Click click = new Click(asking, button.getActionId(), own, Place.of(payload));
    String key = button.getValue() == null ? "" : button.getValue();
    Meaning meaning = keys.find(key, asking.user(), asking.channel());
    if (meaning == null) {
      PodAnswers.note(asking, right(click.action()), null, Decision.BAD_KEY);
      respond(click, Wire.sentence(EXPIRED));
    } else {
      answer(click, meaning, payload);
    }
  }

  private void answer(Click click, Meaning meaning, BlockActionPayload payload) throws IOException {
    switch (click.action()) {
      case PodButtons.SHARE -> share(click, meaning, payload);
      case PodButtons.LOGS, PodButtons.EVENTS, PodButtons.TIMELINE, PodButtons.CHANGES -> {
        Right right = right(click.action());
        Reply more = desk.guarded(click.asking(), right, () -> more(click, meaning));
        respond(click, Wire.beside(more.message()));
      }
      default -> recheck(click, meaning);
    }
  }

  private static Right right(String action) {
    return switch (action) {
      case PodButtons.LOGS -> Right.LOGS;
      case PodButtons.EVENTS, PodButtons.TIMELINE, PodButtons.CHANGES -> Right.PODS;
      default -> Right.EXPLAIN;
    };
  }

  /**
   * Takes the place of the asker's own answer, or of the channel's where the channel may see it.
   * What is no answer stands beside: the old one still tells what was found then.
   */
  private void recheck(Click click, Meaning meaning) throws IOException {
    Asking asking = click.asking();
    Asking as = new Asking(asking.user(), asking.channel(), meaning.user() == null);
    Reply reply = desk.guarded(as, Right.EXPLAIN, () -> answers.recheck(as, meaning.pod()));
    boolean inPlace = reply.card() && (click.own() || click.isDirect() || reply.forChannel());
    respond(click, inPlace ? Wire.replacing(reply.message()) : Wire.beside(reply.message()));
  }

  private void share(Click click, Meaning meaning, BlockActionPayload payload) throws IOException {
    Asking asking = click.asking();
    Asking open = new Asking(asking.user(), asking.channel(), true);
    if (!click.own() || !tools.claims().claim("pod-share:" + Clicks.message(payload))) {
      PodAnswers.note(asking, Right.EXPLAIN, meaning.pod(), Decision.ALREADY_SHARED);
      respond(click, Wire.sentence(SHARED));
      return;
    }
    Reply reply = desk.guarded(open, Right.EXPLAIN, () -> answers.recheck(open, meaning.pod()));
    if (reply.forChannel()) {
      respond(click, Wire.inChannel(by(asking.user(), reply.message())));
    } else {
      tools.claims().release("pod-share:" + Clicks.message(payload));
      respond(click, reply.card() ? Wire.sentence(NOT_HERE) : Wire.beside(reply.message()));
    }
  }

  private static Message by(String user, Message message) {
    List<LayoutBlock> blocks = new ArrayList<>(message.blocks());
    blocks.add(
        Blocks.context(
            SlackText.join(
                " ", List.of(SlackText.literal("Shared by", 20), SlackText.user(user)), 100)));
    return new Message(message.text(), blocks);
  }

  private Reply more(Click click, Meaning meaning) {
    Right right = right(click.action());
    PodRef pod = meaning.pod();
    Seeing seeing = answers.seeing(click.asking(), right);
    PodQuery query = new PodQuery(pod.cluster(), pod.namespace(), pod.name());
    Lookup found = clusters.pods().get().find(query, seeing);
    boolean there = found instanceof Lookup.One one && one.match().pod().name().equals(pod.name());
    PodAnswers.note(
        click.asking(),
        right,
        there ? pod : null,
        there ? Decision.ANSWERED : Decision.NOTHING_SEEN);
    return there
        ? Reply.toAsker(of(click, meaning, ((Lookup.One) found).match().pod()))
        : PodDesk.sentence(NOTHING);
  }

  private Message of(Click click, Meaning meaning, PodRef pod) {
    if (click.action().equals(PodButtons.LOGS)) {
      return log(meaning, click.asking().user());
    }
    return switch (clusters.cases().get().collect(pod, LogsWanted.NONE)) {
      case Collected.Unread unread ->
          DiagnosisMessage.sentence("It cannot be read: " + unread.why().inWords() + ".");
      case Collected.Case one -> lines(click.action(), pod, one).with(replaced(meaning.pod(), one));
    };
  }

  private static List<String> replaced(PodRef asked, Collected.Case now) {
    return asked.isReplacedBy(asked.in(now.file())) ? List.of(PodAnswers.REPLACED) : List.of();
  }

  private Message log(Meaning meaning, String user) {
    try {
      return new PodLogs(clusters.cases().get(), tools.web()).read(meaning, user);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Message lines(String action, PodRef pod, Collected.Case one) {
    Instant now = tools.clock().instant();
    return switch (action) {
      case PodButtons.EVENTS ->
          PodLines.of(
              "Events",
              pod,
              PodTimeline.events(one.file(), now),
              "No events are kept; the cluster keeps them for an hour, usually.");
      case PodButtons.CHANGES ->
          PodLines.of(
              "What changed",
              pod,
              PodTimeline.changes(one.file(), now),
              "No change of its workload is known.");
      default ->
          PodLines.of(
              "Timeline", pod, PodTimeline.all(one.file(), now), "Nothing with a time is known.");
    };
  }

  private void respond(Click click, String json) throws IOException {
    tools.api().respond(click.place().responseUrl(), click.place().within(json));
  }
}
