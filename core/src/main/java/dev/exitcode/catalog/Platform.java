package dev.exitcode.catalog;

/** Where a cause or a step applies. */
public enum Platform {
  /** A Kubernetes cluster only. */
  KUBERNETES,
  /** A plain Docker host only. */
  DOCKER,
  /** Both. */
  ANY
}
