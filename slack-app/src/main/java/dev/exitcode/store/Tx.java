package dev.exitcode.store;

import org.jdbi.v3.core.Handle;

/** The parts of the store, inside one transaction. Not to be kept beyond it. */
public final class Tx {
  private final Handle handle;
  private final Dialect dialect;

  Tx(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  /** How far crashes were dealt with. */
  public MarkTable marks() {
    return new MarkTable(handle);
  }

  /** What is to be told. */
  public Outbox outbox() {
    return new Outbox(handle, dialect);
  }

  Handle handle() {
    return handle;
  }
}
