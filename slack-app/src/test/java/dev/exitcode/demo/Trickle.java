package dev.exitcode.demo;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A wire that carries so many bytes a second. */
final class Trickle extends FilterOutputStream {
  private final long nanosPerByte;

  Trickle(OutputStream wire, int bytesPerSecond) {
    super(wire);
    this.nanosPerByte = TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(bytes[i]);
    }
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    out.flush();
    LockSupport.parkNanos(nanosPerByte);
  }
}
