package dev.exitcode.demo;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A wire that ends after so many bytes. */
final class Cut extends FilterOutputStream {
  private final LocalServer.Answer then;
  private long left;

  Cut(OutputStream wire, long bytes, LocalServer.Answer then) {
    super(wire);
    this.left = bytes;
    this.then = then;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int fits = (int) Math.min(left, length);
    out.write(bytes, from, fits);
    left -= fits;
    if (fits < length) {
      out.flush();
      then.give();
      throw new IOException("cut");
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }
}
