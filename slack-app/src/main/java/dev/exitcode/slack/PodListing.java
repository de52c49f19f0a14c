package dev.exitcode.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.RichTextElement;
import dev.exitcode.evidence.Missing;
import dev.exitcode.k8s.Lookup.Unasked;
import dev.exitcode.k8s.PodLookup.Place;
import dev.exitcode.k8s.PodMatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers that are no pod: a choice of several, or none, and how to ask better. */
final class PodListing {
  static final int MOST_CHOICES = 10;
  private static final int MOST_NAMESPACES = 12;
  private static final int MOST_CLUSTERS = 6;
  private static final int LONGEST_NAME = 150;
  private static final int LONGEST_TEXT = 1_500;

  private static final String NONE =
      "I found no such pod or workload among those that you may see.";
  private static final String NOBODY =
      "You may not ask about any namespace yet. Whoever runs this bot can allow it in its settings,"
          + " under access.";
  private static final String EXAMPLE =
      "Ask with the namespace, such as `/exitcode pod payments/api`, or with how the name begins.";

  private PodListing() {}

  /**
   * Several pods, a button each.
   *
   * @param key of a choice
   */
  static Message choice(
      List<PodMatch> matches, boolean more, Function<PodMatch, String> key, Instant now) {
    List<PodMatch> shown = matches.subList(0, Math.min(MOST_CHOICES, matches.size()));
    boolean cut = more || shown.size() < matches.size();
    RichText text =
        new RichText()
            .paragraph(RichText.bold("Which one?"))
            .list(false, shown, match -> row(match, now));
    if (cut) {
      text.paragraph(RichText.italic("There are more: add the namespace or more of the name."));
    }
    Buttons buttons = new Buttons();
    for (PodMatch match : shown) {
      String action = PodButtons.PICK + shown.indexOf(match);
      buttons.named(action, match.pod().namespace() + "/" + match.pod().name(), key.apply(match));
    }
    List<LayoutBlock> blocks = List.of(text.block(), buttons.block());
    return new Message(names(shown), blocks);
  }

  private static SlackText names(List<PodMatch> shown) {
    Stream<SlackText> names =
        shown.stream().map(m -> SlackText.literal(m.pod().toString(), LONGEST_NAME));
    return SlackText.join(
        " ",
        Stream.concat(Stream.of(SlackText.literal("Which one?", 20)), names).toList(),
        LONGEST_TEXT);
  }

  private static List<RichTextElement> row(PodMatch match, Instant now) {
    String cluster = match.pod().cluster() + ":";
    String name = Names.middle(match.pod().namespace() + "/" + match.pod().name(), LONGEST_NAME);
    return List.of(
        RichText.plain(match.crashing() ? "🔴 " : "🔵 "),
        RichText.inlineCode(cluster + name),
        RichText.plain(" " + state(match, now) + replicas(match)));
  }

  private static String replicas(PodMatch match) {
    return match.ofMany() == null ? "" : "; the worst off of " + Clean.line(match.ofMany(), 100);
  }

  /** Such as {@code CrashLoopBackOff, 12 restarts, ended 4 min ago}. */
  static String state(PodMatch match, @Nullable Instant now) {
    StringBuilder state = new StringBuilder(Clean.line(match.state(), 40));
    if (match.restarts() > 0) {
      state.append(", ").append(match.restarts()).append(" restart");
      state.append(match.restarts() == 1 ? "" : "s");
    }
    if (match.lastEnd() != null && now != null) {
      state.append(", ended ").append(Words.ago(match.lastEnd(), now));
    }
    return state.toString();
  }

  /**
   * Nothing was found. Says the same whether there is none or it may not be seen.
   *
   * @param places that the asker may see
   */
  static Message none(List<Place> places, boolean blind, List<Unasked> unasked) {
    RichText text =
        new RichText()
            .paragraph(RichText.plain(NONE))
            .paragraph(RichText.withCode(blind ? NOBODY : EXAMPLE));
    List<String> visible = blind ? List.of() : visible(places);
    if (!visible.isEmpty()) {
      text.paragraph(RichText.plain("You may ask about:"))
          .list(false, visible, line -> List.of(RichText.plain(line)));
    }
    SlackText plain =
        SlackText.literal(NONE + " " + (blind ? NOBODY : EXAMPLE.replace('`', '\'')), LONGEST_TEXT);
    return new Message(plain, List.of(text.block())).with(unasked(unasked));
  }

  private static List<String> visible(List<Place> places) {
    Map<String, List<String>> namespaces = new LinkedHashMap<>();
    places.forEach(
        place ->
            namespaces
                .computeIfAbsent(place.cluster(), _ -> new ArrayList<>())
                .add(place.namespace()));
    return namespaces.entrySet().stream()
        .limit(MOST_CLUSTERS)
        .map(of -> "in cluster %s: %s".formatted(of.getKey(), listed(of.getValue())))
        .toList();
  }

  private static String listed(List<String> names) {
    int shown = Math.min(MOST_NAMESPACES, names.size());
    String all = String.join(", ", names.subList(0, shown));
    return shown == names.size() ? all : all + " and " + (names.size() - shown) + " more";
  }

  /** A note for each cluster that did not answer. */
  static List<String> unasked(List<Unasked> unasked) {
    return unasked.stream().map(PodListing::unasked).toList();
  }

  private static String unasked(Unasked one) {
    return one.why() == Missing.Why.FORBIDDEN
        ? "Cluster %s does not let me read all that I need there.".formatted(one.cluster())
        : "Cluster %s did not answer: %s.".formatted(one.cluster(), one.why().inWords());
  }
}
