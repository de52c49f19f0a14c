package dev.exitcode.slack;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** One way in for Slack's requests. */
interface Door extends AutoCloseable {

  /** Starts to listen; returns at once. */
  void start() throws IOException;

  /** Where it listens, or null where it does not. */
  @Nullable InetSocketAddress address();

  /** How it stands. */
  Status status();

  /** Takes nothing new, finishes what it took, frees everything. */
  @Override
  void close();
}
