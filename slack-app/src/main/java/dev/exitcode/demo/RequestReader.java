package dev.exitcode.demo;

import com.sun.net.httpserver.Headers;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads requests off a connection: as much of HTTP/1.1 as clients send. */
final class RequestReader {
  private static final int LONGEST_HEAD = 1 << 16;

  /** Far above what any of the stand-ins takes. */
  private static final int LARGEST_BODY = 4 << 20;

  private static final int HEXADECIMAL = 16;

  private final Socket socket;
  private final InputStream in;
  private int head;

  RequestReader(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * The next request, read whole; null at the end.
   *
   * @throws IOException where it is no request
   */
  @Nullable LocalExchange next() throws IOException {
    head = 0;
    String line = line();
    if (line.isEmpty()) {
      return null;
    }
    String[] words = line.split(" ", -1);
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      throw new IOException("no request line: " + line);
    }
    Headers headers = headers();
    String body = new String(body(headers), StandardCharsets.UTF_8);
    return new LocalExchange(
        socket, new LocalExchange.Asked(words[0], uri(words[1]), headers, body));
  }

  private static URI uri(String target) throws IOException {
    try {
      return new URI(target);
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private Headers headers() throws IOException {
    Headers headers = new Headers();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("no header: " + line);
      }
      headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] body(Headers headers) throws IOException {
    if ("chunked".equalsIgnoreCase(headers.getFirst("Transfer-Encoding"))) {
      return chunks();
    }
    String length = headers.getFirst("Content-Length");
    return length == null ? new byte[0] : exactly(number(length, 10));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunk(); size > 0; size = chunk()) {
      body.write(exactly(size));
      if (body.size() > LARGEST_BODY || !line().isEmpty()) {
        throw new IOException("no chunk");
      }
    }
    return body.toByteArray();
  }

  private int chunk() throws IOException {
    int size = number(line().split(";", -1)[0], HEXADECIMAL);
    if (size == 0) {
      headers(); // what may follow the last one
    }
    return size;
  }

  private static int number(String text, int radix) throws IOException {
    try {
      return Integer.parseUnsignedInt(text.strip(), radix);
    } catch (NumberFormatException e) {
      throw new IOException("no length: " + text, e);
    }
  }

  private byte[] exactly(int length) throws IOException {
    if (length < 0 || length > LARGEST_BODY) {
      throw new IOException("too long a body");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("cut short");
    }
    return bytes;
  }

  /** Up to the end of the line; empty at the end of the stream. */
  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (++head > LONGEST_HEAD) {
        throw new IOException("too long a head");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
