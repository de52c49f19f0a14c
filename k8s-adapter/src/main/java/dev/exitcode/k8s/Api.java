package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to one cluster's API server, each within its own time. Thread-safe. */
final class Api implements AutoCloseable {
  /** For whom somebody waits. */
  static final Duration INTERACTIVE = Duration.ofSeconds(3);

  private static final RequestConfig ONCE =
      new RequestConfigBuilder().withRequestRetryBackoffLimit(0).build();

  static final JsonMapper JSON = JsonMapper.builder().build();

  /** A connection of which nobody hears any more says nothing; a new one may. */
  private static final int SILENT = 2;

  /** Seconds: whoever asks for more is not taken at its word. */
  private static final long MOST_PATIENT = 600;

  private final Connection connection;
  private final AtomicInteger silent = new AtomicInteger();
  private final boolean retrying;
  private final Tally tally;

  Api(Connection connection) {
    this(connection, Tally.NONE);
  }

  Api(Connection connection, Tally tally) {
    this(connection, tally, true);
  }

  private Api(Connection connection, Tally tally, boolean retrying) {
    this.connection = connection;
    this.tally = tally;
    this.retrying = retrying;
  }

  /**
   * The same for whoever has patience of its own: what fails is not tried again behind its back.
   */
  Api once() {
    return new Api(connection, tally, false);
  }

  /** Takes what it needs of an answer. */
  @FunctionalInterface
  interface Body<T> {
    T read(InputStream in) throws IOException;
  }

  /** An object or a list. */
  JsonNode get(String path, Duration budget) throws ApiException {
    return read(path, budget, JSON::readTree);
  }

  /** What is read of an answer as it comes. */
  <T> T read(String path, Duration budget, Body<T> body) throws ApiException {
    return call(new Call("GET", path, null), budget, body);
  }

  /**
   * An answer that goes on for as long as nobody closes it; only its beginning has to be in time.
   */
  InputStream stream(String path, Duration budget) throws ApiException {
    return tally.of("GET", path, () -> opened(path, budget));
  }

  private InputStream opened(String path, Duration budget) throws ApiException {
    Answer answer = answer(new Call("GET", path, null), Deadline.in(budget));
    if (answer.code() != 200) {
      answer.body.close();
      throw ApiException.ofStatus(answer.code(), retryAfter(answer.head));
    }
    return answer.body;
  }

  /** Goes another way from now on: nothing comes along this one any more. */
  void reconnect() {
    connection.renew();
  }

  /** Posts an object; what comes back. */
  JsonNode post(String path, JsonNode object, Duration budget) throws ApiException {
    return call(new Call("POST", path, object), budget, JSON::readTree);
  }

  /** Puts an object in the place of the one there; what is there then. */
  JsonNode put(String path, JsonNode object, Duration budget) throws ApiException {
    return call(new Call("PUT", path, object), budget, JSON::readTree);
  }

  /** Takes an object away. */
  void delete(String path, Duration budget) throws ApiException {
    call(new Call("DELETE", path, null), budget, JSON::readTree);
  }

  /** The namespace that is meant where none is named, or null; calls nothing. */
  @Nullable String namespace() throws ApiException {
    return connection.link().namespace();
  }

  @Override
  public void close() {
    connection.close();
  }

  private record Call(String method, String path, @Nullable JsonNode object) {
    HttpRequest on(Link link) {
      HttpRequest.Builder request = link.client().newHttpRequestBuilder().uri(link.base() + path);
      request.header("Accept", "application/json, */*");
      return object == null && method.equals("GET")
          ? request.build()
          : request
              .method(method, "application/json", object == null ? "" : object.toString())
              .build();
    }
  }

  private <T> T call(Call call, Duration budget, Body<T> body) throws ApiException {
    return tally.of(call.method, call.path, () -> called(call, budget, body));
  }

  private <T> T called(Call call, Duration budget, Body<T> body) throws ApiException {
    // Whoever calls first also waits for what calling is made of.
    boolean young = !connection.link().young().isOver();
    Deadline deadline = Deadline.in(young ? budget.multipliedBy(2) : budget);
    return taken(answer(call, deadline), deadline, body);
  }

  private record Answer(HttpResponse<AsyncBody> head, BodyStream body) {
    int code() {
      return head.code();
    }
  }

  private Answer answer(Call call, Deadline deadline) throws ApiException {
    Link link = connection.link();
    Answer answer = send(link, call, deadline);
    if (answer.code() == 401 && link.young().isOver()) {
      // Its token may be a new one by now.
      answer.body.close();
      connection.discard(link);
      answer = send(connection.link(), call, deadline);
    }
    return answer;
  }

  private HttpClient client(Link link) {
    return retrying ? link.client() : link.client().newBuilder().tag(ONCE).build();
  }

  private Answer send(Link link, Call call, Deadline deadline) throws ApiException {
    BodyStream body = new BodyStream();
    CompletableFuture<HttpResponse<AsyncBody>> sent = sent(link, call, body);
    try {
      HttpResponse<AsyncBody> head = sent.get(deadline.left(), TimeUnit.NANOSECONDS);
      silent.set(0);
      return new Answer(head, body.of(head.body()));
    } catch (TimeoutException e) {
      sent.cancel(true);
      if (silent.incrementAndGet() % SILENT == 0) {
        connection.discard(link);
      }
      throw new ApiException(Missing.Why.TIMED_OUT, "no answer in time");
    } catch (ExecutionException e) {
      throw ApiException.ofFault(e);
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new ApiException(Missing.Why.TIMED_OUT, "interrupted");
    }
  }

  /** Who stops closes the client under those that still look at something. */
  private CompletableFuture<HttpResponse<AsyncBody>> sent(Link link, Call call, BodyStream body)
      throws ApiException {
    try {
      return client(link).consumeBytes(call.on(link), body);
    } catch (IllegalStateException closed) {
      throw new ApiException(Missing.Why.UNREACHABLE, closed + "");
    }
  }

  private static <T> T taken(Answer answer, Deadline deadline, Body<T> body) throws ApiException {
    try (InputStream in = answer.body) {
      if (answer.code() != 200 && answer.code() != 201) {
        throw ApiException.ofStatus(answer.code(), retryAfter(answer.head));
      }
      Future<Void> closing = deadline.closing(in);
      try {
        return body.read(in);
      } finally {
        closing.cancel(false);
      }
    } catch (IOException | JacksonException e) {
      throw new ApiException(
          deadline.isOver() ? Missing.Why.TIMED_OUT : Missing.Why.UNREACHABLE, e + "");
    }
  }

  /** In seconds, as the API server writes it; a date would be of other clocks. */
  private static Duration retryAfter(HttpResponse<?> response) {
    String value = response.header("Retry-After");
    boolean seconds =
        value != null && !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    return seconds
        ? Duration.ofSeconds(
            value.length() > 4 ? MOST_PATIENT : Math.min(MOST_PATIENT, Long.parseLong(value)))
        : Duration.ZERO;
  }
}
