package dev.exitcode.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** What this JVM's collections of garbage found and took, since it was asked last. Thread-safe. */
final class Garbage {
  private final Set<String> heap =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(pool -> pool.getName())
          .collect(Collectors.toSet());

  private long mostBytes;
  private long longestMillis;

  /** Counts from now on. */
  Garbage() {
    ManagementFactory.getGarbageCollectorMXBeans()
        .forEach(
            collector ->
                ((NotificationEmitter) collector)
                    .addNotificationListener((told, _) -> note(told), null, null));
  }

  private synchronized void note(Notification told) {
    GcInfo info =
        GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData()).getGcInfo();
    long bytes =
        info.getMemoryUsageAfterGc().entrySet().stream()
            .filter(pool -> heap.contains(pool.getKey()))
            .map(pool -> pool.getValue())
            .mapToLong(MemoryUsage::getUsed)
            .sum();
    mostBytes = Math.max(mostBytes, bytes);
    longestMillis = Math.max(longestMillis, info.getDuration());
  }

  /** The most that was left over. */
  synchronized long mostBytes() {
    long most = mostBytes;
    mostBytes = 0;
    return most;
  }

  synchronized long longestMillis() {
    long longest = longestMillis;
    longestMillis = 0;
    return longest;
  }

  /** What is in use, after all that can go is gone. */
  static long keptBytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
