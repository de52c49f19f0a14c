package dev.exitcode.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.request.builtin.GlobalShortcutRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a request says it comes from.
 *
 * @param namesApp false for shortcuts, the kind of request in which Slack does not say which app it
 *     is for
 */
record Origin(
    @Nullable String team, @Nullable String enterprise, @Nullable String app, boolean namesApp) {

  static Origin of(Request<?> request) {
    if (request instanceof SlashCommandRequest command) {
      return of(command.getPayload());
    }
    return request instanceof BlockActionRequest action
        ? of(action.getPayload())
        : ofOther(request);
  }

  private static Origin ofOther(Request<?> request) {
    return switch (request) {
      case MessageShortcutRequest shortcut -> of(shortcut.getPayload());
      case GlobalShortcutRequest shortcut -> of(shortcut.getPayload());
      case BlockSuggestionRequest typing -> of(typing.getPayload());
      case ViewSubmissionRequest modal -> of(modal.getPayload());
      case EventRequest event -> of(JsonParser.parseString(event.getRequestBodyAsString()));
      default -> new Origin(null, null, null, true);
    };
  }

  private static Origin of(SlashCommandPayload payload) {
    return new Origin(payload.getTeamId(), payload.getEnterpriseId(), payload.getApiAppId(), true);
  }

  private static Origin of(BlockActionPayload payload) {
    return new Origin(
        payload.getTeam() == null ? null : payload.getTeam().getId(),
        payload.getEnterprise() == null ? null : payload.getEnterprise().getId(),
        payload.getApiAppId(),
        true);
  }

  private static Origin of(MessageShortcutPayload payload) {
    return new Origin(
        payload.getTeam() == null ? null : payload.getTeam().getId(),
        payload.getEnterprise() == null ? null : payload.getEnterprise().getId(),
        null,
        false);
  }

  private static Origin of(GlobalShortcutPayload payload) {
    return new Origin(
        payload.getTeam() == null ? null : payload.getTeam().getId(),
        payload.getEnterprise() == null ? null : payload.getEnterprise().getId(),
        null,
        false);
  }

  private static Origin of(BlockSuggestionPayload payload) {
    return new Origin(
        payload.getTeam() == null ? null : payload.getTeam().getId(),
        payload.getEnterprise() == null ? null : payload.getEnterprise().getId(),
        payload.getApiAppId(),
        true);
  }

  private static Origin of(ViewSubmissionPayload payload) {
    return new Origin(
        payload.getTeam() == null ? null : payload.getTeam().getId(),
        payload.getEnterprise() == null ? null : payload.getEnterprise().getId(),
        payload.getApiAppId(),
        true);
  }

  private static Origin of(JsonElement event) {
    return new Origin(
        text(event, "team_id"), text(event, "enterprise_id"), text(event, "api_app_id"), true);
  }

  private static @Nullable String text(JsonElement event, String name) {
    return event instanceof JsonObject object && object.get(name) instanceof JsonPrimitive text
        ? text.getAsString()
        : null;
  }
}
