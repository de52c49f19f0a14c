package dev.exitcode.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts what was copied from {@code docker ps} or {@code kubectl get pods} down to the words that
 * ask for something. Works on {@linkplain Text#clean cleaned} text.
 */
final class Pasted {
  private static final Pattern DOCKER_ENDED =
      Pattern.compile("\\b(exited|restarting) \\((\\d{1,12})\\)");
  private static final Pattern DOCKER_UP =
      Pattern.compile(
          "\\bup (?:less than |about )?(?:an?|\\d{1,6}) \\w{3,8}(?: \\(([a-z: ]{1,30})\\))?");
  private static final Pattern KUBECTL_ROW =
      Pattern.compile("(?:^| )\\d{1,3}/\\d{1,3} ([a-z][a-z0-9:/-]{2,60})(?= |$)");
  private static final Pattern AGE =
      Pattern.compile(
          "\\b(?:less than |about )?(?:\\d{1,6}|an?) (?:second|minute|hour|day|week|month|year)s?"
              + "( ago)?\\b|\\(?\\b\\d{1,6}[smhdy](?:\\d{1,2}[smhd])?(?: ago)?\\b\\)?");

  /** States that ask for no look while another row shows something else. */
  private static final List<String> CALM = List.of("running", "completed");

  private Pasted() {}

  /**
   * The text that asks, or the text as it was where nothing of the kind was copied.
   *
   * @param namesASubject as {@link Printed#asked} takes it
   */
  static String shorten(String pasted, Predicate<String> namesASubject) {
    String text = Printed.asked(pasted, namesASubject);
    return dockerEnded(text).or(() -> dockerUp(text)).or(() -> kubectlState(text)).orElse(text);
  }

  private static Optional<String> dockerEnded(String text) {
    Matcher ended = DOCKER_ENDED.matcher(text);
    if (!ended.find()) {
      return Optional.empty();
    }
    String after = ended.start() == 0 ? text.substring(ended.end()) : "";
    return Optional.of(ended.group() + withoutAges(after));
  }

  private static Optional<String> dockerUp(String text) {
    Matcher up = DOCKER_UP.matcher(text);
    return up.find() ? Optional.of(up.group(1) == null ? "up" : up.group(1)) : Optional.empty();
  }

  private static Optional<String> kubectlState(String text) {
    List<String> states = KUBECTL_ROW.matcher(text).results().map(row -> row.group(1)).toList();
    return states.stream()
        .filter(state -> !CALM.contains(state))
        .findFirst()
        .or(() -> states.stream().findFirst());
  }

  /** The text without ages such as {@code 3 minutes ago} or {@code (2d4h ago)}. */
  static String withoutAges(String text) {
    return AGE.matcher(text).replaceAll(" ");
  }
}
