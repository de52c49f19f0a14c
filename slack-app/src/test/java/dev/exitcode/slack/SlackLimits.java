package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.HashSet;
import java.util.Set;

/** Slack's documented limits, and our own stricter ones, held against finished JSON. */
final class SlackLimits {
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_MESSAGE = 12_000;
  private static final int MOST_MESSAGE_BLOCKS = 12;
  private static final int MOST_MODAL_BLOCKS = 100;

  /** The only control sequences we make: links to https, and one user. */
  private static final String OURS = "<https://[^<>|]+\\|[^<>]*>|<@[UW][A-Z0-9]+>|<#C[A-Z0-9]+>";

  private static final Set<String> READ = Set.of("text", "url", "value");

  private SlackLimits() {}

  static JsonObject checkMessage(String json) {
    JsonObject message = JsonParser.parseString(json).getAsJsonObject();
    assertThat(message.get("text").getAsString().length()).isBetween(1, LONGEST_TEXT);
    checkMrkdwn(message.get("text").getAsString());
    if (message.has("blocks")) {
      assertThat(message.getAsJsonArray("blocks").size()).isBetween(1, MOST_MESSAGE_BLOCKS);
      message.getAsJsonArray("blocks").forEach(SlackLimits::checkBlock);
    }
    assertThat(textLength(message)).isLessThanOrEqualTo(LONGEST_MESSAGE);
    checkCharacters(message);
    return message;
  }

  static JsonObject checkView(String json) {
    JsonObject view = JsonParser.parseString(json).getAsJsonObject();
    assertThat(view.get("type").getAsString()).isEqualTo("modal");
    checkPlain(view.getAsJsonObject("title"), 24);
    checkPlain(view.getAsJsonObject("close"), 24);
    assertThat(view.getAsJsonArray("blocks").size()).isBetween(1, MOST_MODAL_BLOCKS);
    view.getAsJsonArray("blocks").forEach(SlackLimits::checkBlock);
    assertThat(json.length()).isLessThan(100_000);
    checkCharacters(view);
    return view;
  }

  private static void checkBlock(JsonElement element) {
    JsonObject block = element.getAsJsonObject();
    switch (block.get("type").getAsString()) {
      case "header" -> checkPlain(block.getAsJsonObject("text"), 150);
      case "rich_text" -> {
        assertThat(textLength(block)).isLessThanOrEqualTo(12_000);
        checkRich(block.getAsJsonArray("elements"));
      }
      case "section" -> {
        String mrkdwn = block.getAsJsonObject("text").get("text").getAsString();
        assertThat(mrkdwn.length()).isBetween(1, 3000);
        checkMrkdwn(mrkdwn);
      }
      case "context" -> {
        assertThat(block.getAsJsonArray("elements").size()).isBetween(1, 10);
        block
            .getAsJsonArray("elements")
            .forEach(
                text -> {
                  assertThat(text.getAsJsonObject().get("type").getAsString()).isEqualTo("mrkdwn");
                  String mrkdwn = text.getAsJsonObject().get("text").getAsString();
                  assertThat(mrkdwn.length()).isBetween(1, 2000);
                  checkMrkdwn(mrkdwn);
                });
      }
      case "actions" -> checkActions(block.getAsJsonArray("elements"));
      default -> throw new AssertionError("no limits known for " + block);
    }
  }

  private static void checkRich(JsonArray elements) {
    assertThat(elements).isNotEmpty();
    for (JsonElement each : elements) {
      JsonObject element = each.getAsJsonObject();
      switch (element.get("type").getAsString()) {
        case "rich_text_section", "rich_text_preformatted" ->
            checkRich(element.getAsJsonArray("elements"));
        case "rich_text_list" -> {
          assertThat(element.get("style").getAsString()).isIn("bullet", "ordered");
          checkRich(element.getAsJsonArray("elements"));
        }
        case "text" -> assertThat(element.get("text").getAsString()).isNotEmpty();
        case "link" -> assertThat(element.get("url").getAsString()).startsWith("https://");
        default -> throw new AssertionError("not made by us: " + element);
      }
    }
  }

  private static void checkActions(JsonArray buttons) {
    assertThat(buttons.size()).isBetween(1, 25);
    Set<String> ids = new HashSet<>();
    for (JsonElement each : buttons) {
      JsonObject button = each.getAsJsonObject();
      checkPlain(button.getAsJsonObject("text"), 75);
      assertThat(button.get("value").getAsString().length()).isBetween(1, 150);
      assertThat(ids.add(button.get("action_id").getAsString())).isTrue();
    }
  }

  private static void checkPlain(JsonObject text, int longest) {
    assertThat(text.get("type").getAsString()).isEqualTo("plain_text");
    assertThat(text.get("text").getAsString().length()).isBetween(1, longest);
  }

  /** What is left when ours are taken out must hold nothing Slack would act upon. */
  private static void checkMrkdwn(String mrkdwn) {
    String rest = mrkdwn.replaceAll(OURS, "");
    assertThat(rest).doesNotContain("<", ">", "`");
    assertThat(rest.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
  }

  private static void checkCharacters(JsonElement element) {
    if (element.isJsonObject()) {
      element.getAsJsonObject().entrySet().forEach(entry -> checkCharacters(entry.getValue()));
    } else if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(SlackLimits::checkCharacters);
    } else if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()) {
      assertThat(element.getAsString().codePoints().filter(SlackLimits::isHidden)).isEmpty();
    }
  }

  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return (type == Character.CONTROL && c != '\n')
        || type == Character.FORMAT
        || type == Character.SURROGATE;
  }

  /** The characters in all that people or Slack read, without the keys and types around them. */
  private static int textLength(JsonElement element) {
    if (element.isJsonObject()) {
      return element.getAsJsonObject().entrySet().stream()
          .mapToInt(
              entry ->
                  entry.getValue().isJsonPrimitive()
                      ? READ.contains(entry.getKey()) ? entry.getValue().getAsString().length() : 0
                      : textLength(entry.getValue()))
          .sum();
    }
    return element.isJsonArray()
        ? element.getAsJsonArray().asList().stream().mapToInt(SlackLimits::textLength).sum()
        : 0;
  }
}
