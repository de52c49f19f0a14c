package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.diagnosis.PlatformWords.Phrase;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.LogTail.Instance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words of a platform that were found, and where.
 *
 * @param text what it said
 */
record Said(Phrase phrase, String text, Fact fact) {
  /** An exec error is the last word of a log; a shell may print a line or two after it. */
  private static final int LAST_LINES = 3;

  static @Nullable Said in(PlatformWords words, @Nullable String text, String from) {
    return text == null ? null : in(words, text, new Fact(text.strip(), from));
  }

  static @Nullable Said in(PlatformWords words, @Nullable String text, Fact fact) {
    Phrase phrase = words.in(text);
    return phrase == null || text == null ? null : new Said(phrase, text, fact);
  }

  static @Nullable Said in(PlatformWords words, EventFacts event) {
    return in(words, event.message(), "event " + event.reason());
  }

  /** The first line that holds such words, in text of which the input tells no container. */
  static @Nullable Said pasted(Scene scene, PlatformWords words) {
    return pasted(scene, words, words);
  }

  /** The first such line that holds words of both; the second say what they mean. */
  static @Nullable Said pasted(Scene scene, PlatformWords about, PlatformWords words) {
    for (LogTail tail : scene.file().logs()) {
      if (tail.container() == null) {
        for (String line : tail.lines()) {
          Said said = in(words, line, "the text");
          if (said != null && about.in(line) != null) {
            return said;
          }
        }
      }
    }
    return null;
  }

  /** Such words among the last lines of the log of the scene's dead instance. */
  static @Nullable Said atTheEnd(Scene scene, PlatformWords words) {
    for (LogTail tail : scene.file().logs()) {
      if (isOf(scene, tail)) {
        Said said = lastLines(tail, words);
        if (said != null) {
          return said;
        }
      }
    }
    return null;
  }

  /** Compose and people name a log otherwise than the container: where it is the only one. */
  private static boolean isOf(Scene scene, LogTail tail) {
    if (tail.of() == Instance.RUNNING || !Progress.isOfContainer(scene)) {
      return false;
    }
    ContainerFacts container = scene.container();
    String name = container == null ? null : container.name();
    return tail.container() == null
        || tail.container().equals(name)
        || (container != null && (name == null || scene.pod().containers().size() == 1));
  }

  private static @Nullable Said lastLines(LogTail tail, PlatformWords words) {
    List<String> lines = tail.lines();
    int seen = 0;
    for (int i = lines.size() - 1; i >= 0 && seen < LAST_LINES; i--) {
      String line = withoutPrefix(lines.get(i));
      if (!line.isBlank()) {
        seen++;
        Said said =
            in(
                words,
                line,
                "log " + (tail.container() == null ? "" : tail.container() + ":") + (i + 1));
        if (said != null) {
          return said;
        }
      }
    }
    return null;
  }

  /** Compose writes the container's name and a bar before each line. */
  private static String withoutPrefix(String line) {
    int bar = line.indexOf(" | ");
    return (bar < 0 ? line : line.substring(bar + 3)).strip();
  }

  Finding finding() {
    return Finding.of(phrase.cause(), phrase.confidence(), fact);
  }
}
