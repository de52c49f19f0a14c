package dev.exitcode.incident;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who gets what: an annotation within its bounds, else the first rule that fits, else the default.
 *
 * @param fallback the default
 * @param channels which channels an annotation may choose, each with patterns of the namespaces
 *     that it may see
 * @param mentions names, and whom they call: a Slack user, a user group, {@code @here}
 */
public record Routing(
    List<Rule> rules,
    Route fallback,
    Map<String, List<String>> channels,
    Map<String, String> mentions) {
  /** Whom only settings may call. */
  static final Set<String> BROAD = Set.of("@channel", "@here", "@everyone");

  /** Copies lists and maps. */
  public Routing {
    rules = List.copyOf(rules);
    channels = Map.copyOf(channels);
    mentions = Map.copyOf(mentions);
  }

  /** All into one channel. */
  public static Routing all(String channel) {
    return new Routing(List.of(), Route.to(channel), Map.of(), Map.of());
  }

  /**
   * A rule.
   *
   * @param name what explanations call it
   */
  public record Rule(String name, Match match, Route route) {}
}
