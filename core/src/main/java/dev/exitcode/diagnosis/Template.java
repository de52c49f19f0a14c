package dev.exitcode.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A text with placeholders such as {@code {pod}}; other braces are ordinary text. */
final class Template {
  /** What stands between two placeholders, or a placeholder's name. */
  private record Part(String text, boolean placeholder) {}

  /** Names are longer than their placeholders. */
  private static final int ROOM = 32;

  private final String text;
  private final List<Part> parts;
  private final boolean isFixed;

  private Template(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
    isFixed = parts.stream().noneMatch(Part::placeholder);
  }

  static Template of(String text) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
      int close = end(text, open);
      if (close > 0) {
        addLiteral(parts, text.substring(from, open));
        parts.add(new Part(text.substring(open + 1, close), true));
        from = close + 1;
      }
    }
    addLiteral(parts, text.substring(from));
    return new Template(text, parts);
  }

  private static void addLiteral(List<Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part(text, false));
    }
  }

  private static int end(String text, int open) {
    int at = open + 1;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    return at > open + 1 && at < text.length() && text.charAt(at) == '}' ? at : -1;
  }

  /** The names of its placeholders. */
  List<String> placeholders() {
    return parts.stream().filter(Part::placeholder).map(Part::text).toList();
  }

  /** The text with every placeholder filled, or null where a value is unknown. */
  @Nullable String filled(Function<String, @Nullable String> values) {
    if (isFixed) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + ROOM);
    for (Part part : parts) {
      String value = part.placeholder() ? values.apply(part.text()) : part.text();
      if (value == null) {
        return null;
      }
      out.append(value);
    }
    return out.toString();
  }

  /** The text; an unknown placeholder stays, written as {@code <pod>}. */
  String open(Function<String, @Nullable String> values) {
    if (isFixed) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + ROOM);
    for (Part part : parts) {
      String value = part.placeholder() ? values.apply(part.text()) : part.text();
      out.append(value == null ? '<' + part.text() + '>' : value);
    }
    return out.toString();
  }
}
