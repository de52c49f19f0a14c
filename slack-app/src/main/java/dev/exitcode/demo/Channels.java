package dev.exitcode.demo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The channels there are, and what keeps the app out of them. Safe for use by many threads. */
final class Channels {
  private final Map<String, Channel> channels = new ConcurrentHashMap<>();

  Channels() {
    add(Ids.CHANNEL, Ids.CHANNEL_NAME);
    add(Ids.DIRECT, "directmessage");
  }

  /**
   * One channel.
   *
   * @param barred Slack's word for why the app may not write there; empty where it may
   */
  private record Channel(String name, String barred) {}

  void add(String id, String name) {
    channels.put(id, new Channel(name, ""));
  }

  /** Has the app refused with this word from now on, or let in again with an empty one. */
  void bar(String id, String error) {
    channels.computeIfPresent(id, (_, channel) -> new Channel(channel.name, error));
  }

  String name(String id) {
    Channel channel = channels.get(id);
    return channel == null ? "" : channel.name;
  }

  /**
   * The channel that is meant; a person's id stands for the direct messages with them.
   *
   * @throws Refused {@code channel_not_found}, or with the word of a channel that is barred
   */
  String open(String given) {
    String id = given.equals(Ids.PERSON) ? Ids.DIRECT : given;
    Channel channel = channels.get(id);
    if (channel == null) {
      throw new Refused("channel_not_found");
    }
    if (!channel.barred.isEmpty()) {
      throw new Refused(channel.barred);
    }
    return id;
  }
}
