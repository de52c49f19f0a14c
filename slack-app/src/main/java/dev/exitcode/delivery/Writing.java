package dev.exitcode.delivery;

import dev.exitcode.store.StoreException;
import dev.exitcode.store.StoreException.Trouble;

/** Writing down what Slack has: not known, it would be in doubt until its claim is over. */
final class Writing {
  /** The store itself waits some seconds each time before it says that it cannot be reached. */
  static final int MOST_TRIES = 6;

  private Writing() {}

  /**
   * Does it, again and again where the store does not answer.
   *
   * @throws StoreException of the last try
   */
  static void patiently(Runnable write) {
    for (int left = MOST_TRIES - 1; left > 0; left--) {
      try {
        write.run();
        return;
      } catch (StoreException e) {
        if (e.trouble() != Trouble.UNREACHABLE) {
          throw e;
        }
      }
    }
    write.run();
  }
}
