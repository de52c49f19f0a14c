package dev.exitcode.slack;

import java.net.URI;
import java.util.Locale;

/**
 * Where Slack is reached. Immutable.
 *
 * @param api the Web API, with a closing slash
 * @param responseUrls the only scheme, host and port a {@code response_url} is called on
 */
public record Endpoints(URI api, URI responseUrls) {

  /**
   * Checks both addresses.
   *
   * @throws IllegalArgumentException if one is no http or https address
   */
  public Endpoints {
    requireHttp(api);
    requireHttp(responseUrls);
    if (!api.getPath().endsWith("/")) {
      throw new IllegalArgumentException("The API address must end in a slash: " + api);
    }
  }

  /** Slack itself. */
  public static Endpoints slack() {
    return new Endpoints(
        URI.create("https://slack.com/api/"), URI.create("https://hooks.slack.com/"));
  }

  /**
   * Whether a {@code response_url} that came with a request may be called: absolute, without user
   * info, on exactly the configured scheme, host and port.
   */
  boolean allows(URI url) {
    return url.isAbsolute()
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getScheme().equalsIgnoreCase(responseUrls.getScheme())
        && url.getHost().equalsIgnoreCase(responseUrls.getHost())
        && port(url) == port(responseUrls);
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
