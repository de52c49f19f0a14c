package dev.exitcode.slack;

import dev.exitcode.redact.Secret;
import java.net.InetSocketAddress;
import java.util.List;

/** How requests reach the bot. Immutable; prints no secret. */
public sealed interface Connection {

  /**
   * Over a WebSocket the bot opens itself: no inbound port.
   *
   * @param appToken an app-level token ({@code xapp-…}) with the scope {@code connections:write}
   */
  record SocketMode(Secret appToken) implements Connection {
    /**
     * Checks the token.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public SocketMode {
      if (appToken.isBlank()) {
        throw new IllegalArgumentException(
            "The app token is empty: set SLACK_APP_TOKEN to an xapp- token with the scope"
                + " connections:write, or choose HTTP.");
      }
    }
  }

  /**
   * Slack calls the bot at {@link SlackBot#PATH}; every request is checked against its signature.
   *
   * @param bind where to listen; port 0 takes any free one
   * @param signingSecrets the secrets accepted, several while one is being replaced
   */
  record Http(InetSocketAddress bind, List<Secret> signingSecrets) implements Connection {
    /** Slack's secrets have 32 characters; anything shorter than this was cut or made up. */
    public static final int SHORTEST_SECRET = 16;

    /**
     * Copies the list and checks the secrets.
     *
     * @throws IllegalArgumentException if there is none, or one is too short to protect anything
     */
    public Http {
      signingSecrets = List.copyOf(signingSecrets);
      if (signingSecrets.isEmpty()) {
        throw new IllegalArgumentException(
            "No signing secret is set: without one anybody could send requests. Set"
                + " SLACK_SIGNING_SECRET to the one under Basic Information of your Slack app.");
      }
      signingSecrets.forEach(Http::requireLength);
    }

    private static void requireLength(Secret secret) {
      if (secret.reveal().strip().length() < SHORTEST_SECRET) {
        throw new IllegalArgumentException(
            "A signing secret is shorter than "
                + SHORTEST_SECRET
                + " characters: copy the whole one from Basic Information of your Slack app.");
      }
    }
  }
}
