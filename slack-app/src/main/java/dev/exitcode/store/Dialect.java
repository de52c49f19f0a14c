package dev.exitcode.store;

/** Where the two engines differ. */
enum Dialect {
  SQLITE("integer primary key autoincrement", "", ""),
  /** Of two that decide at the same time one waits, as with SQLite; deliveries do not. */
  POSTGRES(
      "bigint generated always as identity primary key",
      "for update skip locked",
      "select pg_advisory_xact_lock(1161907315)");

  private final String identity;
  private final String skipLocked;
  private final String oneAtATime;

  Dialect(String identity, String skipLocked, String oneAtATime) {
    this.identity = identity;
    this.skipLocked = skipLocked;
    this.oneAtATime = oneAtATime;
  }

  /** A column that numbers the rows. */
  String identity() {
    return identity;
  }

  /** Ends a select of rows that others may be claiming. */
  String skipLocked() {
    return skipLocked;
  }

  /** The first statement of a transaction that reads, decides and writes; empty: not needed. */
  String oneAtATime() {
    return oneAtATime;
  }
}
