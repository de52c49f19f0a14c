package dev.exitcode.slack;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * The modal that asks for a pod, as JSON.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element">
 *     External data sources</a>
 */
final class PodModal {
  private static final Gson GSON = new Gson();

  private PodModal() {}

  /** With a select whose options come while somebody types. */
  static String select() {
    JsonObject element = new JsonObject();
    element.addProperty("type", "external_select");
    element.addProperty("action_id", PodPicker.SELECT);
    element.add("placeholder", plain("Type a part of its name"));
    element.addProperty("min_query_length", 0);
    JsonObject input = new JsonObject();
    input.addProperty("type", "input");
    input.addProperty("block_id", "pod");
    input.add("label", plain("Pod"));
    input.add("element", element);
    input.add("hint", plain("Crashing ones first. The answer comes to you directly."));
    JsonObject modal = modal(input);
    modal.addProperty("callback_id", PodPicker.SHORTCUT);
    modal.add("submit", plain("Ask why"));
    return GSON.toJson(modal);
  }

  /** With nothing but a sentence. */
  static String sentence(String text) {
    JsonObject section = new JsonObject();
    section.addProperty("type", "section");
    section.add("text", plain(text.replace('`', '\'')));
    return GSON.toJson(modal(section));
  }

  private static JsonObject modal(JsonObject block) {
    JsonArray blocks = new JsonArray();
    blocks.add(block);
    JsonObject modal = new JsonObject();
    modal.addProperty("type", "modal");
    modal.add("title", plain("Ask about a pod"));
    modal.add("close", plain("Close"));
    modal.add("blocks", blocks);
    return modal;
  }

  private static JsonObject plain(String text) {
    JsonObject plain = new JsonObject();
    plain.addProperty("type", "plain_text");
    plain.addProperty("text", text);
    return plain;
  }
}
