package dev.exitcode.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Leaves out what people tell of an earlier trouble, and quote of its log, to say that this one is
 * another. A clause about the past counts as such only where some clause speaks of the present, or
 * says that the past is over; else what is told of the past is all there is.
 */
final class Earlier {
  private static final String MONTH =
      "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
  private static final Pattern PAST =
      Pattern.compile(
          "(?i)(?<!since )(?<!since the )(?<!fine )\\b(?:used to|previously|formerly|yesterday"
              + "|back then|(?:back )?in "
              + MONTH
              + "|old (?:one|error|issue|problem|crash|trouble)|remember"
              + " (?:when|this|that|the|how)|until (?:we|i|they)|before (?:we|i|they)|last"
              + " (?:week|month|year|quarter|sprint|night|spring|summer|autumn|winter)|(?:an?|some|few|two|three|\\d{1,3})"
              + " (?:time|while|days?|weeks?|months?|years?) ago)\\b");

  /** What began then goes on. */
  private static final Pattern ONSET =
      Pattern.compile(
          "(?i)\\b(?:start(?:s|ed)?|began|begins|since|ever|still|keeps?|every|each|worked|works"
              + "|again)\\b");

  private static final Pattern PRESENT =
      Pattern.compile(
          "(?i)\\b(?:now|today|this time|currently|nowadays|these days|tonight"
              + "|this (?:week|morning|afternoon|evening)|(?:new|another|different) (?:one|error"
              + "|issue|problem|crash|trouble))\\b");
  private static final Pattern OVER =
      Pattern.compile(
          "(?i)\\b(?:fixed|solved|resolved|went away|gone|no longer|behind us"
              + "|not (?:the|that) (?:old|same|earlier|previous))\\b");
  private static final Pattern BORDER =
      Pattern.compile(
          "(?<=[.!;])\\s+|,?\\s+(?=(?:(?:but|and) )?(?:now|today|this time|currently)\\b)");

  /** Whose words follow, and when they were written, as chats show it above them. */
  private static final Pattern HEADING =
      Pattern.compile("^\\S.{0,40}\\s{1,4}\\[?\\d{1,2}:\\d\\d(?: ?[AaPp][Mm])?\\]?$");

  private static final Pattern SPEAKER = Pattern.compile("^<?[A-Za-z][\\w.-]{0,30}[:>] {1,3}");

  private final List<String> kept = new ArrayList<>();
  private boolean contrast;
  private boolean told;
  private boolean earlier;

  private Earlier() {}

  /** The lines without what belongs to an earlier trouble; the same list where nothing does. */
  static List<String> without(List<String> lines) {
    Earlier reading = new Earlier();
    lines.forEach(reading::read);
    return reading.contrast && reading.told ? reading.kept : lines;
  }

  private void read(String line) {
    if (line.isBlank() || HEADING.matcher(line).matches()) {
      earlier &= line.isBlank();
      kept.add(line);
    } else if (isTold(line)) {
      tell(line);
    } else if (!earlier) {
      kept.add(line);
    }
  }

  private static boolean isTold(String line) {
    String words = SPEAKER.matcher(line).replaceFirst("");
    return !Character.isWhitespace(line.charAt(0))
        && !Prose.isPrinted(words)
        && (Prose.isTold(words)
            || Prose.isSentence(words)
            || (line.endsWith(":") && PRESENT.matcher(line).find()));
  }

  private void tell(String line) {
    List<String> rest = new ArrayList<>();
    boolean past = false;
    for (String clause : BORDER.split(line, 40)) {
      boolean now = PRESENT.matcher(clause).find() && !clause.endsWith("?");
      past = !now && isPast(clause);
      contrast |= now || OVER.matcher(clause).find();
      told |= past;
      if (!past) {
        rest.add(clause);
      }
    }
    earlier = past && !line.matches(".*[.!?]$");
    kept.add(String.join(" ", rest));
  }

  private static boolean isPast(String clause) {
    return PAST.matcher(clause).find() && !ONSET.matcher(clause).find();
  }
}
