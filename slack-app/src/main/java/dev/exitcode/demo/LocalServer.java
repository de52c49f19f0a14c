package dev.exitcode.demo;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small HTTP server on the loopback address. The JDK's has limits that hold for the whole
 * process, so the bot's own door would cut every stream of a stand-in beside it; this one lets a
 * response last, and lets go of a connection in any way that is wanted. Safe for use by many
 * threads.
 */
public final class LocalServer implements AutoCloseable {
  private final ServerSocket door;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** The longest path first, so that the first that fits is the right one. */
  private final Map<String, HttpHandler> routes =
      new TreeMap<>(
          Comparator.comparingInt(String::length).reversed().thenComparing(String::compareTo));

  private volatile Interceptor interceptor = (_, answer) -> answer.give();

  private LocalServer(ServerSocket door) {
    this.door = door;
  }

  /** Stands before every answer, and may give another one, or none. */
  public interface Interceptor {
    void intercept(LocalExchange exchange, Answer answer) throws IOException;
  }

  /** The answer that a request has coming to it. */
  public interface Answer {
    void give() throws IOException;
  }

  /**
   * Takes a port.
   *
   * @param port 0 takes any free one
   * @throws IOException where the port cannot be had, with a sentence that says so
   */
  public static LocalServer bind(int port) throws IOException {
    ServerSocket door = new ServerSocket();
    try {
      door.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1_000);
      return new LocalServer(door);
    } catch (BindException taken) {
      door.close();
      throw new IOException(
          "Port %d on 127.0.0.1 is taken; choose another, or 0 for any free one.".formatted(port),
          taken);
    }
  }

  /** Has a handler answer what begins with a path; to be said before the start. */
  public void route(String path, HttpHandler handler) {
    routes.put(path, handler);
  }

  /** Has all requests from now on meet this one first. */
  public void intercept(Interceptor by) {
    interceptor = by;
  }

  public void start() {
    threads.execute(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = door.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException closed) {
      // that ends it
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      RequestReader requests = new RequestReader(socket);
      for (LocalExchange next = requests.next(); next != null; next = requests.next()) {
        handle(next);
        if (!next.isComplete()) {
          return;
        }
      }
    } catch (IOException gone) {
      // the other side has hung up, or we have
    } finally {
      open.remove(socket);
    }
  }

  private void handle(LocalExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    HttpHandler handler =
        routes.entrySet().stream()
            .filter(route -> path.startsWith(route.getKey()))
            .findFirst()
            .map(Map.Entry::getValue)
            .orElseThrow(() -> new IOException("nothing is served at " + path));
    Filter.Chain chain = new Filter.Chain(List.of(new LocalDoor(port())), handler);
    interceptor.intercept(exchange, () -> chain.doFilter(exchange));
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException alreadyClosed) {
      // as wanted
    }
    threads.shutdownNow();
  }
}
