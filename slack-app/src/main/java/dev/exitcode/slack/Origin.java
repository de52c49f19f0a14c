package dev.exitcode.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import org.jspecify.annotations.Nullable;

/** Where a request says it comes from. */
record Origin(@Nullable String team, @Nullable String enterprise, @Nullable String app) {

  static Origin of(Request<?> request) {
    if (request instanceof SlashCommandRequest command) {
      return of(command.getPayload());
    }
    return request instanceof BlockActionRequest action
        ? of(action.getPayload())
        : new Origin(null, null, null);
  }

  private static Origin of(SlashCommandPayload payload) {
    return new Origin(payload.getTeamId(), payload.getEnterpriseId(), payload.getApiAppId());
  }

  private static Origin of(BlockActionPayload payload) {
    return new Origin(
        payload.getTeam() == null ? null : payload.getTeam().getId(),
        payload.getEnterprise() == null ? null : payload.getEnterprise().getId(),
        payload.getApiAppId());
  }
}
