package dev.exitcode.redact;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds all keywords of all kinds in one pass: a table tells from two neighbouring characters
 * whether any keyword can begin there, and for most of an ordinary text none can. Immutable.
 */
final class KeywordScan {
  private static final int ASCII = 128;
  private static final int SHIFT = 7;

  private final Keyword[][] byStart;
  private final byte[] table = new byte[ASCII * ASCII];

  /** Takes the keywords of kinds, two ASCII characters or longer each. */
  KeywordScan(List<Kind> kinds) {
    List<List<Keyword>> lists = new ArrayList<>(List.of(List.of()));
    for (int kind = 0; kind < kinds.size(); kind++) {
      for (String word : kinds.get(kind).keywords()) {
        add(new Keyword(word, kind), lists);
      }
    }
    byStart = lists.stream().map(l -> l.toArray(Keyword[]::new)).toArray(Keyword[][]::new);
  }

  private record Keyword(String word, int kind) {}

  /** Told of every keyword found. */
  interface Listener {
    /**
     * A keyword begins here.
     *
     * @param kind the kind's place in the list
     */
    void found(int kind, int at);
  }

  private void add(Keyword keyword, List<List<Keyword>> lists) {
    int start = keyword.word.charAt(0) << SHIFT | keyword.word.charAt(1);
    if (table[start] == 0) {
      table[start] = (byte) lists.size();
      lists.add(new ArrayList<>());
    }
    lists.get(table[start]).add(keyword);
  }

  /** Tells of the keywords in a text, from left to right. */
  void find(String text, Listener listener) {
    char next = text.isEmpty() ? 0 : text.charAt(0);
    for (int i = 1; i < text.length(); i++) {
      char c = next;
      next = text.charAt(i);
      if ((c | next) < ASCII && table[c << SHIFT | next] != 0) {
        tell(text, i - 1, byStart[table[c << SHIFT | next]], listener);
      }
    }
  }

  private static void tell(String text, int at, Keyword[] possible, Listener listener) {
    for (Keyword keyword : possible) {
      if (text.startsWith(keyword.word, at)) {
        listener.found(keyword.kind, at);
      }
    }
  }
}
