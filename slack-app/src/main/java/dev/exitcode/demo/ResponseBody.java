package dev.exitcode.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The body of an answer: of the length that was said, or in chunks. */
final class ResponseBody extends OutputStream {
  private final OutputStream wire;
  private final boolean chunked;
  private long left;
  private boolean closed;

  ResponseBody(OutputStream wire, boolean chunked, long length) {
    this.wire = wire;
    this.chunked = chunked;
    this.left = Math.max(0, length);
  }

  /** Whether all of it was written and sent. */
  boolean isComplete() {
    return closed && left == 0;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return; // a chunk without content would be the last
    }
    if (chunked) {
      wire.write(ascii(Integer.toHexString(length) + "\r\n"));
      wire.write(bytes, from, length);
      wire.write(ascii("\r\n"));
    } else {
      int fits = (int) Math.min(left, length);
      wire.write(bytes, from, fits);
      left -= fits;
    }
  }

  @Override
  public void flush() throws IOException {
    wire.flush();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      if (chunked) {
        wire.write(ascii("0\r\n\r\n"));
      }
      wire.flush();
      closed = true;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
