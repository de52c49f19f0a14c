package dev.exitcode.slack;

import java.util.Map;

/** Limits of the JDK's HTTP server, which reads them once, when its first class is loaded. */
final class JdkServer {
  private static final Map<String, String> LIMITS =
      Map.of(
          // Without it an answer waits up to 40 ms for the client's delayed acknowledgement.
          "sun.net.httpserver.nodelay", "true",
          // Seconds for a whole request and a whole response: a slow sender is cut off.
          "sun.net.httpserver.maxReqTime", "10",
          "sun.net.httpserver.maxRspTime", "10",
          "sun.net.httpserver.idleInterval", "30",
          "sun.net.httpserver.maxIdleConnections", "1000",
          "jdk.httpserver.maxConnections", "2000",
          "sun.net.httpserver.maxReqHeaders", "100",
          "sun.net.httpserver.maxReqHeaderSize", "32768");

  private JdkServer() {}

  /** Sets what the operator did not set; has to run before the first server is made. */
  static void configure() {
    LIMITS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
