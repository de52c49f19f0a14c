package dev.exitcode.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A request, read whole, and the answer to it; for one thread, but for the ways to hang up. */
public final class LocalExchange extends HttpExchange {
  private final Socket socket;
  private final Asked asked;
  private final Headers answered = new Headers();
  private OutputStream wire;
  private @Nullable ResponseBody response;
  private int status = -1;

  LocalExchange(Socket socket, Asked asked) throws IOException {
    this.socket = socket;
    this.asked = asked;
    this.wire = new BufferedOutputStream(socket.getOutputStream());
  }

  /** What came over the wire. */
  record Asked(String method, URI uri, Headers headers, String body) {}

  /** Puts something between the answer and the socket; to be said before the answer. */
  public void throughWire(UnaryOperator<OutputStream> made) throws IOException {
    wire = new BufferedOutputStream(made.apply(socket.getOutputStream()));
  }

  /** Puts this on the wire, past the answer. */
  public void writeRaw(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Hangs up; what was not flushed is lost. */
  public void hangUp() throws IOException {
    socket.close();
  }

  /** Hangs up without a farewell: the other side meets a reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Says nothing until the other side hangs up. */
  public void fallSilent() throws IOException {
    while (socket.getInputStream().read() >= 0) {
      // whatever it says
    }
  }

  /** The request's body; it was read before the answer began. */
  public String body() {
    return asked.body;
  }

  /** Whether the answer was given whole, so that another request may follow. */
  boolean isComplete() {
    boolean last = "close".equalsIgnoreCase(asked.headers.getFirst("Connection"));
    return !last && response != null && response.isComplete();
  }

  @Override
  public void sendResponseHeaders(int code, long length) throws IOException {
    status = code;
    boolean chunked = length == 0;
    if (chunked) {
      answered.set("Transfer-Encoding", "chunked");
    } else {
      answered.set("Content-Length", Long.toString(Math.max(0, length)));
    }
    StringBuilder head = new StringBuilder("HTTP/1.1 " + code + " \r\n");
    answered.forEach(
        (name, values) -> values.forEach(value -> head.append(name + ": " + value + "\r\n")));
    wire.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    boolean without = asked.method.equals("HEAD");
    response = new ResponseBody(wire, chunked && !without, without ? 0 : length);
  }

  @Override
  public OutputStream getResponseBody() {
    if (response == null) {
      throw new IllegalStateException("the headers come first");
    }
    return response;
  }

  @Override
  public void close() {
    try {
      if (response != null) {
        response.close();
      }
    } catch (IOException gone) {
      // it is not complete, then
    }
  }

  @Override
  public Headers getRequestHeaders() {
    return asked.headers;
  }

  @Override
  public Headers getResponseHeaders() {
    return answered;
  }

  @Override
  public URI getRequestURI() {
    return asked.uri;
  }

  @Override
  public String getRequestMethod() {
    return asked.method;
  }

  @Override
  public InputStream getRequestBody() {
    return new ByteArrayInputStream(asked.body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int getResponseCode() {
    return status;
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return (InetSocketAddress) socket.getRemoteSocketAddress();
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  @Override
  public String getProtocol() {
    return "HTTP/1.1";
  }

  @Override
  public HttpContext getHttpContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return null;
  }

  @Override
  public void setAttribute(String name, Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setStreams(InputStream in, OutputStream out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable HttpPrincipal getPrincipal() {
    return null;
  }
}
