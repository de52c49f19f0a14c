package dev.exitcode.store;

import dev.exitcode.store.StoreException.Trouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Held by the one process that has a file open. The system lets go of it when the process ends,
 * however it ends.
 */
final class FileLock implements AutoCloseable {
  private final FileChannel channel;

  private FileLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Locks a file beside this one. */
  static FileLock of(Path file) {
    Path beside = file.resolveSibling(file.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        throw new StoreException(
            Trouble.IN_USE,
            "Another Exitcode has " + file + " open. Several of them need PostgreSQL.");
      }
      return new FileLock(channel);
    } catch (IOException e) {
      throw new StoreException(
          Trouble.REFUSED, "The folder of " + file + " cannot be written to: " + e.getMessage(), e);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException thisProcess) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("A lock could not be given back", e);
    }
  }
}
