package dev.exitcode.access;

import java.util.Set;

/**
 * Somebody who asks.
 *
 * @param user a Slack id
 * @param member whether it is surely an active human with a full account of this workspace; guests,
 *     bots, deactivated users and those of other workspaces are none
 * @param groups the user groups this user is surely in, of those that the policy names
 */
public record Asker(String user, boolean member, Set<String> groups) {
  /** Copies the groups. */
  public Asker {
    groups = Set.copyOf(groups);
  }
}
