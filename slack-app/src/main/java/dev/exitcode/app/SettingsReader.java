package dev.exitcode.app;

import dev.exitcode.app.Environment.Variable;
import dev.exitcode.redact.Secret;
import dev.exitcode.slack.Connection;
import dev.exitcode.slack.Endpoints;
import dev.exitcode.slack.SlackConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns a settings file and the environment into {@link Settings}. */
final class SettingsReader {
  /** The form of a settings file. */
  static final String SCHEMA = "settings.schema.json";

  private final Problems problems;
  private final YamlTree tree;
  private final Environment environment;

  private SettingsReader(Problems problems, YamlTree tree, Map<String, String> variables) {
    this.problems = problems;
    this.tree = tree;
    this.environment = new Environment(variables, problems);
  }

  /**
   * Reads everything.
   *
   * @param file the settings file, or null for the defaults
   * @throws BadSettings with every problem there is
   */
  static Settings read(@Nullable SettingsFile file, Map<String, String> variables)
      throws BadSettings {
    Problems problems = new Problems(file == null ? "" : file.name());
    String text = file == null ? "" : file.text(problems);
    SecretsInFile.check(text, problems);
    YamlTree tree = YamlTree.of(text, problems);
    if (!UsualSettings.are(tree.root())) {
      schema().check(tree, problems);
    }
    return new SettingsReader(problems, tree, variables).settings();
  }

  /** Decides where {@link UsualSettings} is not sure, and finds the words. */
  static FileSchema schema() {
    return new FileSchema(SCHEMA, new FileSchema.Kind("setting", "settings", false));
  }

  private Settings settings() throws BadSettings {
    InetSocketAddress admin = address("/admin", "127.0.0.1", 8086);
    ClusterSettings pods = new ClusterReader(tree, problems).read();
    NoticeSettings notices =
        new NoticeSettings(
            new NoticeReader(tree, problems).read(pods),
            new StorageReader(tree, problems, environment).read());
    Optional<SlackConfig> slack = slack(admin);
    if (!problems.none() || slack.isEmpty()) {
      throw new BadSettings(problems.sentences());
    }
    return new Settings(
        slack.get(),
        admin,
        new Settings.Log(
            choice(Settings.Format.class, "/log/format", Settings.Log.USUAL.format()),
            choice(Settings.Level.class, "/log/level", Settings.Log.USUAL.level())),
        node("/knowledge/folder").isString() ? Path.of(text("/knowledge/folder", "")) : null,
        pods,
        notices);
  }

  private Optional<SlackConfig> slack(InetSocketAddress admin) {
    Optional<Secret> bot = environment.required(Variable.SLACK_BOT_TOKEN);
    Optional<Connection> connection =
        text("/slack/mode", "socket").equals("http") ? http(admin) : socket();
    Endpoints usual = Endpoints.slack();
    URI api = url("/slack/apiUrl", usual.api());
    URI hooks = url("/slack/hooksUrl", usual.responseUrls());
    URI files = url("/slack/filesUrl", usual.files());
    if (bot.isEmpty() || connection.isEmpty() || !problems.none()) {
      return Optional.empty();
    }
    return Optional.of(
        new SlackConfig(
            bot.get(),
            id("/slack/teamId"),
            id("/slack/appId"),
            connection.get(),
            new Endpoints(api, hooks, files)));
  }

  private Optional<Connection> socket() {
    if (tree.root().path("http").isObject()) {
      problems.at(
          tree.line("/http"),
          "http has no effect in Socket Mode: leave it out, or write in slack:  mode: http");
    }
    return environment.required(Variable.SLACK_APP_TOKEN).map(Connection.SocketMode::new);
  }

  private Optional<Connection> http(InetSocketAddress admin) {
    InetSocketAddress bind = address("/http", "0.0.0.0", 3000);
    if (bind.getPort() == admin.getPort() && bind.getPort() != 0) {
      problems.at(
          tree.line(node("/admin/port").isMissingNode() ? "/http/port" : "/admin/port"),
          "http.port and admin.port are both " + bind.getPort() + ": give them different ports.");
    }
    Optional<Secret> current = environment.required(Variable.SLACK_SIGNING_SECRET);
    Optional<Secret> previous = environment.optional(Variable.SLACK_SIGNING_SECRET_PREVIOUS);
    List<Secret> secrets = Stream.of(current, previous).flatMap(Optional::stream).toList();
    return current.map(_ -> new Connection.Http(bind, secrets));
  }

  private URI url(String pointer, URI usual) {
    int line = tree.line(pointer);
    try {
      URI url = new URI(text(pointer, usual.toString()));
      if (url.getHost() != null && url.getPort() <= 65_535) {
        return url;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    if (!problems.tellsOf(line)) {
      String key = pointer.substring(pointer.lastIndexOf('/') + 1);
      problems.at(
          line,
          "slack.%s is no URL with a host. Write for example:  %s: %s".formatted(key, key, usual));
    }
    return usual;
  }

  private InetSocketAddress address(String group, String usualHost, int usualPort) {
    String host = text(group + "/host", usualHost);
    int port = node(group + "/port").asInt(usualPort);
    boolean valid = port >= 0 && port <= 65_535; // where it is not, the schema has said so
    try {
      InetAddress ip =
          host.equals("localhost") ? InetAddress.getLoopbackAddress() : InetAddress.ofLiteral(host);
      return new InetSocketAddress(ip, valid ? port : 0);
    } catch (IllegalArgumentException e) {
      String key = group.substring(1) + ".host";
      problems.at(
          tree.line(group + "/host"),
          key + " must be an IP address or localhost. Write for example:  host: " + usualHost);
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
  }

  private <E extends Enum<E>> E choice(Class<E> type, String pointer, E usual) {
    return Enum.valueOf(type, text(pointer, usual.name()).toUpperCase(Locale.ROOT));
  }

  private @Nullable String id(String pointer) {
    return node(pointer).isString() ? node(pointer).asString() : null;
  }

  private String text(String pointer, String usual) {
    return node(pointer).isString() ? node(pointer).asString() : usual;
  }

  private JsonNode node(String pointer) {
    return tree.root().at(pointer);
  }
}
