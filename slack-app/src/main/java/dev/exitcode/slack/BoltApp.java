package dev.exitcode.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import dev.exitcode.access.Gate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bolt with our middleware and listeners in it; needs no Slack to be built or to answer. */
final class BoltApp implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BoltApp.class);

  /** Slack redelivers for minutes at most; buttons of a message live longer than that. */
  private static final Duration CLAIMS_KEPT = Duration.ofHours(1);

  private static final int MOST_CLAIMS = 10_000;

  private final SlackApi api;
  private final Installation installation;
  private final Background background = new Background();
  private final Gate gate;
  private final App app;

  BoltApp(
      SlackConfig config, Knowledge knowledge, Supplier<@Nullable NoticeBook> book, Clock clock) {
    this.api = new SlackApi(config);
    this.installation = new Installation(config);
    this.app = app(settings(config), this::refuseStrangers);
    Replies replies = new Replies(knowledge);
    Claims claims = new Claims(System::nanoTime, CLAIMS_KEPT, MOST_CLAIMS);
    Sharing sharing = new Sharing(replies, api, installation, claims);
    Pastes pastes = new Pastes(replies, api, new Attachments(config, api::once), claims);
    WebMethods web = new WebMethods(api, config.endpoints());
    ClusterKnowledge clusters = knowledge.clusters();
    SlackDirectory directory = new SlackDirectory(web, installation);
    this.gate = new Gate(clusters.policy(), directory, clusters.rules(), clock);
    PodAnswers answers = new PodAnswers(clusters, gate, clock, knowledge.catalog().get());
    PodDesk desk = new PodDesk(Set.copyOf(clusters.names()), replies, answers, clock);
    PodTalk talk = new PodTalk(desk, pastes, web);
    PodClicks clicks = new PodClicks(answers, desk, new PodClicks.Tools(api, web, claims, clock));
    PodListeners.Answering answering =
        new PodListeners.Answering(talk, clicks, new PodPicker(answers, desk, clock));
    Listeners.Acting acting = new Listeners.Acting(replies, api, background);
    Noticing noticing = new Noticing(book, answers, desk, clock);
    new Listeners(acting, sharing, new PodSlashCommand(desk, noticing.queries(), acting))
        .registerWith(app);
    new PasteListeners(pastes, talk, api, background).registerWith(app);
    new PodListeners(answering, pastes, new PodListeners.Tools(api, web, background))
        .registerWith(app);
    noticing.listeners(knowledge.catalog().get(), web, acting, claims).registerWith(app);
    app.start();
  }

  /**
   * Bolt with middleware of ours, since its own would call {@code auth.test} on the way to an
   * answer, and by its builder, since its constructors make an HTTP client, which would cost every
   * start a third of its time; {@link SlackApi} makes one when it is first used.
   */
  private static App app(AppConfig settings, Middleware middleware) {
    return App.builder()
        .appConfig(settings)
        .middlewareList(List.of(middleware))
        .status(App.Status.Stopped)
        .build();
  }

  /** Every field that Bolt would otherwise fill from the environment is set. */
  @SuppressWarnings("deprecation") // The verification token has to be set to keep it out.
  private static AppConfig settings(SlackConfig config) {
    return AppConfig.builder()
        .slack(null)
        .singleTeamBotToken(config.botToken().reveal())
        .signingSecret(null)
        .verificationToken(null)
        .clientId(null)
        .clientSecret(null)
        .redirectUri(null)
        .scope(null)
        .userScope(null)
        .oAuthInstallPathEnabled(false)
        .oAuthRedirectUriPathEnabled(false)
        .oauthStartPath("start")
        .oauthInstallPath("start")
        .oauthCallbackPath("callback")
        .oauthRedirectUriPath("callback")
        .oauthCancellationUrl(null)
        .oauthCompletionUrl(null)
        .allEventsApiAutoAckEnabled(true)
        .threadPoolSize(1)
        .tokenRotationExpirationMillis(0) // unused; its default makes an HTTP client
        .build();
  }

  private Response refuseStrangers(Request<?> request, Response response, MiddlewareChain chain)
      throws Exception {
    if (installation.isOriginOf(Origin.of(request))) {
      // Bolt would write what it does not know into its log.
      return Listeners.handles(request)
              || PasteListeners.handles(request)
              || PodListeners.handles(request)
              || NoticeListeners.handles(request)
          ? chain.next(request)
          : Responses.status(200);
    }
    log.warn("Refused a request that came from another workspace or app.");
    return Responses.status(403);
  }

  Gate gate() {
    return gate;
  }

  SlackApi api() {
    return api;
  }

  Installation installation() {
    return installation;
  }

  AppConfig config() {
    return app.config();
  }

  Response run(Request<?> request) throws Exception {
    return app.run(request);
  }

  /** Finishes what follows earlier acknowledgements, then lets go of Slack. */
  @Override
  public void close() {
    background.close();
    app.stop();
    api.close();
  }
}
