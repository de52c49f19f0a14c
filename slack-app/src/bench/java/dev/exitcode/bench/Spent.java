package dev.exitcode.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process has used, up to a moment or between two.
 *
 * @param nanos of the clock
 * @param cpuNanos of the processors, whatever they did for the process
 * @param bytes that its threads allocated
 */
record Spent(long nanos, long cpuNanos, long bytes) {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Spent now() {
    return new Spent(
        System.nanoTime(), SYSTEM.getProcessCpuTime(), THREADS.getTotalThreadAllocatedBytes());
  }

  Spent since(Spent begun) {
    return new Spent(nanos - begun.nanos, cpuNanos - begun.cpuNanos, bytes - begun.bytes);
  }

  double seconds() {
    return nanos / 1e9;
  }

  double ofACore() {
    return (double) cpuNanos / nanos;
  }
}
