/** The door to Kubernetes: the only place that will know the cluster's client. */
@NullMarked
package dev.exitcode.k8s;

import org.jspecify.annotations.NullMarked;
