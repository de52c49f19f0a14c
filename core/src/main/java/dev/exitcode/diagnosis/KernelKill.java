package dev.exitcode.diagnosis;

import dev.exitcode.evidence.ContainerSpec;
import dev.exitcode.evidence.EventFacts;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel, or kubelet after it, wrote about a process that it killed for memory.
 *
 * @param text the message
 * @param process its short name, at most 15 characters; empty where it is not told
 * @param rss its anonymous memory in kB, or -1
 */
record KernelKill(String text, String process, long rss) {
  private static final int KB = 1024;

  /** The kernel cuts names at this length. */
  private static final int NAME = 15;

  static KernelKill of(String text) {
    return new KernelKill(text, process(text), number(text, "anon-rss:"));
  }

  /** The kernel's word of a kill at a memory limit that fits the scene or was told with it. */
  static @Nullable EventFacts atALimit(Scene scene) {
    for (EventFacts event : scene.events().ofNodeAtTheEnd("OOMKilling")) {
      boolean told = event.regarding().name() == null;
      if (event.message().contains(MemoryRules.OF_A_LIMIT)
          && (told || of(event.message()).isOf(scene))) {
        return event;
      }
    }
    return null;
  }

  private static String process(String text) {
    String victim = Quoted.between(text, "victim process: ", ",");
    String process = victim == null ? Quoted.between(text, "(", ")") : victim;
    return process == null ? "" : process.strip();
  }

  private static long number(String text, String before) {
    int from = text.indexOf(before);
    int at = from < 0 ? 0 : from + before.length();
    long value = 0;
    int digits = 0;
    while (from >= 0 && digits < 15 && at < text.length() && Character.isDigit(text.charAt(at))) {
      value = value * 10 + Character.digit(text.charAt(at++), 10);
      digits++;
    }
    return digits == 0 ? -1 : value;
  }

  /** Whether a process of this name is what the container runs, by command, image or name. */
  boolean isRunBy(Scene scene) {
    if (process.isEmpty()) {
      return false;
    }
    ContainerSpec spec = scene.spec();
    return isOneOf(spec.command())
        || isOneOf(spec.args())
        || (spec.image() != null && isName(imageName(spec.image())))
        || (scene.name() != null && isName(scene.name()));
  }

  /** Whether it fits the container: its pod's id, its program, or memory just at its limit. */
  boolean isOf(Scene scene) {
    String uid = scene.pod().identity().uid();
    if (uid != null && (text.contains(uid) || text.contains(uid.replace('-', '_')))) {
      return true;
    }
    OptionalLong limit = scene.memoryLimitBytes();
    if (limit.isEmpty() || rss < 0) {
      return isRunBy(scene);
    }
    double share = (double) rss * KB / limit.getAsLong();
    return share <= 1.1 && (share >= 0.7 || isRunBy(scene));
  }

  private boolean isOneOf(List<String> words) {
    for (String word : words) {
      for (String part : word.split("\\s+", 20)) {
        if (isName(part.substring(part.lastIndexOf('/') + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isName(String name) {
    return process.equals(name.length() > NAME ? name.substring(0, NAME) : name);
  }

  private static String imageName(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    int end = name.indexOf('@') >= 0 ? name.indexOf('@') : name.indexOf(':');
    return end < 0 ? name : name.substring(0, end);
  }
}
