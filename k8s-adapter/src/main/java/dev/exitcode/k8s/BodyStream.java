package dev.exitcode.k8s;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * What comes of an answer, some parts of which are asked for ahead. Fabric8 has a stream of its
 * own, which takes byte by byte: that cost twice what reading the pods in it does. Read by one
 * thread; any may close it.
 */
final class BodyStream extends InputStream implements AsyncBody.Consumer<List<ByteBuffer>> {
  private static final int AHEAD = 8;

  /** An empty one is the end. */
  private final BlockingQueue<List<ByteBuffer>> came = new LinkedBlockingQueue<>();

  private final Queue<ByteBuffer> parts = new ArrayDeque<>();
  private volatile @Nullable AsyncBody body;
  private volatile @Nullable Throwable fault;
  private volatile boolean closed;
  private boolean ended;

  /** Begins to take what there is. */
  BodyStream of(AsyncBody answered) {
    body = answered;
    var _ =
        answered
            .done()
            .whenComplete(
                (nothing, thrown) -> {
                  fault = thrown;
                  came.add(List.of());
                });
    for (int i = 0; i < AHEAD; i++) {
      answered.consume();
    }
    return this;
  }

  @Override
  public void consume(List<ByteBuffer> some, AsyncBody from) {
    if (!some.isEmpty()) {
      came.add(some);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    ByteBuffer part = part();
    if (part == null) {
      return -1;
    }
    int some = Math.min(length, part.remaining());
    part.get(to, offset, some);
    return some;
  }

  /** The next one that is not empty; null: there is none. */
  private @Nullable ByteBuffer part() throws IOException {
    while (!ended && (parts.isEmpty() || !parts.element().hasRemaining())) {
      if (parts.poll() == null) {
        take();
      }
    }
    if (closed || (ended && fault != null)) {
      throw new IOException(closed ? "closed" : "broken off: " + fault);
    }
    return parts.peek();
  }

  private void take() throws IOException {
    try {
      List<ByteBuffer> next = came.take();
      ended = next.isEmpty();
      parts.addAll(next);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    AsyncBody from = body;
    if (from != null) {
      from.consume();
    }
  }

  @Override
  public void close() {
    closed = true;
    AsyncBody from = body;
    if (from != null) {
      from.cancel();
    }
  }
}
