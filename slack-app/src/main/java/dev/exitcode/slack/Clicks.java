package dev.exitcode.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;

/** What a click tells about the message it was made on. */
final class Clicks {
  private Clicks() {}

  /** Whether only the user sees the message, so that it may be replaced or shared. */
  static boolean isOnOwnMessage(BlockActionPayload payload) {
    return payload.getContainer() != null && payload.getContainer().isEphemeral();
  }

  /** Names the message, the same for every click on it. */
  static String message(BlockActionPayload payload) {
    BlockActionPayload.Container container = payload.getContainer();
    return container.getChannelId() + ":" + container.getMessageTs();
  }

  /** Who clicked, and where. */
  static Asides.Asker asker(BlockActionPayload payload) {
    String channel = payload.getChannel() == null ? null : payload.getChannel().getId();
    return new Asides.Asker(payload.getResponseUrl(), channel, payload.getUser().getId());
  }
}
