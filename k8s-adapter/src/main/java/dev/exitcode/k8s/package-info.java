/**
 * The door to Kubernetes, and the only place that may know a client of it. {@link
 * dev.exitcode.k8s.Translation} is the one translation of its JSON into evidence.
 */
@NullMarked
package dev.exitcode.k8s;

import org.jspecify.annotations.NullMarked;
