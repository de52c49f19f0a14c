package dev.exitcode.store;

/**
 * The store could not do what was asked, and nothing of it was done. The message is a sentence for
 * whoever runs Exitcode.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Trouble trouble;

  /** What can be done about it. */
  public enum Trouble {
    /** There is no room on the disk: it works again by itself once there is. */
    FULL,
    /** The database does not answer, or not in time: it may later. */
    UNREACHABLE,
    /** The file is damaged: {@link Store#open} puts it aside and keeps what can be read. */
    DAMAGED,
    /** Another process has the file open. */
    IN_USE,
    /** A newer Exitcode has been here. */
    NEWER,
    /** What was to be written is such that it never can be: anything else still can. */
    UNFIT,
    /** Rights, settings or a mistake of ours: to be looked at. */
    REFUSED
  }

  StoreException(Trouble trouble, String sentence, Throwable cause) {
    super(sentence, cause);
    this.trouble = trouble;
  }

  /** With a sentence for whoever runs Exitcode. */
  StoreException(Trouble trouble, String sentence) {
    super(sentence);
    this.trouble = trouble;
  }

  /** What can be done about it. */
  public Trouble trouble() {
    return trouble;
  }
}
