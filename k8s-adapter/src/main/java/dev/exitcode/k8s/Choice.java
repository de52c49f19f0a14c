package dev.exitcode.k8s;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Chooses among replicas: the same one for all who see the same, and another for another thing. */
final class Choice {
  private static final int SHORT = 12;

  private Choice() {}

  /** Few things move where one comes or goes; null: there is nobody. */
  static @Nullable String of(String thing, Set<String> members) {
    Map<String, String> byHash = new TreeMap<>();
    members.forEach(member -> byHash.put(hash(thing + "\n" + member), member));
    return byHash.isEmpty() ? null : byHash.values().iterator().next();
  }

  /** Of any text, what may stand in the name of an object. */
  static String name(String text) {
    return hash(text).substring(0, SHORT);
  }

  private static String hash(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
