package dev.exitcode.slack;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Addresses as they stand in a URL. */
public final class HostPort {
  private HostPort() {}

  /** Such as {@code 127.0.0.1:3000} or {@code [::1]:3000}. */
  public static String of(InetSocketAddress address) {
    InetAddress resolved = address.getAddress();
    String host = resolved == null ? address.getHostString() : resolved.getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
