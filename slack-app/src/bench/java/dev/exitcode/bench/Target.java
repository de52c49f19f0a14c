package dev.exitcode.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A bot to be measured.
 *
 * @param command its command line, given the port to listen on
 * @param environment what it needs beside the harness's own environment
 * @param expected what its answer to {@code /exitcode 139} contains
 */
record Target(
    String name,
    IntFunction<List<String>> command,
    Map<String, String> environment,
    String expected) {
  /** The same for both bots. */
  static final List<String> FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC");

  private static final long LONGEST_START_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final int POLL_MILLIS = 5;

  Target {
    environment = Map.copyOf(environment);
  }

  static Path out() {
    return Path.of(System.getProperty("bench.out"));
  }

  /** The JVM this program runs on. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The plain Bolt-Jetty bot, on its own class path. */
  static Target peer(List<String> flags) {
    return new Target(
        "Bolt-Jetty", java(flags, peerClassPath(), "PlainBoltJetty"), Map.of(), "139");
  }

  /** The product's HTTP door. */
  static Target exitcode() {
    String classPath = System.getProperty("java.class.path");
    return new Target(
        "Exitcode", java(FLAGS, classPath, BotUnderTest.class.getName()), Map.of(), "SIGSEGV");
  }

  private static IntFunction<List<String>> java(List<String> flags, String classPath, String main) {
    return port ->
        Stream.of(List.of(java()), flags, List.of("-cp", classPath, main, Integer.toString(port)))
            .flatMap(List::stream)
            .toList();
  }

  private static String peerClassPath() {
    Path peer = Path.of(System.getProperty("bench.peer"));
    try (Stream<Path> libs = Files.list(peer.resolve("lib"))) {
      return Stream.concat(Stream.of(peer.resolve("peer.jar")), libs.sorted())
          .map(Path::toString)
          .reduce((a, b) -> a + File.pathSeparator + b)
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  /** Starts it and waits for the first right answer to a signed request. */
  Running start(List<String> prefix) throws IOException, InterruptedException {
    int port = freePort();
    List<String> line = new ArrayList<>(prefix);
    line.addAll(command.apply(port));
    File log = out().resolve(name + ".log").toFile();
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log);
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    Running running = new Running(this, process, port);
    while (!running.answers()) {
      if (!process.isAlive() || System.nanoTime() - start > LONGEST_START_NANOS) {
        process.destroyForcibly();
        throw new IOException(name + " did not start; see " + log);
      }
      Thread.sleep(POLL_MILLIS);
    }
    return running.answeredAfter(System.nanoTime() - start);
  }
}
