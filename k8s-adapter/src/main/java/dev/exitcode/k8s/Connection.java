package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The way to one cluster's API server: opened when it is first needed, opened anew when what it was
 * opened with changed, was refused or leads nowhere. Thread-safe.
 */
final class Connection implements AutoCloseable {
  /** Tokens and certificates are renewed in their files long before they expire. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  /** A program that gives them may ask others itself. */
  private static final Duration CREDENTIALS = Duration.ofSeconds(20);

  private static final Duration LAST_CALLS = Duration.ofSeconds(30);

  private final ClusterAccess.Way way;
  private final Machine machine;
  private final Clock clock;
  private @Nullable CompletableFuture<Link> link;
  private Instant looked = Instant.MIN;
  private boolean closed;

  Connection(ClusterAccess.Way way, Machine machine, Clock clock) {
    this.way = way;
    this.machine = machine;
    this.clock = clock;
  }

  /** The link, opened where it is not. */
  Link link() throws ApiException {
    try {
      return current().get(CREDENTIALS.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new ApiException(Missing.Why.TIMED_OUT, "credentials were not given in time");
    } catch (ExecutionException e) {
      throw new ApiException(Missing.Why.UNREACHABLE, reason(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(Missing.Why.TIMED_OUT, "interrupted");
    }
  }

  /** People are told what is wrong with a set-up, and nothing of what a file or program says. */
  private static String reason(@Nullable Throwable cause) {
    return cause instanceof UnusableAccess unusable && unusable.getMessage() != null
        ? unusable.getMessage()
        : "The way to the cluster cannot be used as it is set up.";
  }

  private synchronized CompletableFuture<Link> current() throws ApiException {
    if (closed) {
      throw new ApiException(Missing.Why.UNREACHABLE, "no longer in use");
    }
    if (link != null && link.isCompletedExceptionally()) {
      link = null;
    }
    Link open = opened();
    if (open != null && isDue() && open.isOutdated()) {
      discard(open);
    }
    if (link == null) {
      looked = clock.instant();
      link = CompletableFuture.supplyAsync(this::open, Thread.ofVirtual()::start);
    }
    return link;
  }

  private @Nullable Link opened() {
    return link != null && link.isDone() && !link.isCompletedExceptionally() ? link.join() : null;
  }

  private boolean isDue() {
    boolean due = clock.instant().isAfter(looked.plus(LOOK));
    if (due) {
      looked = clock.instant();
    }
    return due;
  }

  private Link open() {
    return Link.open(Credentials.of(way, machine));
  }

  /** Opens another one at the next call, unless somebody did so already. */
  synchronized void discard(Link old) {
    if (old.equals(opened())) {
      link = null;
      HttpClient client = old.client();
      CompletableFuture.delayedExecutor(LAST_CALLS.toSeconds(), TimeUnit.SECONDS)
          .execute(client::close);
    }
  }

  /** Opens another one at the next call, whichever is open now. */
  synchronized void renew() {
    Link open = opened();
    if (open != null) {
      discard(open);
    }
  }

  @Override
  public synchronized void close() {
    if (link != null && !closed) {
      var _ = link.thenAccept(open -> open.client().close());
    }
    closed = true;
  }
}
