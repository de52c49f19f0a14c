package dev.exitcode.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import dev.exitcode.slack.PodAnswers.Asking;
import dev.exitcode.slack.PodAnswers.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions about pods by slash command: the answer stands in the acknowledgement where the cluster
 * is quick, else a promise, and the answer follows in its place.
 */
final class PodSlashCommand {
  /** Slack waits three seconds, the way included. */
  static final Duration PATIENCE = Duration.ofMillis(1_700);

  static final Message PROMISE =
      DiagnosisMessage.sentence("Looking at the cluster. The answer follows here.");

  private static final Message FAILED = DiagnosisMessage.sentence(PodDesk.FAILED);

  private static final Message BUSY =
      DiagnosisMessage.sentence("Too many questions at once. Please try again in a minute.");

  private static final Logger log = LoggerFactory.getLogger(PodSlashCommand.class);

  private final PodDesk desk;
  private final NoticeQueries notices;
  private final Replies replies;
  private final Asides asides;
  private final Background background;

  PodSlashCommand(PodDesk desk, NoticeQueries notices, Listeners.Acting acting) {
    this.desk = desk;
    this.notices = notices;
    this.replies = acting.replies();
    this.asides = new Asides(acting.api());
    this.background = acting.background();
  }

  /** What to acknowledge a command with; null where it asks about no pod and no notices. */
  @Nullable String acknowledge(SlashCommandPayload payload, String text) {
    Supplier<@Nullable Reply> answer = payload.getUserId() == null ? null : answer(payload, text);
    if (answer == null) {
      return null;
    }
    try {
      return soon(
          CompletableFuture.supplyAsync(() -> Optional.ofNullable(answer.get()), this::behind),
          payload,
          text);
    } catch (RejectedExecutionException e) {
      return Wire.ephemeral(BUSY);
    }
  }

  private void behind(Runnable work) {
    if (!background.takes(work::run, _ -> {})) {
      throw new RejectedExecutionException();
    }
  }

  private @Nullable Supplier<@Nullable Reply> answer(SlashCommandPayload payload, String text) {
    String user = payload.getUserId();
    Asking asking = new Asking(user, PodDesk.channel(payload.getChannelId()), false);
    NoticeAsked ofNotices = NoticeAsked.read(text);
    if (ofNotices != null) {
      return () -> notices.answer(asking, ofNotices);
    }
    PodAsked asked = desk.read(text);
    return asked == null
        ? null
        : () -> desk.answer(asking, asked, payload.getChannelId() + " " + user);
  }

  private String soon(
      CompletableFuture<Optional<Reply>> coming, SlashCommandPayload payload, String text) {
    try {
      return coming
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .map(reply -> Wire.ephemeral(reply.message()))
          .orElseGet(() -> replies.toQuestion(text));
    } catch (TimeoutException e) {
      follow(coming, asker(payload), text);
      return Wire.ephemeral(PROMISE);
    } catch (ExecutionException e) {
      log.error("Could not answer about a pod: {}", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Wire.ephemeral(FAILED);
  }

  /** No promise is left standing. */
  private void follow(CompletableFuture<Optional<Reply>> coming, Asides.Asker asker, String text) {
    CompletableFuture<Void> _ =
        coming
            .exceptionally(
                failure -> {
                  log.error(
                      "Could not answer about a pod: {}", String.valueOf(failure.getMessage()));
                  return Optional.of(PodDesk.sentence(PodDesk.FAILED));
                })
            .thenAccept(reply -> follow(asker, reply, text));
  }

  private static Asides.Asker asker(SlashCommandPayload payload) {
    return new Asides.Asker(payload.getResponseUrl(), payload.getChannelId(), payload.getUserId());
  }

  private void follow(Asides.Asker asker, Optional<Reply> reply, String text) {
    try {
      asides.tell(
          asker,
          reply.map(r -> Wire.replacing(r.message())).orElseGet(() -> replies.toQuestion(text)));
    } catch (IOException e) {
      log.warn("Could not send an answer about a pod: {}", Failure.of(e).reason());
    }
  }
}
