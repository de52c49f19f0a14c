package dev.exitcode.catalog;

import java.util.Set;

/** The small words of a question: they label a number, stand between two things, or say nothing. */
final class Particles {
  private static final Set<String> VERSUS =
      words("vs versus against or compared compare than between difference");

  /** Stand between two things that may be compared, or that came together. */
  private static final Set<String> PERHAPS_VERSUS = words("and &");

  private static final Set<String> SAYS_CODE =
      words(
          "exit exits code codes exitcode exit_code exit-code status exited return returned"
              + " returncode rc errno errorlevel restarting statuscode error_code");

  private static final Set<String> SAYS_SIGNAL = words("signal sig kill signo termsig");

  /** Words that ask for nothing; known phrases made of them are still found first. */
  private static final Set<String> NOISE =
      words(
          "what whats what's is are was were does do did mean means meaning of the a an my our your"
              + " in on for to it its this that why how got get getting with by from has have had"
              + " been i we me explain about please tell show when which who true false null"
              + " because after before just again keeps number value all every s $ - -- ago");

  /** Noise only beside a number: they name things everybody has. */
  private static final Set<String> NOISE_BY_A_NUMBER =
      words(
          "container containers pod pods process program command app application service terminated"
              + " finished failed die dies died dead ended stopped crash crashed crashes reason"
              + " last state laststate exec");

  private Particles() {}

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /** Whether two things around it are surely to be compared. */
  static boolean isVersus(String part) {
    return VERSUS.contains(part);
  }

  /** Whether two things around it may be compared, or just have come together. */
  static boolean isPerhapsVersus(String part) {
    return PERHAPS_VERSUS.contains(part);
  }

  /** Whether a number after it is an exit code. */
  static boolean saysCode(String part) {
    return SAYS_CODE.contains(part) || part.endsWith("exitcode");
  }

  /** Whether a number after it is a signal. */
  static boolean saysSignal(String part) {
    return SAYS_SIGNAL.contains(part);
  }

  /** Whether it asks for nothing. */
  static boolean isNoise(String part) {
    return NOISE.contains(part);
  }

  /** Whether it only names the number it stands by. */
  static boolean namesTheNumber(String part) {
    return (SAYS_CODE.contains(part) && !part.equals("restarting"))
        || SAYS_SIGNAL.contains(part)
        || NOISE.contains(part)
        || NOISE_BY_A_NUMBER.contains(part);
  }
}
