package dev.exitcode.catalog;

import java.util.List;

/** Names with {@code *} for any characters, none included, and {@code ?} for any one. */
public final class Glob {
  private static final List<String> PULLED_AS =
      List.of("docker-pullable://", "docker.io/library/", "docker.io/");

  private Glob() {}

  /** Whether a pattern fits all of a text; takes time linear in the product of their lengths. */
  public static boolean fits(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && isFit(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    return onlyStars(pattern, p);
  }

  /**
   * Whether a pattern fits an image as written, without its digest, or without its tag and digest;
   * Docker Hub's own names count with and without their host.
   */
  static boolean fitsImage(String pattern, String image) {
    String ours = shortened(pattern);
    String full = shortened(image);
    String tagged = before(full, full.indexOf('@'));
    String bare = before(tagged, tagged.indexOf(':', tagged.lastIndexOf('/') + 1));
    return fits(ours, full) || fits(ours, tagged) || fits(ours, bare);
  }

  private static String shortened(String image) {
    String rest = image;
    for (String prefix : PULLED_AS) {
      rest = rest.startsWith(prefix) ? rest.substring(prefix.length()) : rest;
    }
    return rest;
  }

  private static String before(String text, int end) {
    return end < 0 ? text : text.substring(0, end);
  }

  private static boolean isFit(char pattern, char text) {
    return pattern == '?' || pattern == text;
  }

  private static boolean onlyStars(String pattern, int from) {
    for (int i = from; i < pattern.length(); i++) {
      if (pattern.charAt(i) != '*') {
        return false;
      }
    }
    return true;
  }
}
