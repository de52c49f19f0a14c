package dev.exitcode.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a JVM of its own, on the class path of the tests. */
final class Child {
  private Child() {}

  static ProcessBuilder main(List<String> jvm, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder child = new ProcessBuilder(command).redirectErrorStream(true);
    child.environment().keySet().removeIf(k -> k.startsWith("SLACK_") || k.startsWith("EXITCODE_"));
    return child;
  }

  static String output(ProcessBuilder child) throws IOException, InterruptedException {
    Process process = child.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return text;
  }
}
