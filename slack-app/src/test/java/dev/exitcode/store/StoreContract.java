package dev.exitcode.store;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store that is empty before each test, on one engine or the other. */
abstract class StoreContract {
  static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  Store store = null;

  abstract Location location();

  @BeforeEach
  void open() {
    store = Store.open(location(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    store.close();
  }

  void reopen() {
    store.close();
    open();
  }

  static Instant after(long seconds) {
    return NOW.plusSeconds(seconds);
  }
}
