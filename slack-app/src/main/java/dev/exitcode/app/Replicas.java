package dev.exitcode.app;

import dev.exitcode.k8s.Election;
import dev.exitcode.k8s.Election.Ballot;
import dev.exitcode.k8s.Election.Candidate;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds out who of several replicas does what. */
interface Replicas {
  /** An election by a ballot; null: this process is the only one. */
  @Nullable Election elect(Ballot ballot, Candidate candidate);

  /** Those of the Deployment whose pod this is; outside Kubernetes there is one. */
  static Replicas ofPod(Clock clock) {
    return (ballot, candidate) ->
        Election.isPossible() ? Election.inPod(ballot, candidate, clock, Metering::count) : null;
  }

  /** What this process calls itself; one that is started again in the same pod is another one. */
  static String identity() {
    String random = UUID.randomUUID().toString().substring(0, 8);
    try {
      return InetAddress.getLocalHost().getHostName() + "_" + random;
    } catch (UnknownHostException e) {
      return random;
    }
  }
}
