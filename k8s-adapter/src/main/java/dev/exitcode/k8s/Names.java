package dev.exitcode.k8s;

/** What Kubernetes accepts as a name; of ASCII only, so that nothing else reaches a URL. */
final class Names {
  private static final int LABEL = 63;
  private static final int SUBDOMAIN = 253;

  private Names() {}

  /** Whether this can be a namespace's name: a DNS-1123 label. */
  static boolean isLabel(String name) {
    return isSubdomain(name) && name.length() <= LABEL && name.indexOf('.') < 0;
  }

  /** Whether this can be the name of a pod or a workload: a DNS-1123 subdomain. */
  static boolean isSubdomain(String name) {
    return isBeginning(name) && isAlphanumeric(name.charAt(name.length() - 1));
  }

  /** Whether a DNS-1123 subdomain can begin so. */
  static boolean isBeginning(String name) {
    if (name.isEmpty() || name.length() > SUBDOMAIN) {
      return false;
    }
    char before = '.';
    for (int i = 0; i < name.length(); i++) {
      if (!fits(before, name.charAt(i))) {
        return false;
      }
      before = name.charAt(i);
    }
    return true;
  }

  /** A dot stands between letters or digits, a dash not beside a dot. */
  private static boolean fits(char before, char c) {
    return switch (c) {
      case '.' -> isAlphanumeric(before);
      case '-' -> before != '.';
      default -> isAlphanumeric(c);
    };
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
