package dev.exitcode.delivery;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with what is to be told in Slack.
 *
 * @param trouble why nothing is told at all, in a sentence, or null
 * @param since when that began, or null
 * @param closed channels that took nothing the last time
 * @param blindness Slack's word for why messages of which it is not known whether Slack took them
 *     cannot be looked for, or null: one of them may then come twice
 */
public record DeliveryStatus(
    @Nullable String trouble,
    @Nullable Instant since,
    Set<String> closed,
    @Nullable String blindness) {
  /** Copies the set. */
  public DeliveryStatus {
    closed = Set.copyOf(closed);
  }
}
