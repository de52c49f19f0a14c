/**
 * A Kubernetes API server on this machine, with a small cluster behind it, to try the bot without
 * one. Start at {@link dev.exitcode.demo.cluster.DemoCluster}. It answers over HTTP as a real one
 * does, refusals included; the pods and their logs are data.
 */
@NullMarked
package dev.exitcode.demo.cluster;

import org.jspecify.annotations.NullMarked;
