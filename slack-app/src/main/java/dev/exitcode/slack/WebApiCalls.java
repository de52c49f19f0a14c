package dev.exitcode.slack;

import dev.exitcode.delivery.Reply;
import dev.exitcode.delivery.SlackCalls;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Slack's Web API with the bot token, each call made once. Safe for many threads. */
final class WebApiCalls implements SlackCalls {
  private final SlackApi api;

  WebApiCalls(SlackApi api) {
    this.api = api;
  }

  @Override
  public Reply post(String method, ObjectNode arguments) {
    return call(method, SlackApi.json(arguments.toString()));
  }

  @Override
  public Reply read(String method, Map<String, String> arguments) {
    FormBody.Builder form = new FormBody.Builder();
    arguments.forEach(form::add);
    return call(method, form.build());
  }

  private Reply call(String method, RequestBody arguments) {
    Watched body = new Watched(arguments);
    Request request = api.request(method, body);
    try (Response response = api.once().newCall(request).execute()) {
      ResponseBody answer = response.body();
      String text = answer == null ? "" : answer.string();
      return doubted(Reply.of(response.code(), response.header("Retry-After"), text));
    } catch (IOException e) {
      String why = Failure.of(e).reason();
      return body.left.get() ? new Reply.InDoubt(why) : new Reply.NotSent(why);
    }
  }

  /** A word about the token has it checked soon, for all who use it. */
  private Reply doubted(Reply reply) {
    if (reply instanceof Reply.Refused(String error)) {
      api.tokenDoubt().consider(error);
    }
    return reply;
  }

  /** Knows whether anything of it left: what did not cannot have had an effect. */
  private static final class Watched extends RequestBody {
    private final RequestBody body;
    private final AtomicBoolean left = new AtomicBoolean();

    Watched(RequestBody body) {
      this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    /** Has OkHttp not send it again of its own accord, as it would after some answers. */
    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      left.set(true);
      body.writeTo(sink);
    }
  }
}
