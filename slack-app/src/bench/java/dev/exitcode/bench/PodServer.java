package dev.exitcode.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pods' part of an API server, in a process of its own: lists by page and whole, and a watch
 * that tells of so many updates a second. Ends when its input does.
 */
final class PodServer {
  private static final long FIRST_VERSION = 1_000_000;

  /** What is not longer is sent as a whole, with its length, as an API server does. */
  private static final int PAGE = 1_000;

  private static final Pattern QUERY = Pattern.compile("(limit|continue)=(\\d+)");

  private final PodTexts texts = new PodTexts();
  private final int pods;
  private final int perSecond;
  private final AtomicInteger lists = new AtomicInteger();
  private final AtomicInteger watches = new AtomicInteger();
  private final AtomicLong events = new AtomicLong();

  private PodServer(int pods, int perSecond) {
    this.pods = pods;
    this.perSecond = perSecond;
  }

  /** Arguments: how many pods, how many updates a second; prints its port. */
  public static void main(String[] args) throws IOException {
    PodServer pods = new PodServer(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", pods::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    System.out.println(server.getAddress().getPort());
    var _ = System.in.read();
    System.exit(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String query = exchange.getRequestURI().getQuery();
      if (exchange.getRequestURI().getPath().equals("/stats")) {
        byte[] stats = (lists + " " + watches + " " + events).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, stats.length);
        exchange.getResponseBody().write(stats);
      } else if (query != null && query.matches(".*watch=(1|true).*")) {
        watches.incrementAndGet();
        watch(begin(exchange));
      } else {
        list(exchange, query == null ? "" : query);
      }
    }
  }

  private static OutputStream begin(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  private void list(HttpExchange exchange, String query) throws IOException {
    int first = number(query, "continue", 0);
    lists.addAndGet(first == 0 ? 1 : 0);
    long end = Math.min(pods, (long) first + number(query, "limit", pods));
    if (end - first > PAGE) {
      write(new BufferedOutputStream(begin(exchange), 1 << 20), first, end);
      return;
    }
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    write(page, first, end);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, page.size());
    page.writeTo(exchange.getResponseBody());
  }

  private void write(OutputStream list, int first, long end) throws IOException {
    String next = end < pods ? ",\"continue\":\"" + end + "\"" : "";
    text(list, "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"");
    text(list, FIRST_VERSION + "\"" + next + "},\"items\":[");
    for (int i = first; i < end; i++) {
      text(list, i == first ? "" : ",");
      texts.write(i, FIRST_VERSION, list);
    }
    text(list, "]}\n");
    list.flush();
  }

  private static int number(String query, String name, int other) {
    Matcher found = QUERY.matcher(query);
    while (found.find()) {
      if (found.group(1).equals(name)) {
        int number = Integer.parseInt(found.group(2));
        return number == 0 ? other : number;
      }
    }
    return other;
  }

  private static void text(OutputStream to, String text) throws IOException {
    to.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Until the other side hangs up; each update is due at its time, whether or not one was late. */
  private void watch(OutputStream out) throws IOException {
    out.flush();
    Random random = new Random(7);
    long begun = System.nanoTime();
    for (long told = 0; true; told++) {
      long due = perSecond == 0 ? Long.MAX_VALUE : begun + told * 1_000_000_000 / perSecond;
      pause(due - System.nanoTime());
      if (perSecond > 0) {
        update(random.nextInt(pods)).writeTo(out);
        out.flush();
        events.incrementAndGet();
      }
    }
  }

  /** Unlike the items of a list, the object of an event says of which kind it is. */
  private ByteArrayOutputStream update(int number) throws IOException {
    ByteArrayOutputStream pod = new ByteArrayOutputStream(1 << 14);
    texts.write(number, FIRST_VERSION + 1 + events.get(), pod);
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 14);
    text(line, "{\"type\":\"MODIFIED\",\"object\":{\"kind\":\"Pod\",\"apiVersion\":\"v1\",");
    line.write(pod.toByteArray(), 1, pod.size() - 1);
    text(line, "}\n");
    return line;
  }

  private static void pause(long nanos) throws IOException {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, nanos)));
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }
}
