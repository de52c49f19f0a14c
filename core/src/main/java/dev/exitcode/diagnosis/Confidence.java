package dev.exitcode.diagnosis;

/** How firmly the evidence supports a cause. The firmest first. */
public enum Confidence {
  /** The platform itself says so, or two independent facts agree. */
  CERTAIN,
  /** One specific fact says so. */
  LIKELY,
  /** The code alone. */
  POSSIBLE
}
