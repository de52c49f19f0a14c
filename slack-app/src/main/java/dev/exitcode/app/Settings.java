package dev.exitcode.app;

import dev.exitcode.redact.Secret;
import dev.exitcode.slack.Connection;
import dev.exitcode.slack.HostPort;
import dev.exitcode.slack.SlackConfig;
import dev.exitcode.store.Location;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code exitcode serve} can be told, checked. Immutable; prints no secret. Keys and
 * defaults stand in docs/settings.md.
 *
 * @param slack the Slack app and how requests reach the bot
 * @param admin where /live, /ready and /health are served
 * @param log the form and level of the log
 * @param knowledge the folder with the team's own knowledge, or null
 * @param pods the clusters that may be asked, and who may
 * @param notices who is told of crashes
 */
record Settings(
    SlackConfig slack,
    InetSocketAddress admin,
    Log log,
    @Nullable Path knowledge,
    ClusterSettings pods,
    NoticeSettings notices) {

  /** Every secret that is held, so that it can be kept out of the log. */
  List<Secret> secrets() {
    List<Secret> all = new ArrayList<>(slack.secrets());
    if (notices.storage() instanceof Location.Postgres database && database.password() != null) {
      all.add(database.password());
    }
    return all;
  }

  /** What will happen, in one line for people. */
  String summary() {
    String mode =
        switch (slack.connection()) {
          case Connection.SocketMode _ -> "Socket Mode";
          case Connection.Http http -> "HTTP on " + HostPort.of(http.bind());
        };
    return mode + ", admin on " + HostPort.of(admin) + pods.summary() + ".";
  }

  /** The log on standard error. */
  record Log(Format format, Level level) {
    static final Log USUAL = new Log(Format.LINE, Level.INFO);
    static final Log QUIET = new Log(Format.LINE, Level.WARN);
  }

  /** One event a line, in either form. */
  enum Format {
    LINE,
    JSON
  }

  /** The least important events that are logged. */
  enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }
}
