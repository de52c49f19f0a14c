package dev.exitcode.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The methods of Slack's Web API that answers about pods need. Safe for many threads. */
final class WebMethods {
  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");
  private static final MediaType TEXT = MediaType.get("text/plain; charset=utf-8");

  private final SlackApi api;
  private final Endpoints endpoints;

  WebMethods(SlackApi api, Endpoints endpoints) {
    this.api = api;
    this.endpoints = endpoints;
  }

  /**
   * A place to write to.
   *
   * @param channel of a channel or a conversation; or a user, whom it then reaches directly
   * @param thread the timestamp of the message to answer below, or null
   */
  record Spot(String channel, @Nullable String thread) {
    private Map<String, String> arguments() {
      Map<String, String> arguments = new HashMap<>(Map.of("channel", channel));
      if (thread != null) {
        arguments.put("thread_ts", thread);
      }
      return arguments;
    }
  }

  /** Posts for all to see; returns where it stands: the channel and the message's timestamp. */
  Spot post(Spot spot, Message message) throws IOException {
    JsonObject answer = chat("chat.postMessage", spot.arguments(), message);
    return new Spot(text(answer, "channel", spot.channel()), text(answer, "ts", ""));
  }

  /** Shows a message to one user of a channel. */
  void whisper(Spot spot, String user, Message message) throws IOException {
    Map<String, String> arguments = spot.arguments();
    arguments.put("user", user);
    JsonObject _ = chat("chat.postEphemeral", arguments, message);
  }

  /** Puts a message in the place of one that {@link #post} returned. */
  void replace(Spot posted, Message message) throws IOException {
    Map<String, String> arguments =
        Map.of("channel", posted.channel(), "ts", String.valueOf(posted.thread()));
    JsonObject _ = chat("chat.update", arguments, message);
  }

  private JsonObject chat(String method, Map<String, String> arguments, Message message)
      throws IOException {
    return api.call(method, SlackApi.json(Wire.posted(arguments, message)));
  }

  /** Calls a method that only reads, or takes no message. */
  JsonObject form(String method, Map<String, String> arguments) throws IOException {
    return api.call(method, body(arguments));
  }

  /** As {@link #form}; where Slack is asked too much, it fails at once. */
  JsonObject look(String method, Map<String, String> arguments) throws IOException {
    return api.answer(method, api.request(method, body(arguments)));
  }

  private static RequestBody body(Map<String, String> arguments) {
    String body =
        arguments.entrySet().stream()
            .map(a -> a.getKey() + "=" + URLEncoder.encode(a.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return RequestBody.create(body, FORM);
  }

  /**
   * Uploads a text file.
   *
   * @param name of the file, which people see
   */
  void upload(Spot spot, String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    JsonObject granted =
        form(
            "files.getUploadURLExternal",
            Map.of("filename", name, "length", Integer.toString(bytes.length)));
    send(text(granted, "upload_url", ""), bytes);
    JsonObject file = new JsonObject();
    file.addProperty("id", text(granted, "file_id", ""));
    file.addProperty("title", name);
    Map<String, String> arguments = new HashMap<>(Map.of("files", "[" + file + "]"));
    arguments.put("channel_id", spot.channel());
    if (spot.thread() != null) {
      arguments.put("thread_ts", spot.thread());
    }
    JsonObject _ = form("files.completeUploadExternal", arguments);
  }

  private void send(String url, byte[] bytes) throws IOException {
    if (!isOnFileHost(url)) {
      throw new IOException("Slack named an upload address that is not on its file host");
    }
    Request request = new Request.Builder().url(url).post(RequestBody.create(bytes, TEXT)).build();
    try (Response response = api.once().newCall(request).execute()) {
      SlackApi.requireTaken(response);
    }
  }

  private boolean isOnFileHost(String url) {
    try {
      return endpoints.allowsFile(URI.create(url));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String text(JsonObject answer, String name, String otherwise) {
    JsonElement value = answer.get(name);
    return value instanceof JsonPrimitive text ? text.getAsString() : otherwise;
  }
}
