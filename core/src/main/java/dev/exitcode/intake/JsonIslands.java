package dev.exitcode.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Finds the JSON in a text: alone, line by line, behind a prompt, before prose, cut. */
final class JsonIslands {
  private static final int DEEPEST_INDENT = 200;

  /** Reading that comes to nothing, in lengths of the text; beyond, the text is hostile. */
  private static final int PATIENCE = 4;

  /** What an attempt costs at least, in characters. */
  private static final int LEAST = 200;

  private final Predicate<JsonNode> wanted;
  private final List<JsonNode> trees = new ArrayList<>();
  private final StringBuilder rest = new StringBuilder();
  private boolean cut;
  private boolean deep;

  JsonIslands(String text, Predicate<JsonNode> wanted) {
    this.wanted = wanted;
    char[] chars = text.toCharArray();
    long patience = (long) PATIENCE * chars.length;
    int from = 0;
    int at = next(chars, 0);
    while (at >= 0 && patience > 0 && !deep) {
      JsonPiece piece = JsonPiece.read(chars, at);
      deep = piece.deep();
      if (isWanted(piece.tree())) {
        rest.append(text, from, at).append('\n');
        from = piece.end();
        add(piece);
      } else if (!piece.whole()) {
        patience -= Math.max(LEAST, piece.end() - at);
      }
      at = next(chars, Math.max(from, piece.whole() ? piece.end() : at + 1));
    }
    rest.append(text.substring(from));
  }

  private void add(JsonPiece piece) {
    trees.add(piece.tree());
    cut |= !piece.whole();
  }

  List<JsonNode> trees() {
    return trees;
  }

  /** The text without the JSON. */
  String rest() {
    return rest.toString();
  }

  /** Whether one of them ended in the middle. */
  boolean isCut() {
    return cut;
  }

  /** Whether one of them is nested deeper than any object: it is not read on. */
  boolean isTooDeep() {
    return deep;
  }

  private boolean isWanted(JsonNode tree) {
    return wanted.test(tree) || (tree.isArray() && !tree.isEmpty() && wanted.test(tree.get(0)));
  }

  /** The next bracket at the beginning of a line, or behind a colon or a prompt. */
  private static int next(char[] text, int from) {
    for (int i = from; i < text.length; i++) {
      if ((text[i] == '{' || text[i] == '[') && isBeginning(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isBeginning(char[] text, int at) {
    int i = at - 1;
    while (i >= 0 && text[i] == ' ' && at - i < DEEPEST_INDENT) {
      i--;
    }
    return i < 0 || text[i] == '\n' || ":>`|".indexOf(text[i]) >= 0;
  }
}
