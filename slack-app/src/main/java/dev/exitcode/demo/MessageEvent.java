package dev.exitcode.demo;

import java.time.Instant;

/** What became of a message, and when. */
record MessageEvent(Instant at, Kind kind, Message message) {
  enum Kind {
    POSTED,
    EDITED,
    DELETED
  }
}
