package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
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

  static final JsonMapper JSON = JsonMapper.builder().build();

  /** A connection of which nobody hears any more says nothing; a new one may. */
  private static final int SILENT = 2;

  private final Connection connection;
  private final AtomicInteger silent = new AtomicInteger();

  Api(Connection connection) {
    this.connection = connection;
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
    return call(new Call(path, null), budget, body);
  }

  /** Posts an object; what comes back. */
  JsonNode post(String path, JsonNode object, Duration budget) throws ApiException {
    return call(new Call(path, object), budget, JSON::readTree);
  }

  /** The namespace that is meant where none is named, or null; calls nothing. */
  @Nullable String namespace() throws ApiException {
    return connection.link().namespace();
  }

  @Override
  public void close() {
    connection.close();
  }

  private record Call(String path, @Nullable JsonNode object) {
    HttpRequest on(Link link) {
      HttpRequest.Builder request = link.client().newHttpRequestBuilder().uri(link.base() + path);
      request.header("Accept", "application/json, */*");
      return object == null
          ? request.build()
          : request.post("application/json", object.toString()).build();
    }
  }

  private <T> T call(Call call, Duration budget, Body<T> body) throws ApiException {
    Link link = connection.link();
    // Whoever calls first also waits for what calling is made of.
    Deadline deadline = Deadline.in(link.young().isOver() ? budget : budget.multipliedBy(2));
    HttpResponse<InputStream> response = send(link, call, deadline);
    if (response.code() == 401 && link.young().isOver()) {
      // Its token may be a new one by now.
      close(response);
      connection.discard(link);
      response = send(connection.link(), call, deadline);
    }
    return taken(response, deadline, body);
  }

  private HttpResponse<InputStream> send(Link link, Call call, Deadline deadline)
      throws ApiException {
    CompletableFuture<HttpResponse<InputStream>> sent =
        link.client().sendAsync(call.on(link), InputStream.class);
    try {
      HttpResponse<InputStream> response = sent.get(deadline.left(), TimeUnit.NANOSECONDS);
      silent.set(0);
      return response;
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

  private static <T> T taken(HttpResponse<InputStream> response, Deadline deadline, Body<T> body)
      throws ApiException {
    try (InputStream in = response.body()) {
      if (response.code() != 200 && response.code() != 201) {
        throw ApiException.ofStatus(response.code());
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

  private static void close(HttpResponse<InputStream> response) throws ApiException {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new ApiException(Missing.Why.UNREACHABLE, e + "");
    }
  }
}
