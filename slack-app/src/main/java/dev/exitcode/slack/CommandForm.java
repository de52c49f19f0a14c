package dev.exitcode.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A slash command for Bolt, made of the fields that {@link FormBody} read. Bolt's own parser would
 * decode the same form three times more, which was a sixth of the time a command took.
 */
final class CommandForm {
  private static final RequestHeaders NO_HEADERS = new RequestHeaders(Map.of());

  private CommandForm() {}

  static SlashCommandRequest request(String body, Map<String, String> fields, AppConfig config) {
    SlashCommandRequest request = new SlashCommandRequest(body, payload(fields), NO_HEADERS);
    request.updateContext(config);
    return request;
  }

  private static SlashCommandPayload payload(Map<String, String> fields) {
    SlashCommandPayload payload = new SlashCommandPayload();
    payload.setTeamId(value(fields, "team_id"));
    payload.setTeamDomain(value(fields, "team_domain"));
    payload.setEnterpriseId(value(fields, "enterprise_id"));
    payload.setEnterpriseName(value(fields, "enterprise_name"));
    payload.setApiAppId(value(fields, "api_app_id"));
    payload.setChannelId(value(fields, "channel_id"));
    payload.setChannelName(value(fields, "channel_name"));
    payload.setUserId(value(fields, "user_id"));
    payload.setUserName(value(fields, "user_name"));
    payload.setCommand(value(fields, "command"));
    payload.setText(value(fields, "text"));
    payload.setResponseUrl(value(fields, "response_url"));
    payload.setTriggerId(value(fields, "trigger_id"));
    payload.setEnterpriseInstall("true".equals(value(fields, "is_enterprise_install")));
    return payload;
  }

  /** As Bolt has it: a field without a value is not there. */
  private static @Nullable String value(Map<String, String> fields, String name) {
    String value = fields.get(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
