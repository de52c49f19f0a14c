/**
 * Who may ask about what: Slack ids, clusters, namespaces and rights in, decisions out. Knows
 * neither Slack's SDK nor Kubernetes; denies whatever no {@link dev.exitcode.access.Grant} allows.
 */
@NullMarked
package dev.exitcode.access;

import org.jspecify.annotations.NullMarked;
