package dev.exitcode.slack;

import dev.exitcode.slack.PodAnswers.Asking;
import dev.exitcode.slack.PodAnswers.Reply;
import dev.exitcode.slack.WebMethods.Spot;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what is said to the bot in a message: in a direct message there; in a channel, to all
 * where the channel may see the pod, else to the one who asked. Where the cluster is slow, says so.
 */
final class PodTalk {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String NOTHING = "I found no pod that may be meant by that.";

  private static final Logger log = LoggerFactory.getLogger(PodTalk.class);

  private final PodDesk desk;
  private final Pastes pastes;
  private final WebMethods web;

  PodTalk(PodDesk desk, Pastes pastes, WebMethods web) {
    this.desk = desk;
    this.pastes = pastes;
    this.web = web;
  }

  /**
   * Something said.
   *
   * @param channel of a channel or a conversation
   * @param thread the message below which it was said, or null
   * @param at the timestamp of the message itself
   */
  record Said(String user, String channel, @Nullable String thread, String at, Paste paste) {
    private boolean isDirect() {
      return PodDesk.channel(channel) == null;
    }

    private Spot here() {
      return new Spot(channel, thread);
    }

    /** In a channel answers stand below the question. */
    private Spot below() {
      return new Spot(channel, thread == null && !isDirect() ? at : thread);
    }
  }

  /** Answers, whatever was said. */
  void answer(Said said) throws IOException {
    PodAsked asked = said.paste().files().isEmpty() ? desk.read(said.paste().text()) : null;
    if (asked == null || !answered(said, asked)) {
      pastes.answer(said.paste(), web, said.below());
    }
  }

  /** False where it may be meant for something else after all. */
  private boolean answered(Said said, PodAsked asked) throws IOException {
    Asking asking = new Asking(said.user(), PodDesk.channel(said.channel()), true);
    String conversation = said.channel() + " " + (said.isDirect() ? "" : said.below().thread());
    CompletableFuture<@Nullable Reply> coming =
        CompletableFuture.supplyAsync(
            () -> desk.answer(asking, asked, conversation), Thread::startVirtualThread);
    boolean soon = isSoon(coming);
    Spot promise = soon ? null : promised(said);
    Reply reply = joined(coming);
    if (reply == null && soon) {
      return false;
    }
    deliver(said, reply == null ? PodDesk.sentence(NOTHING) : reply, promise);
    return true;
  }

  private static boolean isSoon(CompletableFuture<@Nullable Reply> coming) {
    try {
      Reply _ = coming.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  /** However it ends, so that no promise is left standing. */
  private static @Nullable Reply joined(CompletableFuture<@Nullable Reply> coming) {
    try {
      return coming.join();
    } catch (CompletionException e) {
      log.error("Could not answer about a pod: {}", String.valueOf(e.getMessage()));
      return PodDesk.sentence(PodDesk.FAILED);
    }
  }

  /** The answer comes also where Slack does not take the promise. */
  private @Nullable Spot promised(Said said) {
    try {
      return promise(said);
    } catch (IOException e) {
      log.warn("Could not promise an answer about a pod: {}", Failure.of(e).reason());
      return null;
    }
  }

  /** Where the answer can take its place; null where it cannot, since only the asker sees it. */
  private @Nullable Spot promise(Said said) throws IOException {
    if (said.isDirect()) {
      return web.post(said.here(), PodSlashCommand.PROMISE);
    }
    web.whisper(said.here(), said.user(), PodSlashCommand.PROMISE);
    return null;
  }

  private void deliver(Said said, Reply reply, @Nullable Spot promise) throws IOException {
    if (promise != null) {
      web.replace(promise, reply.message());
    } else if (said.isDirect() || reply.forChannel()) {
      Spot _ = web.post(said.below(), reply.message());
    } else {
      web.whisper(said.here(), said.user(), reply.message());
    }
  }
}
