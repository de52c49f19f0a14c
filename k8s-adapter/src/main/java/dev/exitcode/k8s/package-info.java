/**
 * The door to Kubernetes: the one translation of its JSON into evidence. It will read pods and be
 * the only place that knows the cluster's client.
 */
@NullMarked
package dev.exitcode.k8s;

import org.jspecify.annotations.NullMarked;
