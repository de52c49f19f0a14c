package dev.exitcode.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@code docker run} line asks for: image, command, memory, read-only. */
final class DockerRun {
  private static final Pattern RUN =
      Pattern.compile("\\b(?:docker|podman|nerdctl) (?:container )?(?:run|create) (.+)$");
  private static final Set<String> SWITCHES =
      Set.of(
          "--rm",
          "--init",
          "--privileged",
          "--read-only",
          "--tty",
          "--interactive",
          "--detach",
          "--publish-all",
          "--no-healthcheck",
          "--oom-kill-disable",
          "--quiet",
          "-d",
          "-i",
          "-t",
          "-it",
          "-ti",
          "-dit",
          "-itd",
          "-id",
          "-dt",
          "-P",
          "-q");
  private static final Pattern IMAGE = Pattern.compile("[a-z0-9][\\w./@:-]{0,255}");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([bkmgBKMG]?)");

  private DockerRun() {}

  /** Reads a command line; whether it runs a container. */
  static boolean read(String line, Draft draft) {
    Matcher run = RUN.matcher(line);
    if (!run.find()) {
      return false;
    }
    draft.docker();
    List<String> words = Arrays.asList(run.group(1).strip().split("\\s+"));
    readWords(words, draft.loose().container());
    return true;
  }

  private static void readWords(List<String> words, Sketch container) {
    int at = options(words, container);
    if (at < words.size() && IMAGE.matcher(words.get(at)).matches()) {
      container.put("spec.image", words.get(at));
      words.subList(at + 1, words.size()).forEach(word -> container.add("spec.args", word));
    }
  }

  private static int options(List<String> words, Sketch container) {
    int at = 0;
    while (at < words.size() && words.get(at).startsWith("-")) {
      String word = words.get(at);
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      boolean alone = equals >= 0 || SWITCHES.contains(name);
      String next = at + 1 < words.size() ? words.get(at + 1) : "";
      option(name, equals >= 0 ? word.substring(equals + 1) : next, container);
      at += alone ? 1 : 2;
    }
    return at;
  }

  private static void option(String name, String value, Sketch container) {
    switch (name) {
      case "--read-only" -> container.put("spec.security.readOnlyRootFilesystem", true);
      case "--name" -> container.put("name", value.isEmpty() ? null : value);
      case "-m", "--memory" -> memory(value, container);
      default -> {}
    }
  }

  private static void memory(String value, Sketch container) {
    Matcher size = SIZE.matcher(value);
    if (size.matches()) {
      String unit = size.group(2);
      container.put(
          "spec.resources.memoryLimit",
          size.group(1) + (unit.isEmpty() || unit.equals("b") ? "" : binary(unit)));
    }
  }

  private static String binary(String unit) {
    return unit.toUpperCase(java.util.Locale.ROOT) + "i";
  }
}
