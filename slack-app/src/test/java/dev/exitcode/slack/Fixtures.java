package dev.exitcode.slack;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.redact.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/** What the tests of this package share. */
final class Fixtures {
  static final String TEAM = "T0TEAM";
  static final String APP = "A0APP";
  static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  static final String BOT_TOKEN = "xoxb-1111-2222-canarybottoken";
  static final String APP_TOKEN = "xapp-1-A0APP-3333-canaryapptoken";
  static final Catalog CATALOG = Catalog.bundled();

  private Fixtures() {}

  static Connection.Http http(String... secrets) {
    return new Connection.Http(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        List.of(secrets).stream().map(Secret::of).toList());
  }

  static SlackConfig config(Connection connection, Endpoints endpoints) {
    return new SlackConfig(Secret.of(BOT_TOKEN), TEAM, APP, connection, endpoints);
  }

  /** Addresses on loopback where nothing listens. */
  static Endpoints unreachable() {
    return new Endpoints(URI.create("http://127.0.0.1:9/api/"), URI.create("http://127.0.0.1:9/"));
  }
}
