package dev.exitcode.demo.cluster;

import java.util.List;

/**
 * How a container ends.
 *
 * @param reason as kubelet words it, such as {@code OOMKilled}
 * @param message what the container left as its last word; empty for none
 * @param log what it wrote last
 * @param event what kubelet says of why it was killed, as {@code Reason: message}; empty for
 *     nothing
 */
public record Death(int exitCode, String reason, String message, List<String> log, String event) {
  public Death {
    log = List.copyOf(log);
  }

  /** One that leaves nothing behind. */
  public static Death of(int exitCode, String reason) {
    return new Death(exitCode, reason, "", List.of(), "");
  }

  /** The same with these last lines. */
  public Death withLog(String... lines) {
    return new Death(exitCode, reason, message, List.of(lines), event);
  }
}
