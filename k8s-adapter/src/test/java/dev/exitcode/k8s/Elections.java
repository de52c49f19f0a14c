package dev.exitcode.k8s;

import dev.exitcode.k8s.Election.Ballot;
import dev.exitcode.k8s.Election.Candidate;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Elections whose time a test sets forward, for tests of other packages. */
public final class Elections {
  private final AtomicLong ahead = new AtomicLong();

  /** One in a namespace of a cluster; it is started. */
  public Election start(ClusterAccess home, Ballot ballot, Candidate candidate) {
    Clock clock = Clock.systemUTC();
    Api api = new Api(new Connection(home.way(), Machine.current(), clock)).once();
    LeaseCalls calls = new LeaseCalls(api, home.namespaces().getFirst(), clock);
    Election election =
        new Election(calls, ballot, candidate, () -> System.nanoTime() + ahead.get());
    election.start();
    return election;
  }

  /** So much time went by for all of them. */
  public void forward(Duration time) {
    ahead.addAndGet(time.toNanos());
  }
}
