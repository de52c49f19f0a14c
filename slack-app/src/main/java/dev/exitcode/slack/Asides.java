package dev.exitcode.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers that their asker alone sees. Safe for many threads. */
final class Asides {
  private static final Logger log = LoggerFactory.getLogger(Asides.class);

  private final SlackApi api;

  Asides(SlackApi api) {
    this.api = api;
  }

  /**
   * Who asked, and where.
   *
   * @param responseUrl the address that Slack gave for answers, or null
   */
  record Asker(@Nullable String responseUrl, @Nullable String channel, String user) {}

  /**
   * Answers at the address that came with the question. Slack takes five answers there, within half
   * an hour: what it does not take is shown in the channel instead, and sent directly where the bot
   * is not in it.
   *
   * @param json as for that address
   */
  void tell(Asker asker, String json) throws IOException {
    try {
      api.respond(asker.responseUrl(), json);
    } catch (SlackApi.Refused e) {
      log.info("An answer goes beside its question: {}.", e.getMessage());
      beside(asker, JsonParser.parseString(json).getAsJsonObject());
    }
  }

  private void beside(Asker asker, JsonObject message) throws IOException {
    message.remove("response_type");
    message.remove("replace_original");
    if (asker.channel() == null || !isShown(asker, message.deepCopy())) {
      message.addProperty("channel", asker.user());
      JsonObject _ = api.call("chat.postMessage", SlackApi.json(message.toString()));
    }
  }

  private boolean isShown(Asker asker, JsonObject message) {
    message.addProperty("channel", asker.channel());
    message.addProperty("user", asker.user());
    try {
      JsonObject _ = api.call("chat.postEphemeral", SlackApi.json(message.toString()));
      return true;
    } catch (IOException e) {
      log.info("Nor can it be shown in the channel: {}.", Failure.of(e).reason());
      return false;
    }
  }

  /** What becomes of a failure to do something: it is logged, and told. */
  Consumer<Failure> apology(Asker asker, String what) {
    return failure -> {
      Apology.logged(what).accept(failure);
      try {
        tell(asker, Wire.sentence(Apology.sentence(what)));
      } catch (IOException e) {
        Apology.logged("tell the user either").accept(Failure.of(e));
      }
    };
  }
}
