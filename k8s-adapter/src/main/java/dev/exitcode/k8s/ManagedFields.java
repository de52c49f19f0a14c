package dev.exitcode.k8s;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Who wrote which field of an object: a third and more of its text, for which nobody asks here. To
 * pass over it by the byte costs a fraction of what reading all its names does.
 */
final class ManagedFields {
  /** In a string the quotes would have a backslash before them. */
  private static final byte[] BEGIN = "\"managedFields\":[".getBytes(US_ASCII);

  private ManagedFields() {}

  /** Empties those of a JSON text, in place; how long it is then. Of several only the first. */
  static int emptied(byte[] text, int length) {
    int from = begin(text, length);
    int to = from < 0 ? -1 : end(text, from, length);
    if (to < 0) {
      return length;
    }
    System.arraycopy(text, to, text, from, length - to);
    return length - (to - from);
  }

  /** Behind the bracket; negative: there is none. */
  private static int begin(byte[] text, int length) {
    for (int at = 0; at + BEGIN.length <= length; at++) {
      if (text[at + 1] == 'm' && isBegin(text, at)) {
        return at + BEGIN.length;
      }
    }
    return -1;
  }

  private static boolean isBegin(byte[] text, int at) {
    for (int i = 0; i < BEGIN.length; i++) {
      if (text[at + i] != BEGIN[i]) {
        return false;
      }
    }
    return true;
  }

  /** The bracket that closes it; negative: there is none. */
  private static int end(byte[] text, int from, int length) {
    int depth = 1;
    int at = from;
    while (at < length && depth > 0) {
      byte next = text[at++];
      depth += next == '[' ? 1 : next == ']' ? -1 : 0;
      at = next == '"' ? afterString(text, at, length) : at;
    }
    return depth == 0 ? at - 1 : -1;
  }

  private static int afterString(byte[] text, int from, int length) {
    int at = from;
    while (at < length && text[at] != '"') {
      at += text[at] == '\\' ? 2 : 1;
    }
    return at + 1;
  }
}
