package dev.exitcode.k8s;

/** A way to a cluster that cannot be gone as it is set up; the message is a sentence for people. */
final class UnusableAccess extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnusableAccess(String sentence) {
    super(sentence);
  }

  UnusableAccess(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
