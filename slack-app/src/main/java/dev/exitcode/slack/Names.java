package dev.exitcode.slack;

/** Names of clusters, namespaces and pods, as they are shown. */
final class Names {
  /** Of a line of a message, which holds more than one. */
  static final int LONGEST = 130;

  private Names() {}

  /** Cut in the middle to {@link #LONGEST}. */
  static String middle(String name) {
    return middle(name, LONGEST);
  }

  /** Cut in the middle: how a pod's name begins says what it is, how it ends which one. */
  static String middle(String name, int max) {
    String clean = Clean.line(name, name.length() + 1);
    if (clean.length() <= max) {
      return clean;
    }
    int kept = max - Clean.ELLIPSIS.length();
    int head = (kept + 1) / 2;
    return clean.substring(0, head)
        + Clean.ELLIPSIS
        + clean.substring(clean.length() - (kept - head));
  }
}
