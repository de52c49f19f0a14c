package dev.exitcode.demo;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Refuses what Slack would refuse, in Slack's words. Lengths are counted in UTF-16 units, the
 * careful side where Slack may count less. Immutable and safe for use by many threads.
 */
final class PayloadCheck {
  private final Limits limits;

  PayloadCheck(Limits limits) {
    this.limits = limits;
  }

  /**
   * Checks what is to become a message.
   *
   * @throws Refused {@code no_text}, {@code msg_too_long}, {@code msg_blocks_too_long} or {@code
   *     invalid_blocks}
   */
  void message(JsonNode payload) {
    message(payload, limits.rule("message", "text"));
  }

  /** As {@link #message}, for a message that replaces one through {@code chat.update}. */
  void update(JsonNode payload) {
    message(payload, limits.rule("update", "text"));
  }

  private void message(JsonNode payload, Rule textRule) {
    String text = Json.text(payload, "text");
    JsonNode blocks = payload.path("blocks");
    if (payload.path("attachments").size() > 0) {
      throw new Refused("invalid_attachments", List.of("attachments are not imitated here"));
    }
    if (text.isBlank() && blocks.size() == 0) {
      throw new Refused("no_text");
    }
    if (text.length() > textRule.max()) {
      throw new Refused("msg_too_long");
    }
    if (!blocks.isMissingNode()) {
      blocks(blocks);
    }
  }

  private void blocks(JsonNode blocks) {
    if (!blocks.isArray()) {
      throw new Refused("invalid_blocks_format");
    }
    PayloadValidation validation = new PayloadValidation(limits);
    validation.value(blocks, limits.rule("message", "blocks"), "/blocks");
    validation.refuse("invalid_blocks");
    if (blocks.toString().length() > limits.rule("message", "blocks.characters").max()) {
      throw new Refused("msg_blocks_too_long");
    }
  }

  /**
   * Checks a modal.
   *
   * @throws Refused {@code invalid_arguments}
   */
  void view(JsonNode view) {
    PayloadValidation validation = new PayloadValidation(limits);
    validation.object(view, List.of("modal"), "/view");
    boolean form = view.path("blocks").findValuesAsString("type").contains("input");
    if (form && !view.has("submit")) {
      validation.missing("submit", "/view");
    }
    validation.refuse("invalid_arguments");
  }

  /**
   * Checks the options that an app has for what is typed.
   *
   * @throws Refused {@code invalid_options}
   */
  void options(JsonNode answer) {
    PayloadValidation validation = new PayloadValidation(limits);
    validation.value(answer.path("options"), limits.rule("suggestion", "options"), "/options");
    validation.refuse("invalid_options");
  }
}
