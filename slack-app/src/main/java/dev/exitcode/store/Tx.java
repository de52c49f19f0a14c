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

  /** Who decides for each cluster. */
  public TermTable terms() {
    return new TermTable(handle);
  }

  /** What is to be told. */
  public Outbox outbox() {
    return new Outbox(handle, dialect);
  }

  /** Incidents as they are now. */
  public IncidentTable incidents() {
    return new IncidentTable(handle);
  }

  /** Storms as they are now. */
  public StormTable storms() {
    return new StormTable(handle);
  }

  /** What was decided, and why. */
  public VerdictTable verdicts() {
    return new VerdictTable(handle);
  }

  /** What was known of each crash. */
  public CrashTable history() {
    return new CrashTable(handle);
  }

  /** What people want to hear nothing of. */
  public SilenceTable silences() {
    return new SilenceTable(handle);
  }

  /** What people ask below notices, where it is not done yet. */
  public RequestTable requests() {
    return new RequestTable(handle);
  }

  /** What people say of diagnoses. */
  public FeedbackTable feedback() {
    return new FeedbackTable(handle);
  }

  Handle handle() {
    return handle;
  }
}
