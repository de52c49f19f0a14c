package dev.exitcode.slack;

import dev.exitcode.redact.Secret;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bot must know about its Slack app. Immutable; prints no secret.
 *
 * @param botToken the bot user's token ({@code xoxb-…})
 * @param teamId the workspace served ({@code T…}), or null to learn it from Slack's {@code
 *     auth.test}; until it is known, HTTP requests only explain
 * @param appId the app served ({@code A…}), or null: then the app token or the signing secret, each
 *     of which belongs to one app, has to prove it alone
 */
public record SlackConfig(
    Secret botToken,
    @Nullable String teamId,
    @Nullable String appId,
    Connection connection,
    Endpoints endpoints) {

  /**
   * Checks what can be checked without Slack.
   *
   * @throws IllegalArgumentException naming what is missing
   */
  public SlackConfig {
    if (botToken.isBlank()) {
      throw new IllegalArgumentException(
          "The bot token is empty: set SLACK_BOT_TOKEN to the xoxb- token of your Slack app.");
    }
    teamId = blankToNull(teamId);
    appId = blankToNull(appId);
  }

  /** Every secret there is in it. */
  public List<Secret> secrets() {
    List<Secret> secrets = new ArrayList<>(List.of(botToken));
    switch (connection) {
      case Connection.SocketMode socket -> secrets.add(socket.appToken());
      case Connection.Http http -> secrets.addAll(http.signingSecrets());
    }
    return secrets;
  }

  private static @Nullable String blankToNull(@Nullable String id) {
    return id == null || id.isBlank() ? null : id.strip();
  }
}
