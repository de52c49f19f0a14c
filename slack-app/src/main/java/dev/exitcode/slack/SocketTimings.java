package dev.exitcode.slack;

import java.time.Duration;

/**
 * How patient Socket Mode is.
 *
 * @param ping how often a quiet session is asked whether it lives
 * @param hello how long a new session may take to say hello
 * @param firstRetry the first wait after a failure; it doubles from there
 * @param longestRetry where doubling ends
 * @param linger how long a replaced session stays open for what is under way on it
 */
record SocketTimings(
    Duration ping, Duration hello, Duration firstRetry, Duration longestRetry, Duration linger) {

  /** apps.connections.open allows about one call a minute, with bursts. */
  static SocketTimings standard() {
    return new SocketTimings(
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        Duration.ofSeconds(3));
  }
}
