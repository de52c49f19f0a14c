package dev.exitcode.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a person who names a state says that it is so, or denies, asks or supposes it. */
final class Doubt {
  /** No sentence has more characters before or after the word that it is about. */
  private static final int SENTENCE = 160;

  private static final Pattern DENIED =
      Pattern.compile(
          "(?i)\\b(?:no (?:pods?|containers?|one)(?: \\w{1,12}){0,5}"
              + "|(?:no|not|never|without|nothing|neither|nor|cannot|\\w{2,6}n't)"
              + "(?: (?:an?|the|been|being|be|gets?|got|any|see|find|shows?|says?|about|mentions?"
              + "|sign|trace|hint|of|as)){0,4})[ \"'(]{1,3}$");
  private static final Pattern SUPPOSED =
      Pattern.compile(
          "(?i)\\b(?:if (?:it|this|that|they|the|its)(?:"
              + " (?:is|was|were|gets?|got|had|have|been)){0,2}|(?:expect(?:s|ed|ing)?|instead"
              + " of|rather than|other than|unlike)(?:"
              + " \\w{1,12}){0,3}|(?:avoid|prevent)(?:s|ing)?(?: \\w{1,12}){0,2}|what"
              + " (?:does|do|is|are)|means?(?: that)?(?: \\w{1,12}){1,4}|(?:will|would|going to)(?:"
              + " \\w{1,12}){0,3} (?:be|get)|(?:could|might|may) (?:it |this |that )?(?:be|have"
              + " been|have|mean)(?: \\w{1,12}){0,2})[ \"'(]{1,3}$");
  private static final Pattern GUESSED =
      Pattern.compile(
          "(?i)\\b(?:most likely|probably|perhaps|maybe|presumably|my guess(?: is)?|(?:i|we)(?:'d)?"
              + " (?:guess|suspect|assume|bet)|(?:sounds|smells) like)(?:"
              + " (?:it|this|that|was|is|it's|that's|got|an?|just|another|on)){0,4}[ \"'(]{1,3}$");
  private static final Pattern ASKED =
      Pattern.compile(
          "(?i)^\\W{0,4}(?:(?:so|and|but|or|then) )?(?:(?:is|was|did|does|are|were|has|can)"
              + " (?:it|this|that|they|(?:my|the|our) \\w{1,30})(?: \\w{1,12}){0,2}"
              + "|.{0,60}\\b(?:can|could|might|would) (?:\\w{1,12} ){0,3}(?:be|been|mean)"
              + "(?: \\w{1,12}){0,2})[ \"'(]{1,3}$");
  private static final Pattern FALSE =
      Pattern.compile(
          "(?i)^[\"']?(?:\\s{0,20}[:=]\\s{0,4}|\\s{1,20})(?:(?:is|was|says|shows|set to) )?"
              + "[\"']?(?:false|no\\b(?! idea)|not (?:set|true|the)\\b)");
  private static final Pattern BORDER = Pattern.compile("[.!?;](?=\\s)");
  private static final Pattern END = Pattern.compile("[.!?;](?=\\s|$)");

  private Doubt() {}

  /** Whether the word from here to there is said not to be so, or not for sure. */
  static boolean isOn(String line, int from, int to) {
    String before = sentenceBefore(line, from);
    String after = line.substring(to, Math.min(line.length(), to + SENTENCE));
    return DENIED.matcher(before).find()
        || SUPPOSED.matcher(before).find()
        || GUESSED.matcher(before).find()
        || FALSE.matcher(after).find()
        || (ASKED.matcher(before).find() && isQuestion(after));
  }

  private static String sentenceBefore(String line, int to) {
    String before = line.substring(Math.max(0, to - SENTENCE), to);
    Matcher borders = BORDER.matcher(before);
    int from = 0;
    while (borders.find()) {
      from = borders.end();
    }
    return before.substring(from);
  }

  private static boolean isQuestion(String rest) {
    Matcher end = END.matcher(rest);
    return end.find() && end.group().equals("?");
  }
}
