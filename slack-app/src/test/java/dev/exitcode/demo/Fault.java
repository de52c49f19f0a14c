package dev.exitcode.demo;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** What may go wrong with a request, whichever stand-in answers it. */
public interface Fault extends LocalServer.Interceptor {
  /** The connection is reset before anything is done. */
  static Fault reset() {
    return (exchange, _) -> exchange.reset();
  }

  /** The connection is closed before anything is done. */
  static Fault hangUp() {
    return (exchange, _) -> exchange.hangUp();
  }

  /** Nothing is done and nothing comes, until the other side gives up. */
  static Fault silence() {
    return (exchange, _) -> exchange.fallSilent();
  }

  /** Nothing is done, and this is the answer. */
  static Fault answer(int status, Map<String, String> headers, String body) {
    return (exchange, _) -> {
      headers.forEach(exchange.getResponseHeaders()::set);
      try (exchange) {
        Http.send(exchange, status, Http.JSON, body.getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  static Fault status(int status) {
    return answer(status, Map.of(), "");
  }

  /** Too many requests, with this in the header for when to come again; none where it is empty. */
  static Fault tooMany(String retryAfter) {
    Map<String, String> headers =
        retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter);
    return answer(429, headers, "{\"ok\":false,\"error\":\"ratelimited\"}");
  }

  /** Slack's refusal with this word. */
  static Fault refusal(String error) {
    return answer(200, Map.of(), "{\"ok\":false,\"error\":\"" + error + "\"}");
  }

  /** An API server's failure. */
  static Fault failure(int code, String reason) {
    return answer(code, Map.of(), failureJson(code, reason));
  }

  /** A stream that begins well and holds this. */
  static Fault stream(String content) {
    return answer(200, Map.of(), content);
  }

  static String failureJson(int code, String reason) {
    return ("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
            + "\"message\":\"%s\",\"reason\":\"%s\",\"code\":%d}")
        .formatted(reason, reason, code);
  }

  /** What was asked is done, its answer is thrown away, and then this happens. */
  static Fault afterAccepting(Fault then) {
    return (exchange, answer) -> {
      exchange.throughWire(_ -> OutputStream.nullOutputStream());
      answer.give();
      exchange.throughWire(UnaryOperator.identity());
      then.intercept(exchange, () -> {});
    };
  }

  /** The body of the answer is no HTTP. */
  static Fault malformed() {
    return (exchange, _) -> {
      exchange.writeRaw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n");
      exchange.hangUp();
    };
  }

  /** The answer is cut after so many bytes, its head among them. */
  static Fault cutAfter(long bytes, Fault then) {
    return (exchange, answer) -> {
      exchange.throughWire(wire -> new Cut(wire, bytes, () -> then.intercept(exchange, () -> {})));
      answer.give();
    };
  }

  /** The answer comes at this pace. */
  static Fault slow(int bytesPerSecond) {
    return (exchange, answer) -> {
      exchange.throughWire(wire -> new Trickle(wire, bytesPerSecond));
      answer.give();
    };
  }

  /** The request waits for a word before anything is done. */
  static Fault held(CountDownLatch word) {
    return (_, answer) -> {
      try {
        word.await();
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
      }
      answer.give();
    };
  }
}
