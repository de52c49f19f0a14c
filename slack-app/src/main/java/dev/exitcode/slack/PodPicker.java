package dev.exitcode.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.exitcode.access.Allowance;
import dev.exitcode.access.Asker;
import dev.exitcode.access.Audit.Decision;
import dev.exitcode.access.Gate;
import dev.exitcode.access.Right;
import dev.exitcode.k8s.PodMatch;
import dev.exitcode.slack.PodAnswers.Asking;
import dev.exitcode.slack.PodAnswers.Reply;
import dev.exitcode.slack.WebMethods.Spot;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The modal "Ask about a pod" and its type-ahead: while somebody types, the pods that they may see,
 * from memory. The answer goes to them directly.
 */
final class PodPicker {
  /** The global shortcut's name in the manifest, and the modal's. */
  static final String SHORTCUT = "ask_about_pod";

  /** The select in the modal. */
  static final String SELECT = "pod.select";

  private static final String BLOCK = "pod";
  private static final int MOST_OPTIONS = 100;
  private static final int LONGEST = 75;
  private static final int LONGEST_QUERY = 253;

  /** Typing asks at every letter. */
  private static final int BURST = 60;

  private static final Duration EACH = Duration.ofMillis(250);

  private final ClusterKnowledge clusters;
  private final PodAnswers answers;
  private final PodDesk desk;
  private final PodKeys keys;
  private final Gate gate;
  private final Allowance allowance;

  PodPicker(PodAnswers answers, PodDesk desk, Clock clock) {
    this.clusters = answers.clusters();
    this.answers = answers;
    this.desk = desk;
    this.keys = new PodKeys(clock); // so many are offered that buttons would be forgotten
    this.gate = answers.gate();
    this.allowance = new Allowance(clock, BURST, EACH);
  }

  /** Whether there may be options for a user, who has not typed too much; it counts as typed. */
  boolean admits(String user) {
    return !clusters.names().isEmpty() && allowance.take(user);
  }

  /** Looks up what the user may see, so that the first letters typed find something. */
  void warm(String user) {
    if (clusters.names().isEmpty()) {
      return;
    }
    Asker asker = gate.asker(user);
    if (gate.asksClusters()) {
      var _ = clusters.pods().get().places(new Seeing(gate, asker, null, Right.PODS));
    }
  }

  /** The modal, as JSON. */
  String modal() {
    return clusters.names().isEmpty() ? PodModal.sentence(PodDesk.NO_CLUSTER) : PodModal.select();
  }

  /** The options for what is typed so far, as JSON; from memory. */
  String options(String user, @Nullable String typed) {
    JsonArray options = new JsonArray();
    suggested(user, typed == null ? "" : typed).forEach(match -> options.add(option(user, match)));
    JsonObject json = new JsonObject();
    json.add("options", options);
    return json.toString();
  }

  private List<PodMatch> suggested(String user, String typed) {
    if (typed.length() > LONGEST_QUERY) {
      return List.of();
    }
    Seeing seeing = Seeing.known(gate, user, Right.PODS);
    return clusters.pods().get().suggest(typed.strip(), seeing, MOST_OPTIONS);
  }

  private JsonObject option(String user, PodMatch match) {
    String mark = match.crashing() ? "🔴 " : "";
    String name = match.pod().namespace() + "/" + match.pod().name();
    JsonObject option = new JsonObject();
    option.add("text", plain(mark + Names.middle(name, LONGEST - mark.length())));
    option.addProperty(
        "value", keys.keep(new PodKeys.Meaning(match.pod(), null, false, user, null)));
    String about = match.pod().cluster() + " · " + PodListing.state(match, null);
    option.add("description", plain(Clean.line(about, LONGEST)));
    return option;
  }

  private static JsonObject plain(String text) {
    JsonObject plain = new JsonObject();
    plain.addProperty("type", "plain_text");
    plain.addProperty("text", text);
    return plain;
  }

  /** What to acknowledge a choice with: nothing, which closes the modal, or what is wrong. */
  @Nullable String refusal(String user, View view) {
    if (chosen(user, view) != null) {
      return null;
    }
    PodAnswers.note(new Asking(user, null, false), Right.EXPLAIN, null, Decision.BAD_KEY);
    return "{\"response_action\":\"errors\",\"errors\":{\""
        + BLOCK
        + "\":\"This choice is too old: type again and choose.\"}}";
  }

  /** Answers a choice directly to the one who made it. */
  void answer(String user, View view, WebMethods web) throws IOException {
    PodKeys.Meaning meaning = chosen(user, view);
    if (meaning != null) {
      Asking asking = new Asking(user, null, false);
      Reply reply =
          desk.guarded(asking, Right.EXPLAIN, () -> answers.recheck(asking, meaning.pod()));
      Spot _ = web.post(new Spot(user, null), reply.message());
    }
  }

  private PodKeys.@Nullable Meaning chosen(String user, View view) {
    ViewState state = view.getState();
    Map<String, ViewState.Value> block =
        state == null || state.getValues() == null ? null : state.getValues().get(BLOCK);
    ViewState.Value value = block == null ? null : block.get(SELECT);
    ViewState.SelectedOption option = value == null ? null : value.getSelectedOption();
    return option == null ? null : keys.find(option.getValue(), user, null);
  }
}
