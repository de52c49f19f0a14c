/**
 * The door to Kubernetes, and the only place that may know a client of it. {@link
 * dev.exitcode.k8s.Translation} is the one translation of its JSON into evidence.
 *
 * <ul>
 *   <li>The way in: {@code Clusters}, {@code ClusterAccess}, {@code Connection}, {@code Link},
 *       {@code Api}.
 *   <li>Which pod is meant: {@code PodLookup}, {@code Search}, {@code PodIndex}, {@code Matches}.
 *   <li>What is known of it: {@code CaseCollector}, {@code Collecting}, {@code Around}, {@code
 *       LogAsk}, {@code Gathered}.
 *   <li>From JSON to evidence: {@code Translation}, {@code Given}, {@code PodCases}.
 *   <li>Seeing crashes: {@code CrashWatch}, {@code PodStream}, {@code PodWatch}, {@code PodReader},
 *       {@code PodDiff}, {@code Step}.
 *   <li>Who watches: {@code Election}, {@code LeaseCalls}.
 * </ul>
 */
@NullMarked
package dev.exitcode.k8s;

import org.jspecify.annotations.NullMarked;
