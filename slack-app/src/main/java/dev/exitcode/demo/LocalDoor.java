package dev.exitcode.demo;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Set;

/**
 * Lets in only what was meant for this workspace: requests that name the loopback address, and from
 * browsers only this workspace's own page. A page elsewhere that rebinds its name to 127.0.0.1, or
 * posts here blindly, is turned away.
 */
public final class LocalDoor extends Filter {
  private final int port;

  public LocalDoor(int port) {
    this.port = port;
  }

  @Override
  public String description() {
    return "loopback names and own origin only";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    if (!hosts().contains(Http.header(exchange, "Host"))) {
      refuse(exchange, "This workspace answers only on 127.0.0.1:" + port + ".");
    } else if (isFromElsewhere(exchange)) {
      refuse(exchange, "This workspace takes requests from its own page only.");
    } else {
      chain.doFilter(exchange);
    }
  }

  private static boolean isFromElsewhere(HttpExchange exchange) {
    String origin = Http.header(exchange, "Origin");
    String site = Http.header(exchange, "Sec-Fetch-Site");
    boolean foreign =
        !origin.isEmpty() && !origin.equals("http://" + Http.header(exchange, "Host"));
    return foreign
        || (!Set.of("", "none", "same-origin").contains(site) && !isNavigation(exchange));
  }

  /** Following a link to the page from elsewhere is fine; it only reads. */
  private static boolean isNavigation(HttpExchange exchange) {
    return Http.is(exchange, "GET") && Http.header(exchange, "Sec-Fetch-Mode").equals("navigate");
  }

  private Set<String> hosts() {
    return Set.of("127.0.0.1:" + port, "localhost:" + port);
  }

  private static void refuse(HttpExchange exchange, String why) throws IOException {
    try (exchange) {
      Http.sendText(exchange, 403, why + "\n");
    }
  }
}
