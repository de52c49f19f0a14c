package dev.exitcode.slack;

import org.jspecify.annotations.Nullable;

/** The workspace and the app served; what the settings leave open is learnt. Thread-safe. */
final class Installation {
  private final @Nullable String app;
  private volatile @Nullable String team;
  private volatile @Nullable String enterprise;

  Installation(SlackConfig config) {
    this.app = config.appId();
    this.team = config.teamId();
  }

  /** Whether the workspace is known, so that a request can be held against it. */
  boolean isKnown() {
    return team != null;
  }

  /** Whether this is surely the workspace served. */
  boolean isTeam(@Nullable String id) {
    return team != null && team.equals(id);
  }

  /** Takes what Slack says of the bot's token; a team from the settings stands. */
  void learn(@Nullable String learntTeam, @Nullable String learntEnterprise) {
    if (team == null) {
      team = learntTeam;
    }
    if (learntTeam != null && learntTeam.equals(team)) {
      enterprise = blankToNull(learntEnterprise);
    }
  }

  /** Whether the settings name another workspace than the token belongs to. */
  boolean contradicts(@Nullable String learntTeam) {
    return team != null && learntTeam != null && !learntTeam.equals(team);
  }

  /** Whether a request comes from here, as far as here is known. */
  boolean isOriginOf(Origin origin) {
    return matches(team, origin.team())
        && (!origin.namesApp() || matches(app, origin.app()))
        && (blankToNull(origin.enterprise()) == null || matches(enterprise, origin.enterprise()));
  }

  private static boolean matches(@Nullable String known, @Nullable String claimed) {
    return known == null || known.equals(claimed);
  }

  private static @Nullable String blankToNull(@Nullable String id) {
    return id == null || id.isBlank() ? null : id;
  }
}
