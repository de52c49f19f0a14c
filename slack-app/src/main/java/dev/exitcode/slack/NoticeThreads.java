package dev.exitcode.slack;

import dev.exitcode.incident.Incident;
import dev.exitcode.slack.NoticeClicks.Click;
import dev.exitcode.slack.WebMethods.Spot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The thread below a notice, where people see what others did with it. */
final class NoticeThreads {
  private static final int LONGEST = 900;

  private final WebMethods web;

  NoticeThreads(WebMethods web) {
    this.web = web;
  }

  /** Where the thread of what was clicked is; null where there is none. */
  private static @Nullable Spot spot(Click click) {
    Incident incident = click.incident();
    String root = incident.notice().root() == null ? incident.id() : incident.notice().root();
    String channel = click.asking().channel();
    if (channel == null) {
      return null;
    }
    return click
        .book()
        .store()
        .read(tx -> Optional.ofNullable(tx.outbox().root(root, channel)))
        .map(ts -> new Spot(channel, ts))
        .orElse(null);
  }

  /** Says there what somebody did; without a thread, to that one alone. */
  void say(Click click, String what) {
    SlackText text =
        SlackText.join(
            " ",
            List.of(SlackText.user(click.asking().user()), SlackText.literal(what, LONGEST - 50)),
            LONGEST);
    boolean _ = post(click, new Message(text, List.of(Blocks.section(text))));
  }

  /** Posts there, for all to see; where there is no thread, to the one who clicked: false. */
  boolean post(Click click, Message message) {
    Spot spot = spot(click);
    String channel = click.asking().channel();
    try {
      if (spot != null) {
        Spot _ = web.post(spot, message);
        return true;
      }
      if (channel != null) {
        web.whisper(new Spot(channel, null), click.asking().user(), message);
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a file there; false where there is no thread. */
  boolean upload(Click click, String name, String text) {
    Spot spot = spot(click);
    try {
      if (spot != null) {
        web.upload(spot, name, text);
      }
      return spot != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
