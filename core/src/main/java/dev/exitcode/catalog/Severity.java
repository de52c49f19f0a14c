package dev.exitcode.catalog;

/** How much attention something deserves. */
public enum Severity {
  /** Expected or harmless in itself. */
  INFO,
  /** Worth a look, may be harmless. */
  WARNING,
  /** The workload is broken or data may be lost. */
  CRITICAL
}
