package dev.exitcode.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls made to Slack; one SDK instance per process. Safe for many threads. */
final class SlackApi implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SlackApi.class);
  private static final int LONGEST_WAIT_MILLIS = 5_000;
  private static final int LONGEST_CALL_MILLIS = 8_000;
  private static final int LONGEST_RETRY_SECONDS = 30;

  private final SlackConfig config;
  private final Pause pause;
  private final TokenDoubt tokenDoubt = new TokenDoubt();
  private @Nullable Clients clients;

  /**
   * What calls are made with.
   *
   * @param once never tries a second time: a silent second try could post twice
   */
  private record Clients(Slack slack, OkHttpClient once) {}

  /** What was sent had certainly no effect. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final int retryAfter;

    Refused(String message) {
      this(message, 0);
    }

    /** {@code retryAfter} is when Slack wants to be asked again, in seconds; 0: it does not say. */
    Refused(String message, int retryAfter) {
      super(message);
      this.retryAfter = retryAfter;
    }
  }

  /** How to let time pass. */
  @FunctionalInterface
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  SlackApi(SlackConfig config) {
    this(config, Thread::sleep);
  }

  SlackApi(SlackConfig config, Pause pause) {
    this.config = config;
    this.pause = pause;
  }

  /** Made at the first call: an HTTP client with its trust store costs a third of a start. */
  private synchronized Clients clients() {
    Clients made = clients == null ? make(config.endpoints().api()) : clients;
    clients = made;
    return made;
  }

  private static Clients make(URI api) {
    Slack slack = Slack.getInstance(sdk(api));
    OkHttpClient usual = slack.getHttpClient().getOkHttpClient();
    return new Clients(slack, usual.newBuilder().retryOnConnectionFailure(false).build());
  }

  private static com.slack.api.SlackConfig sdk(URI api) {
    com.slack.api.SlackConfig sdk = new com.slack.api.SlackConfig();
    sdk.setStatsEnabled(false);
    // They would print headers, tokens among them, wherever a log level is lowered.
    sdk.setHttpClientResponseHandlers(new ArrayList<>());
    sdk.setMethodsEndpointUrlPrefix(api.toString());
    sdk.setHttpClientReadTimeoutMillis(LONGEST_WAIT_MILLIS);
    sdk.setHttpClientWriteTimeoutMillis(LONGEST_WAIT_MILLIS);
    sdk.setHttpClientCallTimeoutMillis(LONGEST_CALL_MILLIS);
    if (isLoopback(api)) {
      // The SDK takes a proxy from the environment and knows no exceptions to it.
      sdk.setProxyUrl(null);
    }
    return sdk;
  }

  Slack slack() {
    return clients().slack();
  }

  /** Calls without a silent second try. */
  OkHttpClient once() {
    return clients().once();
  }

  /** Raised when Slack refuses a call because of the bot token. */
  TokenDoubt tokenDoubt() {
    return tokenDoubt;
  }

  /** Asks whom the bot token belongs to. */
  AuthTestResponse authTest() throws IOException, SlackApiException {
    return slack().methods().authTest(r -> r.token(config.botToken().reveal()));
  }

  /** Asks for the address of a new Socket Mode session. */
  URI openConnection(Connection.SocketMode socketMode) throws IOException, SlackApiException {
    var answer =
        slack().methods().appsConnectionsOpen(r -> r.token(socketMode.appToken().reveal()));
    if (!answer.isOk()) {
      throw new IOException("Slack refused to open a connection (" + answer.getError() + ")");
    }
    URI address = URI.create(answer.getUrl());
    if (!isAllowed(address)) {
      throw new IOException("Slack named a connection that is not encrypted");
    }
    return address;
  }

  private boolean isAllowed(URI address) {
    boolean plain = "http".equals(config.endpoints().api().getScheme());
    return "wss".equals(address.getScheme()) || (plain && "ws".equals(address.getScheme()));
  }

  /** Opens a modal; the trigger is good for three seconds. */
  void openView(String triggerId, View view) throws IOException, SlackApiException {
    openView(triggerId, Wire.view(view));
  }

  /** As above, of a view as JSON. */
  void openView(String triggerId, String view) throws IOException, SlackApiException {
    ViewsOpenResponse answer =
        slack()
            .methods(config.botToken().reveal())
            .viewsOpen(r -> r.triggerId(triggerId).viewAsString(view));
    if (!answer.isOk()) {
      tokenDoubt.consider(answer.getError());
      throw new IOException("Slack refused to open the details (" + answer.getError() + ")");
    }
  }

  /** Posts a message into a channel; certainly not twice. */
  void post(String channel, Message message) throws IOException {
    JsonObject _ = call("chat.postMessage", json(Wire.posted(channel, message)));
  }

  /**
   * Calls a method of the Web API with the bot token; certainly not twice. Where Slack is asked too
   * much, it is asked once more when it wants to be.
   *
   * @throws IOException where Slack refuses, with its word for why, or cannot be asked
   */
  JsonObject call(String method, RequestBody arguments) throws IOException {
    Request request = request(method, arguments);
    try {
      return answer(method, request);
    } catch (Refused e) {
      if (e.retryAfter == 0 || e.retryAfter > LONGEST_RETRY_SECONDS) {
        throw e;
      }
      pause(e);
      return answer(method, request);
    }
  }

  /** A call of a method with the bot token. */
  Request request(String method, RequestBody arguments) {
    return new Request.Builder()
        .url(config.endpoints().api().resolve(method).toString())
        .header("Authorization", "Bearer " + config.botToken().reveal())
        .post(arguments)
        .build();
  }

  private void pause(Refused refused) throws Refused {
    try {
      pause.of(Duration.ofSeconds(refused.retryAfter));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused;
    }
  }

  /** The answer to a call, without patience. */
  JsonObject answer(String method, Request request) throws IOException {
    try (Response response = once().newCall(request).execute()) {
      requireTaken(response);
      ResponseBody body = response.body();
      return requireOk(method, body == null ? "" : body.string());
    }
  }

  private JsonObject requireOk(String method, String answer) throws IOException {
    JsonObject json = object(answer);
    if (!(json.get("ok") instanceof JsonPrimitive ok && ok.getAsBoolean())) {
      String error = json.get("error") instanceof JsonPrimitive word ? word.getAsString() : "?";
      tokenDoubt.consider(error);
      throw new IOException("Slack refused %s (%s)".formatted(method, Clean.line(error, 60)));
    }
    return json;
  }

  /** Empty where an answer is none, or breaks off. */
  private static JsonObject object(String answer) {
    try {
      return JsonParser.parseString(answer) instanceof JsonObject json ? json : new JsonObject();
    } catch (JsonParseException e) {
      return new JsonObject();
    }
  }

  /**
   * Posts to a {@code response_url}.
   *
   * @param responseUrl as the request named it; null where it named none
   * @throws Refused if the address is not one of Slack's, or Slack does not take it (4xx)
   * @throws IOException if it is not known whether Slack took it
   */
  void respond(@Nullable String responseUrl, String json) throws IOException {
    String url = allowed(responseUrl).toString();
    Request request = new Request.Builder().url(url).post(json(json)).build();
    try (Response response = once().newCall(request).execute()) {
      requireTaken(response);
    }
  }

  static RequestBody json(String json) {
    return RequestBody.create(json, MediaType.get("application/json; charset=utf-8"));
  }

  static void requireTaken(Response response) throws IOException {
    int status = response.code();
    if (status >= 400 && status < 500) {
      throw new Refused("Slack answered with status " + status, retryAfter(response));
    }
    if (status != 200) {
      // A gateway may give up on a post that Slack has taken.
      throw new IOException("Slack answered with status " + status);
    }
  }

  private static int retryAfter(Response response) {
    String after = response.header("Retry-After");
    return after != null && after.matches("[0-9]{1,6}") ? Integer.parseInt(after) : 0;
  }

  private URI allowed(@Nullable String responseUrl) throws Refused {
    if (responseUrl == null) {
      throw new Refused("there is no response_url");
    }
    try {
      URI url = URI.create(responseUrl);
      if (config.endpoints().allows(url)) {
        return url;
      }
      throw new Refused("the response_url is not one of Slack's");
    } catch (IllegalArgumentException e) {
      throw new Refused("the response_url is malformed");
    }
  }

  private static boolean isLoopback(URI address) {
    String host = address.getHost();
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  @Override
  public synchronized void close() {
    if (clients == null) {
      return;
    }
    try {
      clients.slack().close();
    } catch (Exception e) {
      log.warn("Could not close the connections to Slack: {}", Failure.of(e).reason());
    }
  }
}
