package dev.exitcode.demo.cluster;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that look as a cluster's do and are the same at every start. */
final class Identity {
  private Identity() {}

  static String uid(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Sixty-four hexadecimal digits. */
  static String digest(String of) {
    return (uid(of) + uid(of + "/")).replace("-", "");
  }
}
