package dev.exitcode.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** Words that lines begin with; most lines are told apart by their first character. */
final class Beginnings {
  private final List<String> words;
  private final String firsts;

  Beginnings(List<String> words) {
    this.words = words;
    firsts = words.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
  }

  boolean begin(String line, int start) {
    if (start >= line.length() || firsts.indexOf(line.charAt(start)) < 0) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (line.startsWith(words.get(i), start)) {
        return true;
      }
    }
    return false;
  }
}
