package dev.exitcode.redact;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One kind of secret. Immutable to its users, safe for many threads. */
final class Kind {
  private final String name;
  private final List<String> keywords;
  private final String regex;
  private volatile @Nullable Pattern pattern;

  Kind(String name, List<String> keywords, String regex) {
    this.name = name;
    this.keywords = List.copyOf(keywords);
    this.regex = regex;
  }

  /** As shown in its place, such as {@code aws-key}. */
  String name() {
    return name;
  }

  /** Texts one of which each such secret has; the cheap test that comes first. */
  List<String> keywords() {
    return keywords;
  }

  /**
   * Matched where a keyword begins; its groups are what to hide, or all of it where it has none.
   * Compiled when first asked for: most processes meet few kinds, and each start would pay for all.
   */
  Pattern pattern() {
    Pattern compiled = pattern;
    if (compiled == null) {
      compiled = Pattern.compile(regex);
      pattern = compiled;
    }
    return compiled;
  }
}
