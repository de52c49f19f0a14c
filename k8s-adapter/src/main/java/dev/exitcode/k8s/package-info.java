/**
 * The door to Kubernetes, empty so far: it will read pods and be the only place that knows the
 * cluster's client.
 */
@NullMarked
package dev.exitcode.k8s;

import org.jspecify.annotations.NullMarked;
