package dev.exitcode.demo;

import dev.exitcode.demo.BotDoor.Reply;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the person at the page does, passed to the bot; what the bot answers, shown. */
final class Person {
  private static final String COMMAND = "/exitcode";

  private final Messages messages;
  private final Views views;
  private final Triggers triggers;
  private final ResponseUrls responseUrls;
  private final PayloadCheck check;
  private final BotDoor bot;
  private final Supplier<URI> base;

  Person(WorkspaceState state, BotDoor bot, Supplier<URI> base) {
    this.messages = state.messages();
    this.views = state.views();
    this.triggers = state.triggers();
    this.responseUrls = state.responseUrls();
    this.check = state.check();
    this.bot = bot;
    this.base = base;
  }

  /** Sends what was typed: a slash command to the bot, anything else to the channel. */
  void say(String typed) {
    String text = typed.strip();
    if (text.startsWith("/")) {
      command(text);
    } else if (!text.isEmpty()) {
      messages.post(Message.Author.PERSON, false, Json.object().put("text", escape(text)));
    }
  }

  private void command(String text) {
    String command = text.split("\\s", 2)[0];
    if (command.equals(COMMAND)) {
      run(text.substring(command.length()).strip(), text);
    } else {
      messages.postNotice(
          "`%s` is not a valid command. All messages that start with the \"/\" character are interpreted as commands."
              .formatted(escape(command)));
    }
  }

  private void run(String text, String typed) {
    // Slack shows nothing of it; without it the page and its pictures are hard to follow.
    messages.post(Message.Author.STAND_IN, true, Json.object().put("text", typed));
    URI answerAt = responseUrls.grant(base.get(), "");
    Map<String, String> fields = Payloads.command(COMMAND, text, triggers.next(), answerAt);
    switch (bot.send(fields)) {
      case Reply.Failed failed -> fail(COMMAND, new Refused(failed.error()));
      case Reply.Answered answered -> show(answered, typed, answerAt);
    }
  }

  private void show(Reply.Answered answered, String typed, URI answerAt) {
    try {
      show(answered, typed).ifPresent(message -> responseUrls.answered(answerAt, message));
    } catch (Refused refused) {
      fail(COMMAND, refused);
    }
  }

  /** Shows the body of a slash command's acknowledgement; an empty one is only that. */
  private Optional<Message> show(Reply.Answered answered, String typed) {
    if (answered.body().isBlank()) {
      return Optional.empty();
    }
    JsonNode payload = payload(answered);
    check.message(payload);
    boolean ephemeral = !Json.text(payload, "response_type").equals("in_channel");
    if (!ephemeral) {
      messages.post(Message.Author.PERSON, false, Json.object().put("text", escape(typed)));
    }
    return Optional.of(messages.post(Message.Author.APP, ephemeral, payload));
  }

  private static JsonNode payload(Reply.Answered answered) {
    boolean isJson = answered.contentType().startsWith("application/json");
    JsonNode payload =
        isJson ? Json.read(answered.body()) : Json.object().put("text", answered.body());
    if (!payload.isObject()) {
      throw new Refused("invalid_command_response");
    }
    return payload;
  }

  /** Clicks a button in a message. */
  void click(String ts, String blockId, String actionId) {
    messages
        .find(ts)
        .ifPresent(
            message -> {
              URI answerAt = responseUrls.grant(base.get(), ts);
              JsonNode action = Actions.find(message.blocks(), blockId, actionId);
              interact(Payloads.click(message, action, triggers.next(), answerAt));
            });
  }

  /** Closes the open modal. */
  void close(String viewId) {
    views.close(viewId);
  }

  private void interact(ObjectNode payload) {
    if (bot.send(Map.of("payload", payload.toString())) instanceof Reply.Failed failed) {
      messages.postNotice(
          "Exitcode did not take that: it failed with the error \"%s\"".formatted(failed.error()));
    }
  }

  private void fail(String command, Refused refused) {
    StringBuilder text = new StringBuilder();
    text.append("%s failed with the error \"%s\"".formatted(command, refused.error()));
    refused.problems().forEach(problem -> text.append("\n• ").append(escape(problem)));
    messages.postNotice(text.toString());
  }

  /** What is typed as text stays text, see docs.slack.dev/messaging/formatting-message-text. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
