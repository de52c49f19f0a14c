package dev.exitcode.bench;

import java.util.concurrent.TimeUnit;

/**
 * One round of load.
 *
 * @param perSecond requests due each second, or 0 for a closed loop
 */
record Round(int perSecond, int seconds, int connections) {

  static Round parse(String text) {
    String[] f = text.split("/", -1);
    return new Round(Integer.parseInt(f[0]), Integer.parseInt(f[1]), Integer.parseInt(f[2]));
  }

  boolean open() {
    return perSecond > 0;
  }

  /** How many requests fall due, in an open loop. */
  long total() {
    return (long) perSecond * seconds;
  }

  /** When request number i is due, in nanoseconds after the start. */
  long dueNanos(long i) {
    return i * TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  String argument() {
    return perSecond + "/" + seconds + "/" + connections;
  }

  String title() {
    return open() ? perSecond + " requests/s" : "saturation, " + connections + " connections";
  }
}
