package dev.exitcode.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One kept-alive connection with at most one request under way. For one thread. */
final class Wire implements AutoCloseable {
  private static final int LARGEST_ANSWER = 1 << 18;
  private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  private final SocketChannel channel;
  private final byte[] expected;
  private final ByteBuffer in = ByteBuffer.allocate(LARGEST_ANSWER);
  private long due;

  /**
   * Connects to a port on loopback.
   *
   * @param expected what every right answer contains
   */
  Wire(int port, String expected) throws IOException {
    this.expected = expected.getBytes(StandardCharsets.UTF_8);
    channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  SocketChannel channel() {
    return channel;
  }

  /** When the request under way should have been sent, in nanoseconds of the JVM's clock. */
  long due() {
    return due;
  }

  void send(byte[] request, long intended) throws IOException {
    due = intended;
    in.clear();
    ByteBuffer out = ByteBuffer.wrap(request);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /** Reads what has come; tells whether the answer is complete. */
  boolean read() throws IOException {
    if (channel.read(in) < 0) {
      throw new IOException("the target closed a connection");
    }
    int head = indexOf(HEAD_END, 0);
    if (head < 0) {
      return false;
    }
    int body = head + HEAD_END.length;
    Matcher length = LENGTH.matcher(text(head));
    return length.find()
        ? in.position() - body >= Integer.parseInt(length.group(1))
        : indexOf(LAST_CHUNK, head) >= 0;
  }

  /** Whether the complete answer has status 200 and says what it should. */
  boolean right() {
    return text(Math.min(in.position(), 12)).equals("HTTP/1.1 200") && indexOf(expected, 0) >= 0;
  }

  /** What has come so far, for a message. */
  String answer() {
    return new String(in.array(), 0, in.position(), StandardCharsets.UTF_8);
  }

  private String text(int end) {
    return new String(in.array(), 0, end, StandardCharsets.ISO_8859_1);
  }

  private int indexOf(byte[] what, int from) {
    byte[] all = in.array();
    for (int at = from; at <= in.position() - what.length; at++) {
      int same = 0;
      while (same < what.length && all[at + same] == what[same]) {
        same++;
      }
      if (same == what.length) {
        return at;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
