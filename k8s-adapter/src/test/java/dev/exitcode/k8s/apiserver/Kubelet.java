package dev.exitcode.k8s.apiserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The kubelet as far as the API server asks it for logs: {@code /containerLogs/NS/POD/CONTAINER},
 * over TLS with a certificate shown by both sides. It answers with kubelet's words where there is
 * no log.
 */
final class Kubelet implements AutoCloseable {
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, byte[]> logs = new ConcurrentHashMap<>();

  private Kubelet(HttpsServer server) {
    this.server = server;
  }

  static Kubelet start(SSLContext tls) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = tls.getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    Kubelet kubelet = new Kubelet(server);
    server.setExecutor(kubelet.threads);
    server.createContext("/containerLogs/", kubelet::answer);
    server.start();
    return kubelet;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Keeps what a container has written; {@code container} is {@code namespace/pod/container}. */
  void current(String container, String log) {
    logs.put(container, log.getBytes(StandardCharsets.UTF_8));
  }

  /** Keeps what the instance before the present one had written. */
  void previous(String container, String log) {
    logs.put(container + "?previous", log.getBytes(StandardCharsets.UTF_8));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      String container = uri.getPath().substring("/containerLogs/".length());
      List<String> options = Arrays.asList(String.valueOf(uri.getQuery()).split("&"));
      boolean previous = options.contains("previous=true");
      byte[] log = logs.get(previous ? container + "?previous" : container);
      if (log == null) {
        send(exchange, 400, missing(container.split("/"), previous));
      } else {
        send(exchange, 200, Tail.of(log, options));
      }
    }
  }

  private static byte[] missing(String[] path, boolean previous) {
    String sentence =
        previous
            ? "previous terminated container \"%2$s\" in pod \"%1$s\" not found\n"
            : "container \"%2$s\" in pod \"%1$s\" is waiting to start: ContainerCreating\n";
    return sentence.formatted(path[1], path[2]).getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  /** The end of a log, as {@code tailLines} and {@code limitBytes} ask for it. */
  private static final class Tail {
    private Tail() {}

    static byte[] of(byte[] log, List<String> options) {
      int from = start(log, number(options, "tailLines=", Integer.MAX_VALUE));
      int most = number(options, "limitBytes=", Integer.MAX_VALUE);
      return Arrays.copyOfRange(log, from, from + Math.min(most, log.length - from));
    }

    private static int start(byte[] log, int lines) {
      int left = lines;
      for (int i = log.length - 1; i > 0; i--) {
        if (log[i - 1] == '\n' && --left == 0) {
          return i;
        }
      }
      return lines == 0 ? log.length : 0;
    }

    private static int number(List<String> options, String name, int otherwise) {
      return options.stream()
          .filter(o -> o.startsWith(name))
          .map(o -> Integer.parseInt(o.substring(name.length())))
          .findFirst()
          .orElse(otherwise);
    }
  }
}
