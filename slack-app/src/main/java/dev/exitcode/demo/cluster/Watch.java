package dev.exitcode.demo.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/**
 * One client that is told of every change of the objects it selected, until its time is over. What
 * it is told may be meddled with, by any thread.
 */
public final class Watch {
  private final ObjectStore store;
  private final WatchQuery asked;
  private final UnaryOperator<byte[]> form;
  private final Queue<byte[]> meddled = new ConcurrentLinkedQueue<>();
  private volatile boolean hushed;
  private volatile boolean ended;
  private long position;

  /**
   * @param form turns a whole object into what the client wants to see of it
   */
  Watch(ObjectStore store, WatchQuery asked, UnaryOperator<byte[]> form) {
    this.store = store;
    this.asked = asked;
    this.form = form;
  }

  /** Writes these bytes between two events, whatever they are. */
  public void write(String bytes) {
    meddled.add(bytes.getBytes(StandardCharsets.UTF_8));
    store.signal();
  }

  /** Says nothing more, with the connection left open. */
  public void hush() {
    hushed = true;
  }

  /** Ends as a watch does whose time is over. */
  public void end() {
    ended = true;
    store.signal();
  }

  /** Tells of the past that was asked for, then of what happens, until the end. */
  void stream(OutputStream out) throws IOException, InterruptedException {
    long end = System.nanoTime() + asked.timeout().toNanos();
    long bookmark = System.nanoTime() + asked.bookmarkEvery().toNanos();
    begin(out);
    long signal = -1;
    while (!ended && System.nanoTime() < end) {
      tellChanges(out);
      if (System.nanoTime() >= bookmark) {
        tell(out, asked.bookmark(position));
        bookmark = System.nanoTime() + asked.bookmarkEvery().toNanos();
      }
      out.flush();
      Duration left = Duration.ofNanos(Math.min(end, bookmark) - System.nanoTime());
      signal = store.await(signal, left.isNegative() ? Duration.ZERO : left);
    }
  }

  private void begin(OutputStream out) throws IOException {
    position = asked.from();
    if (asked.fromNow()) {
      Sorted.Page now = store.list(asked.resource(), asked.all(), asked.selected());
      position = now.version();
      for (Stored object : now.items()) {
        tell(out, event("ADDED", object));
      }
      if (asked.initialEvents()) {
        tell(out, asked.endOfInitialEvents(position));
      }
    }
  }

  private void tellChanges(OutputStream out) throws IOException {
    for (byte[] bytes = meddled.poll(); bytes != null; bytes = meddled.poll()) {
      tell(out, bytes);
    }
    try {
      for (Change change : store.after(position)) {
        position = change.version();
        String type = asked.type(change);
        if (!type.isEmpty()) {
          tell(out, event(type, change.now()));
        }
      }
    } catch (ApiError tooOld) {
      tell(out, line("ERROR", tooOld.toJson().toString().getBytes(StandardCharsets.UTF_8)));
      ended = true;
    }
  }

  private byte[] event(String type, Stored object) {
    return line(type, form.apply(object.whole(asked.resource())));
  }

  static byte[] line(String type, byte[] object) {
    String json = new String(object, StandardCharsets.UTF_8);
    return "{\"type\":\"%s\",\"object\":%s}\n"
        .formatted(type, json)
        .getBytes(StandardCharsets.UTF_8);
  }

  private void tell(OutputStream out, byte[] bytes) throws IOException {
    if (!hushed) {
      out.write(bytes);
    }
  }
}
