package dev.exitcode.slack;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Socket Mode door: keeps one live session to Slack, for as long as it takes. One thread opens
 * sessions, watches them, and replaces one that was closed, is about to be, or has gone silent.
 */
final class SocketDoor implements Door {
  private static final Logger log = LoggerFactory.getLogger(SocketDoor.class);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(4);

  private static final int STABLE_PINGS = 3;

  private final Connection.SocketMode config;
  private final SlackApi api;
  private final SocketTimings timings;
  private final Clock clock;
  private final Envelopes envelopes;
  private final Backoff backoff;
  private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread supervisor;
  private volatile Status status;
  private volatile @Nullable SocketSession current;

  /** Touched by the supervisor alone. */
  private boolean replacementFailed;

  SocketDoor(Connection.SocketMode config, BoltApp bolt, SocketTimings timings, Clock clock) {
    this.config = config;
    this.api = bolt.api();
    this.timings = timings;
    this.clock = clock;
    this.envelopes = new Envelopes(bolt);
    this.backoff =
        new Backoff(timings.firstRetry(), timings.longestRetry(), RandomGenerator.getDefault());
    this.supervisor = Thread.ofVirtual().name("slack-socket").unstarted(this::run);
    this.status = new Status(false, "Connecting to Slack.", clock.instant());
  }

  /** A session that ended or will. */
  private record End(SocketSession session, String reason) {}

  @Override
  public void start() {
    supervisor.start();
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        SocketSession opened = tryToOpen();
        if (opened != null) {
          watchAndPace(opened);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A live session, or null after a failure and the wait that follows it. */
  private @Nullable SocketSession tryToOpen() throws InterruptedException {
    try {
      return takeOver(open());
    } catch (IOException | SlackApiException | RuntimeException e) {
      Failure failure = Failure.of(e);
      pauseAfter(failure.reason(), backoff.afterFailure(failure.retryAfter()));
      return null;
    }
  }

  private SocketSession takeOver(SocketSession session) {
    retire(current);
    current = session;
    replacementFailed = false;
    become(true, "Connected to Slack through Socket Mode.");
    return session;
  }

  private SocketSession open() throws IOException, SlackApiException, InterruptedException {
    SocketSession.Target target = new SocketSession.Target(config, api.openConnection(config));
    SocketSession session =
        new SocketSession(
            api, target, envelopes::take, (ended, reason) -> ends.add(new End(ended, reason)));
    session.open(timings.hello());
    return session;
  }

  /** Waits for the next try; a session that is left must go on answering meanwhile. */
  private void pauseAfter(String failure, Duration wait) throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    do {
      judge(current, failure);
      long left = Math.max(0, end - System.nanoTime());
      pause(Duration.ofNanos(Math.min(left, timings.ping().toNanos())));
    } while (System.nanoTime() < end && closing.getCount() > 0);
  }

  private void judge(@Nullable SocketSession left, String failure) {
    if (left == null || !left.isAlive()) {
      become(false, "Slack cannot be reached: " + failure + ".");
    } else if (!replacementFailed) {
      replacementFailed = true;
      log.warn("The connection is not replaced yet, and the old one still works: {}.", failure);
    }
  }

  /** Opens the next session at once, unless this one ended so soon that the next one may too. */
  private void watchAndPace(SocketSession session) throws InterruptedException {
    long openedAt = System.nanoTime();
    watch(session);
    if (System.nanoTime() - openedAt > STABLE_PINGS * timings.ping().toNanos()) {
      backoff.reset();
    } else {
      pause(backoff.afterFailure(null));
    }
  }

  /** Returns when the session has to be replaced. */
  private void watch(SocketSession session) throws InterruptedException {
    while (true) {
      End end = ends.poll(timings.ping().toMillis(), TimeUnit.MILLISECONDS);
      if (end == null && !session.isAlive()) {
        become(false, "Lost the connection to Slack: it no longer answers.");
        session.close();
        return;
      }
      if (end != null && end.session() == session) {
        tell(end);
        return;
      }
    }
  }

  private void tell(End end) {
    // A session that is about to end keeps working until the next one has taken over.
    if (end.session().isClosed()) {
      become(false, "Lost the connection to Slack: " + end.reason() + ".");
    } else {
      log.info("Replacing the connection: {}.", end.reason());
    }
  }

  /** Closes a replaced session once what is under way on it has been answered, or with the door. */
  private void retire(@Nullable SocketSession session) {
    if (session != null) {
      Thread.ofVirtual().name("slack-socket-retire").start(() -> lingerAndClose(session));
    }
  }

  private void lingerAndClose(SocketSession session) {
    try {
      pause(timings.linger());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    session.close();
  }

  /** Waits, but not past the end of the door. */
  private void pause(Duration wait) throws InterruptedException {
    closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Notes and logs a change, and only a change. */
  private void become(boolean connected, String detail) {
    Status before = status;
    boolean same = before.connected() == connected;
    if (same && before.detail().equals(detail)) {
      return;
    }
    status = new Status(connected, detail, same ? before.since() : clock.instant());
    if (connected) {
      log.info("{}", detail);
    } else {
      log.warn("{} Trying again.", detail);
    }
  }

  @Override
  public @Nullable InetSocketAddress address() {
    return null;
  }

  @Override
  public Status status() {
    return status;
  }

  @Override
  public void close() {
    closing.countDown();
    endSupervisor();
    envelopes.close();
    SocketSession session = current;
    if (session != null) {
      session.close();
    }
    status = new Status(false, "Stopped.", clock.instant());
  }

  private void endSupervisor() {
    supervisor.interrupt();
    try {
      supervisor.join(LONGEST_STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
