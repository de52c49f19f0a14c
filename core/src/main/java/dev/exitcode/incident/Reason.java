package dev.exitcode.incident;

/** Why something was told, or was not. The sentences are in {@code reasons.json}. */
public enum Reason {
  // Told
  /** A new incident. */
  OPENED(Decision.TOLD),
  /** An incident that was over. */
  REOPENED(Decision.TOLD),
  /** One of the rising counts, or another day. */
  STILL(Decision.TOLD),
  /** More severe than before. */
  WORSE(Decision.TOLD),
  /** Another cause by better evidence. */
  CAUSE_CHANGED(Decision.TOLD),
  // Coalesced: counted in a message that is there
  /** Counted; the next word comes at a higher count. */
  FLAPPING(Decision.COALESCED),
  /** Counted; somebody looks at it. */
  ACKNOWLEDGED(Decision.COALESCED),
  /** Counted; as many messages as a day may have were written. */
  ENOUGH_TODAY(Decision.COALESCED),
  /** In the message of a storm. */
  IN_STORM(Decision.COALESCED),
  /** In the summary of what was so at the first look. */
  IN_SUMMARY(Decision.COALESCED),
  /** In the digest of what happened while nobody looked. */
  IN_DIGEST(Decision.COALESCED),
  /** Held back a moment, as a rollout is under way. */
  SETTLING(Decision.COALESCED),
  // Silenced: somebody wants it so
  /** A silence. */
  SILENCE(Decision.SILENCED),
  /** An annotation. */
  MUTED(Decision.SILENCED),
  // Filtered: normal life
  /** Nothing is broken. */
  BENIGN(Decision.FILTERED),
  /** The pod was to go: rollout, scale-down, drain, deletion. */
  STOPPING(Decision.FILTERED),
  /** Its work is done. */
  FINISHED(Decision.FILTERED),
  /** The node was shut down in good order. */
  NODE_SHUTDOWN(Decision.FILTERED),
  /** It has long been running well again. */
  HISTORY(Decision.FILTERED),
  /** Less severe than the route wants. */
  BELOW_MINIMUM(Decision.FILTERED),
  /** It came up before the rollout had settled. */
  SETTLED(Decision.FILTERED);

  private final Decision decision;

  Reason(Decision decision) {
    this.decision = decision;
  }

  /** What is done for this reason. */
  public Decision decision() {
    return decision;
  }

  /** What becomes of an end. */
  public enum Decision {
    /** A message was written for it. */
    TOLD,
    /** A message that is there counts it. */
    COALESCED,
    /** Somebody does not want to hear of it. */
    SILENCED,
    /** Nobody needs to hear of it. */
    FILTERED
  }
}
