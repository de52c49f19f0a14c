package dev.exitcode.redact;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One kind of secret.
 *
 * @param name as shown in its place, such as {@code aws-key}
 * @param keywords texts one of which each such secret has; the cheap test that comes first
 * @param pattern matched where a keyword begins; its groups are what to hide, or all of it where it
 *     has none
 */
record Kind(String name, List<String> keywords, Pattern pattern) {
  Kind {
    keywords = List.copyOf(keywords);
  }
}
