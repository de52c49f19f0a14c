package dev.exitcode.slack;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;

/** A modal of a few fields, as JSON. */
final class NoticeModal {
  /** The action's id of each field; the block says which it is. */
  static final String VALUE = "value";

  /** Slack's limit for the text of an option. */
  private static final int LONGEST_OPTION = 75;

  private static final Gson GSON = new Gson();

  private final JsonObject view = new JsonObject();
  private final JsonArray blocks = new JsonArray();

  /**
   * Without fields.
   *
   * @param callback tells it from others when it is sent
   * @param kept what comes back with it
   */
  NoticeModal(String callback, String title, String submit, String kept) {
    view.addProperty("type", "modal");
    view.addProperty("callback_id", callback);
    view.addProperty("private_metadata", kept);
    view.add("title", plain(title));
    view.add("submit", plain(submit));
    view.add("close", plain("Cancel"));
    view.add("blocks", blocks);
  }

  /** One of several: values, and what is shown for them. */
  NoticeModal select(String block, String label, Map<String, String> options) {
    JsonObject element = element("static_select");
    JsonArray all = new JsonArray();
    options.forEach((value, shown) -> all.add(option(value, shown)));
    element.add("options", all);
    element.add("initial_option", all.get(0));
    return input(block, label, element, false);
  }

  private static JsonObject option(String value, String shown) {
    JsonObject option = new JsonObject();
    option.add("text", plain(Names.middle(shown, LONGEST_OPTION)));
    option.addProperty("value", value);
    return option;
  }

  /** A line of text, which may be left out. */
  NoticeModal text(String block, String label, int longest) {
    JsonObject element = element("plain_text_input");
    element.addProperty("max_length", longest);
    return input(block, label, element, true);
  }

  /** A day, which may be left out. */
  NoticeModal day(String block, String label) {
    return input(block, label, element("datepicker"), true);
  }

  private static JsonObject element(String type) {
    JsonObject element = new JsonObject();
    element.addProperty("type", type);
    element.addProperty("action_id", VALUE);
    return element;
  }

  private NoticeModal input(String block, String label, JsonObject element, boolean optional) {
    JsonObject input = new JsonObject();
    input.addProperty("type", "input");
    input.addProperty("block_id", block);
    input.addProperty("optional", optional);
    input.add("label", plain(label));
    input.add("element", element);
    blocks.add(input);
    return this;
  }

  String json() {
    return GSON.toJson(view);
  }

  private static JsonObject plain(String text) {
    JsonObject plain = new JsonObject();
    plain.addProperty("type", "plain_text");
    plain.addProperty("text", text);
    return plain;
  }
}
