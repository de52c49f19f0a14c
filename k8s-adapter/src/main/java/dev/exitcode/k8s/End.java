package dev.exitcode.k8s;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One end of a container, as far as it takes to know it again.
 *
 * @param at seconds since 1970; {@link #UNKNOWN}: not known, or invented by kubelet
 * @param id of the instance, the first 32 bits of it; 0: not known
 */
record End(int exitCode, long at, int id) {
  static final long UNKNOWN = Long.MIN_VALUE;

  private static final String PLAIN = "0000-00-00T00:00:00Z";

  /** Kubelet writes the year 1 or 1970 for no time. */
  static long seconds(@Nullable String time) {
    if (time == null) {
      return UNKNOWN;
    }
    try {
      long seconds = isPlain(time) ? plain(time) : Instant.parse(time).getEpochSecond();
      return seconds > 0 ? seconds : UNKNOWN;
    } catch (DateTimeException e) {
      return UNKNOWN;
    }
  }

  /** As Kubernetes writes all of them; a list has as many as pods. */
  private static boolean isPlain(String time) {
    for (int i = 0; i < PLAIN.length(); i++) {
      char c = i < time.length() ? time.charAt(i) : ' ';
      boolean digit = PLAIN.charAt(i) == '0';
      if (digit ? c < '0' || c > '9' : c != PLAIN.charAt(i)) {
        return false;
      }
    }
    return time.length() == PLAIN.length();
  }

  private static long plain(String time) {
    long day = LocalDate.of(at(time, 0, 4), at(time, 5, 7), at(time, 8, 10)).toEpochDay();
    int second = at(time, 11, 13) * 3600 + at(time, 14, 16) * 60 + at(time, 17, 19);
    return day * 86_400 + second;
  }

  private static int at(String time, int from, int to) {
    return Integer.parseInt(time, from, to, 10);
  }

  /** Of {@code containerd://1a2b3c…}. */
  static int id(@Nullable String containerId) {
    if (containerId == null) {
      return 0;
    }
    String id = containerId.substring(containerId.lastIndexOf('/') + 1);
    try {
      return Integer.parseUnsignedInt(id, 0, Math.min(8, id.length()), 16);
    } catch (NumberFormatException e) {
      return id.hashCode();
    }
  }

  @Nullable Instant time() {
    return at == UNKNOWN ? null : Instant.ofEpochSecond(at);
  }

  /** Whether it cannot be an end that was there before another one. */
  boolean isNewerThan(@Nullable End other) {
    if (other == null || at == UNKNOWN || other.at == UNKNOWN) {
      return other == null || (id != 0 && id != other.id);
    }
    return at > other.at || (at == other.at && !equals(other));
  }

  /** As it is kept in a mark. */
  String words() {
    String time = at == UNKNOWN ? "" : "@" + Instant.ofEpochSecond(at);
    return exitCode + time + (id == 0 ? "" : "#" + Integer.toHexString(id));
  }

  /** Back from those words; null where they are none. */
  static @Nullable End of(String words) {
    int hash = words.indexOf('#');
    String before = hash < 0 ? words : words.substring(0, hash);
    int sign = before.indexOf('@');
    try {
      int id = hash < 0 ? 0 : Integer.parseUnsignedInt(words.substring(hash + 1), 16);
      int code = Integer.parseInt(sign < 0 ? before : before.substring(0, sign));
      return new End(code, seconds(sign < 0 ? null : before.substring(sign + 1)), id);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
