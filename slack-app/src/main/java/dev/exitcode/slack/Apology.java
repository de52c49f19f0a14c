package dev.exitcode.slack;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a failure: it is said in the log without payload, and to whoever waits.
 *
 * <p>What failed is told in words that follow "Could not".
 */
final class Apology {
  private static final Logger log = LoggerFactory.getLogger(Apology.class);

  private Apology() {}

  /** In the log alone. */
  static Consumer<Failure> logged(String what) {
    return failure -> log.warn("Could not {}: {}", what, failure.reason());
  }

  /** To the user, too, where Slack says how to reach them. */
  static Consumer<Failure> told(SlackApi api, @Nullable String responseUrl, String what) {
    return failure -> {
      logged(what).accept(failure);
      if (responseUrl != null) {
        tell(api, responseUrl, what);
      }
    };
  }

  static String sentence(String what) {
    return "Could not " + what + " just now. Please try again in a minute.";
  }

  private static void tell(SlackApi api, String responseUrl, String what) {
    try {
      api.respond(responseUrl, Wire.sentence(sentence(what)));
    } catch (IOException e) {
      logged("tell the user either").accept(Failure.of(e));
    }
  }
}
