package dev.exitcode.demo.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The watches that are open. Safe for use by many threads. */
final class Watches {
  private static final Duration USUAL = Duration.ofMinutes(1);

  private final Set<Watch> open = ConcurrentHashMap.newKeySet();
  private final ObjectStore store;
  private volatile Duration bookmarkEvery = USUAL;

  Watches(ObjectStore store) {
    this.store = store;
  }

  void bookmarkEvery(Duration interval) {
    bookmarkEvery = interval;
  }

  List<Watch> open() {
    return List.copyOf(open);
  }

  /** Answers a watch until it ends. */
  void serve(Target target, Request request, Output out, UnaryOperator<byte[]> form)
      throws IOException {
    WatchQuery asked = WatchQuery.of(target, request.query(), bookmarkEvery);
    Watch watch = new Watch(store, asked, form);
    open.add(watch);
    try (OutputStream stream = out.stream()) {
      watch.stream(stream);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(watch);
    }
  }
}
