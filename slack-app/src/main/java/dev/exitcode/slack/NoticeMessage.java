package dev.exitcode.slack;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Storm;
import dev.exitcode.incident.Telling.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notices as the JSON that the outbox keeps: whatever an incident holds, inside Slack's limits,
 * escaped, and complete as plain text for a push notification. Immutable.
 */
public final class NoticeMessage {
  private final NoticeCard card;
  private final Set<NoticeButton> buttons;

  /**
   * Notices with these buttons.
   *
   * @param buttons only those that something handles
   */
  public NoticeMessage(Catalog catalog, Set<NoticeButton> buttons) {
    this.buttons = Set.copyOf(buttons);
    this.card = new NoticeCard(catalog, this.buttons);
  }

  /**
   * Whom an answer calls and where it is seen.
   *
   * @param mention as {@link #root} takes it
   * @param toChannel whether it is shown in the channel too
   */
  public record Manner(@Nullable String mention, boolean toChannel) {
    /** It calls nobody. */
    public static final Manner QUIET = new Manner(null, false);
  }

  /**
   * The message of an incident as it is now, to be written or to take the place of what was.
   *
   * @param mention whom it calls: the id of a user or of a user group, {@code @here}, {@code
   *     @channel}, {@code @everyone}; null: nobody
   */
  public String root(Incident incident, @Nullable String mention, Instant now) {
    return Wire.kept(card.render(incident, mention, now), false);
  }

  /** One change in its thread. */
  public String reply(Step step, Incident incident, Manner manner, Instant now) {
    return Wire.kept(NoticeReply.of(step, incident, manner.mention(), now), manner.toChannel());
  }

  /** The message of a storm, a summary or a digest. */
  public String storm(
      Storm storm, List<Incident> incidents, @Nullable String mention, Instant now) {
    StormCard.Look look = new StormCard.Look(StormCard.MOST_NAMES, buttons, mention, now);
    return Wire.kept(StormCard.render(storm, incidents, look), false);
  }

  /** That a cluster is not seen. */
  public String blind(String cluster, String why, Duration lasting) {
    return Wire.kept(BlindWords.cluster(cluster, why, lasting), false);
  }

  /** That a cluster is seen again. */
  public String seeing(String cluster) {
    return Wire.kept(BlindWords.clusterAgain(cluster), false);
  }

  /** That a channel takes notices again. */
  public String reachable(String channel) {
    return Wire.kept(BlindWords.channelAgain(channel), false);
  }

  /** That messages cannot be looked for in a channel. */
  public String unreadable(String channel, String error) {
    return Wire.kept(BlindWords.unreadable(channel, error), false);
  }

  /** That messages can be looked for in a channel again. */
  public String readable(String channel) {
    return Wire.kept(BlindWords.readable(channel), false);
  }

  /** That a channel takes no notices, for another one that does. */
  public String unreachable(String channel, String error) {
    return Wire.kept(ChannelTrouble.of(channel, error), false);
  }
}
