package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import java.security.cert.CertificateException;

/** A call that gave nothing, and why. Carries no stack trace: many are of everyday life. */
final class ApiException extends Exception {
  private static final long serialVersionUID = 1;

  private final Missing.Why why;

  ApiException(Missing.Why why, String message) {
    super(message, null, false, false);
    this.why = why;
  }

  /** The one for a status that is not 200. */
  static ApiException ofStatus(int status) {
    Missing.Why why =
        switch (status) {
          case 401 -> Missing.Why.UNAUTHORIZED;
          case 403 -> Missing.Why.FORBIDDEN;
          // A log that is not there is a bad request.
          case 400, 404, 410 -> Missing.Why.NOT_FOUND;
          case 408, 504 -> Missing.Why.TIMED_OUT;
          default -> Missing.Why.UNREACHABLE;
        };
    return new ApiException(why, "status " + status);
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
}
