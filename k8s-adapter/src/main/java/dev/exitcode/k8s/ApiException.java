package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import java.security.cert.CertificateException;
import java.time.Duration;

/** A call that gave nothing, and why. Carries no stack trace: many are of everyday life. */
final class ApiException extends Exception {
  private static final long serialVersionUID = 1;

  private final Missing.Why why;
  private final int status;
  private final Duration retryAfter;

  ApiException(Missing.Why why, String message) {
    this(why, message, 0, Duration.ZERO);
  }

  private ApiException(Missing.Why why, String message, int status, Duration retryAfter) {
    super(message, null, false, false);
    this.why = why;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** The one for a status that is not 200. */
  static ApiException ofStatus(int status) {
    return ofStatus(status, Duration.ZERO);
  }

  /** The one for a status that is not 200, with how long the server asks to be left alone. */
  static ApiException ofStatus(int status, Duration retryAfter) {
    Missing.Why why =
        switch (status) {
          case 401 -> Missing.Why.UNAUTHORIZED;
          case 403 -> Missing.Why.FORBIDDEN;
          // A log that is not there is a bad request.
          case 400, 404, 410 -> Missing.Why.NOT_FOUND;
          case 408, 504 -> Missing.Why.TIMED_OUT;
          default -> Missing.Why.UNREACHABLE;
        };
    return new ApiException(why, "status " + status, status, retryAfter);
  }

  /** The one for a call that came to no status. */
  static ApiException ofFault(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return new ApiException(Missing.Why.UNTRUSTED, cause + "");
      }
    }
    return new ApiException(Missing.Why.UNREACHABLE, fault.getCause() + "");
  }

  Missing.Why why() {
    return why;
  }

  /** Of HTTP; 0: there was no answer. */
  int status() {
    return status;
  }

  /** How long the server asks to be left alone; zero: it does not say. */
  Duration retryAfter() {
    return retryAfter;
  }
}
