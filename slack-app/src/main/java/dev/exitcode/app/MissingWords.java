package dev.exitcode.app;

import dev.exitcode.evidence.Missing;
import java.util.List;

/** What could not be observed, in words. */
final class MissingWords {
  private MissingWords() {}

  /** A sentence for each. */
  static List<String> sentences(List<Missing> missing) {
    return missing.stream().map(MissingWords::sentence).distinct().toList();
  }

  private static String sentence(Missing missing) {
    String of = missing.container() == null ? "" : " of container " + missing.container();
    return "Not seen: " + of(missing.what()) + of + " (" + of(missing.why()) + ").";
  }

  private static String of(Missing.What what) {
    return switch (what) {
      case LOGS -> "the log";
      case EVENTS -> "events";
      case NODE -> "the node";
      case OWNERS -> "its workload";
      case SIBLINGS -> "other pods";
      case USAGE -> "measured memory";
    };
  }

  /** Why, as part of a sentence. */
  static String of(Missing.Why why) {
    return switch (why) {
      case NOT_GIVEN -> "it was not asked for";
      case FORBIDDEN -> "the cluster does not allow it";
      case NOT_FOUND -> "there is none";
      case EXPIRED -> "they are gone, an hour is usual";
      case TIMED_OUT -> "it took too long";
      case UNREACHABLE -> "the cluster did not answer";
      case CUT -> "it is too large to be read whole";
    };
  }
}
