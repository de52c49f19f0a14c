package dev.exitcode.slack;

import java.net.URI;
import java.util.Locale;

/**
 * Where Slack is reached. Immutable.
 *
 * @param api the Web API, with a closing slash
 * @param responseUrls the only scheme, host and port a {@code response_url} is called on
 * @param files the only scheme, host and port a file is downloaded from
 */
public record Endpoints(URI api, URI responseUrls, URI files) {

  /**
   * Checks the addresses.
   *
   * @throws IllegalArgumentException if one is no http or https address
   */
  public Endpoints {
    requireHttp(api);
    requireHttp(responseUrls);
    requireHttp(files);
    if (!api.getPath().endsWith("/")) {
      throw new IllegalArgumentException("The API address must end in a slash: " + api);
    }
  }

  /** Slack itself. */
  public static Endpoints slack() {
    return new Endpoints(
        URI.create("https://slack.com/api/"),
        URI.create("https://hooks.slack.com/"),
        URI.create("https://files.slack.com/"));
  }

  /** Whether a {@code response_url} that came with a request may be called. */
  boolean allows(URI url) {
    return isOn(responseUrls, url);
  }

  /** Whether a file may be downloaded from here, with the bot token. */
  boolean allowsFile(URI url) {
    return isOn(files, url);
  }

  /** Absolute, without user info, on exactly this scheme, host and port. */
  private static boolean isOn(URI only, URI url) {
    return url.isAbsolute()
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getScheme().equalsIgnoreCase(only.getScheme())
        && url.getHost().equalsIgnoreCase(only.getHost())
        && port(url) == port(only);
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }

  private static void requireHttp(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException("Not an http or https address: " + url);
    }
  }
}
