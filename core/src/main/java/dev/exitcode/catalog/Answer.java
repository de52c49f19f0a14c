package dev.exitcode.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog says to a question such as {@code 137 java}, {@code 137 vs 143} or {@code
 * OOMKiled}. Immutable.
 */
public sealed interface Answer {

  /**
   * One thing explained.
   *
   * @param code the exit code asked for, as a number, or the one code of the word asked for; null
   *     where there is none
   * @param heading what to put above it, such as {@code 137 · SIGKILL}
   * @param entry the entry that explains it best
   * @param readings other readings of the same question, a sentence each: {@code As a signal
   *     number, 9 is SIGKILL: see 137.}
   * @param related entries worth a look, the general reading of a sharpened one first
   */
  record Explained(
      @Nullable Long code, String heading, Entry entry, List<String> readings, List<Entry> related)
      implements Answer {
    /** Copies the lists. */
    public Explained {
      readings = List.copyOf(readings);
      related = List.copyOf(related);
    }
  }

  /**
   * Two things side by side.
   *
   * @param difference what tells them apart, in one sentence
   */
  record Compared(Explained left, Explained right, String difference) implements Answer {}

  /** The common codes, in order of number. */
  record Listed(List<Entry> entries) implements Answer {
    /** Copies the list. */
    public Listed {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Nothing known by that name.
   *
   * @param sentence one helpful sentence; never repeats what was typed
   * @param suggestions questions that do have an answer, the likeliest first; may be empty
   */
  record NotFound(String sentence, List<String> suggestions) implements Answer {
    /** Copies the list. */
    public NotFound {
      suggestions = List.copyOf(suggestions);
    }
  }
}
