package dev.exitcode.k8s;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/**
 * An API server that lists and watches pods, on a socket of its own so that every byte can be
 * wrong. What it was told to answer next goes before what it would answer.
 */
final class WatchServer implements AutoCloseable {
  /** Writes an answer, head and all. */
  @FunctionalInterface
  interface Answer {
    void to(Exchange exchange) throws IOException;
  }

  /** One version and the event that made it. */
  private record Change(String version, String namespace, String event) {}

  /** One that is there, as JSON but for its version. */
  private record Pod(String namespace, String name, String json) {
    static Pod of(String text) {
      JsonNode pod = Parsed.tree(text);
      return new Pod(
          pod.at("/metadata/namespace").asString(),
          pod.at("/metadata/name").asString(),
          pod.toString());
    }

    String key() {
      return namespace + "/" + name;
    }

    String at(int version) {
      return json.replace(
          "\"metadata\":{", "\"metadata\":{\"resourceVersion\":\"" + version + "\",");
    }
  }

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Long> listedAt = new CopyOnWriteArrayList<>();
  private final Map<String, Pod> pods = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Exchange> watches = new ArrayList<>();
  private final Deque<Answer> lists = new ArrayDeque<>();
  private final Deque<Answer> watched = new ArrayDeque<>();
  private final int port;
  private ServerSocket server;
  private int version = 100;

  WatchServer() throws IOException {
    server = listening(0);
    port = server.getLocalPort();
    accept(server);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What was asked, decoded. */
  List<String> asked() {
    return asked;
  }

  long lists() {
    return asked.stream().filter(a -> !a.contains("watch=") && !a.contains("continue=")).count();
  }

  long watches() {
    return asked.stream().filter(a -> a.contains("watch=")).count();
  }

  List<Long> listedAt() {
    return listedAt;
  }

  /** What the next list is answered with. */
  synchronized WatchServer nextList(Answer answer) {
    lists.add(answer);
    return this;
  }

  /** What the next watch is answered with. */
  synchronized WatchServer nextWatch(Answer answer) {
    watched.add(answer);
    return this;
  }

  /** A pod as it is from now on; those that watch are told. Written without quotes. */
  synchronized WatchServer pod(String pod) {
    Pod now = Pod.of(pod);
    return change(pods.put(now.key(), now) == null ? "ADDED" : "MODIFIED", now);
  }

  /** A pod as it is at last. */
  synchronized WatchServer delete(String pod) {
    Pod last = Pod.of(pod);
    pods.remove(last.key());
    return change("DELETED", last);
  }

  /** A pod that goes without a word, as while nobody watches. */
  synchronized void vanish(String pod) {
    pods.remove(Pod.of(pod).key());
  }

  private WatchServer change(String type, Pod pod) {
    version++;
    String object = pod.at(version);
    Change change =
        new Change(
            version + "", pod.namespace, "{\"type\":\"" + type + "\",\"object\":" + object + "}\n");
    changes.add(change);
    List.copyOf(watches).forEach(watch -> watch.send(change));
    return this;
  }

  synchronized void bookmark() {
    version++;
    String line =
        "{\"type\":\"BOOKMARK\",\"object\":{\"kind\":\"Pod\",\"metadata\":{\"resourceVersion\":\""
            + version
            + "\"}}}\n";
    changes.add(new Change(version + "", "", line));
    raw(line);
  }

  /** Bytes for all that watch. */
  synchronized void raw(String text) {
    List.copyOf(watches).forEach(watch -> watch.chunk(text.getBytes(StandardCharsets.UTF_8)));
  }

  synchronized void raw(byte[] bytes) {
    List.copyOf(watches).forEach(watch -> watch.chunk(bytes));
  }

  /** Ends all watches as a server does when their time is over. */
  synchronized void end() {
    List.copyOf(watches).forEach(Exchange::end);
    watches.clear();
  }

  /** Cuts all connections. */
  synchronized void cut() {
    List.copyOf(watches).forEach(Exchange::cut);
    watches.clear();
  }

  /** Forgets what was before: who asks from there is told that it is gone. */
  synchronized void compact() {
    changes.clear();
    version += 10;
  }

  /** Counts anew from there, as after a restore. */
  synchronized void rewind(int to) {
    changes.clear();
    version = to;
  }

  synchronized int open() {
    return watches.size();
  }

  void stop() throws IOException {
    server.close();
    cut();
  }

  void startAgain() throws IOException {
    server = listening(port);
    accept(server);
  }

  @Override
  public void close() throws IOException {
    stop();
  }

  private static ServerSocket listening(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    return socket;
  }

  private void accept(ServerSocket on) {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!on.isClosed()) {
                try {
                  Socket socket = on.accept();
                  Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException e) {
                  // Closed.
                }
              }
            });
  }

  private void serve(Socket socket) {
    try {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String target = line.split(" ")[1];
        for (String head = in.readLine(); head != null && !head.isEmpty(); ) {
          head = in.readLine();
        }
        answer(new Exchange(socket, URLDecoder.decode(target, StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      // Cut.
    }
  }

  private void answer(Exchange exchange) throws IOException {
    boolean watch = exchange.target.contains("watch=");
    Answer answer;
    synchronized (this) {
      asked.add(exchange.target);
      if (!watch) {
        listedAt.add(System.nanoTime());
      }
      Answer next = (watch ? watched : lists).poll();
      answer = next != null ? next : watch ? this::watch : this::list;
    }
    answer.to(exchange);
  }

  /** The usual list, two pods a page. */
  void list(Exchange exchange) {
    StringBuilder items = new StringBuilder();
    String next = "";
    synchronized (this) {
      List<Pod> all = pods.values().stream().filter(p -> exchange.sees(p.namespace)).toList();
      int from = exchange.number("continue", 0);
      int to = Math.min(all.size(), from + 2);
      for (Pod pod : all.subList(from, to)) {
        items.append(items.isEmpty() ? "" : ",").append(pod.at(version));
      }
      next = to < all.size() ? to + "" : "";
      exchange.body(
          200,
          "",
          "{\"kind\":\"PodList\",\"metadata\":{\"resourceVersion\":\"%s\",\"continue\":\"%s\"},\"items\":[%s]}"
              .formatted(version, next, items));
    }
  }

  /** The usual watch: what came after a version, then what comes. */
  synchronized void watch(Exchange exchange) {
    String from = exchange.parameter("resourceVersion");
    int start = -1;
    for (int i = 0; i < changes.size(); i++) {
      start = changes.get(i).version.equals(from) ? i + 1 : start;
    }
    boolean newest = (version + "").equals(from);
    boolean oldest =
        !changes.isEmpty() && (Integer.parseInt(changes.getFirst().version) - 1 + "").equals(from);
    if (start < 0 && !newest && !oldest) {
      gone(exchange);
      return;
    }
    exchange.begin();
    changes
        .subList(start < 0 ? (newest ? changes.size() : 0) : start, changes.size())
        .forEach(exchange::send);
    watches.add(exchange);
  }

  static void gone(Exchange exchange) {
    exchange.body(410, "", STATUS_GONE);
  }

  static final String STATUS_GONE =
      "{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"Expired\",\"code\":410}";

  /** One request and its answer. */
  static final class Exchange {
    private final Socket socket;
    private final String target;

    Exchange(Socket socket, String target) {
      this.socket = socket;
      this.target = target;
    }

    String parameter(String name) {
      for (String pair : target.substring(target.indexOf('?') + 1).split("&")) {
        if (pair.startsWith(name + "=")) {
          return pair.substring(name.length() + 1);
        }
      }
      return "";
    }

    int number(String name, int otherwise) {
      String value = parameter(name);
      return value.isEmpty() ? otherwise : Integer.parseInt(value);
    }

    boolean sees(String namespace) {
      return target.startsWith("/api/v1/pods")
          || target.startsWith("/api/v1/namespaces/" + namespace + "/");
    }

    /** An answer that is whole. */
    void body(int status, String headers, String body) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      write(
          "HTTP/1.1 "
              + status
              + " -\r\nContent-Type: application/json\r\n"
              + headers
              + "Content-Length: "
              + bytes.length
              + "\r\n\r\n");
      write(bytes);
    }

    /** The head of an answer that goes on. */
    void begin() {
      write(
          "HTTP/1.1 200 OK\r\n"
              + "Content-Type: application/json\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n");
    }

    private void send(Change change) {
      if (change.namespace.isEmpty() || sees(change.namespace)) {
        chunk(change.event.getBytes(StandardCharsets.UTF_8));
      }
    }

    void chunk(byte[] bytes) {
      write(Integer.toHexString(bytes.length) + "\r\n");
      write(bytes);
      write("\r\n");
    }

    void chunk(String text) {
      chunk(text.getBytes(StandardCharsets.UTF_8));
    }

    void end() {
      write("0\r\n\r\n");
    }

    void cut() {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void write(String text) {
      write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) {
      try {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
      } catch (IOException e) {
        // Whoever asked has gone.
      }
    }
  }
}
