import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.jetty.SlackAppServer;
import com.slack.api.bolt.middleware.builtin.IgnoringSelfEvents;
import com.slack.api.bolt.middleware.builtin.RequestVerification;
import com.slack.api.bolt.middleware.builtin.SSLCheck;
import java.util.List;

/** The peer: what Bolt's own guide builds, echoing the text of the command. */
final class PlainBoltJetty {
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private PlainBoltJetty() {}

  /** Argument: the port. */
  public static void main(String[] args) throws Exception {
    SlackConfig sdk = new SlackConfig();
    sdk.setStatsEnabled(false);
    sdk.setMethodsEndpointUrlPrefix("http://127.0.0.1:9/api/");
    AppConfig config =
        AppConfig.builder()
            .slack(Slack.getInstance(sdk))
            .singleTeamBotToken("xoxb-1111-2222-benchmark")
            .signingSecret(SECRET)
            .build();
    // Bolt's own list without the authorization, which would call auth.test on the request path.
    App app =
        new App(
            config,
            config.getSlack(),
            List.of(
                new SSLCheck(null),
                new RequestVerification(
                    new SlackSignature.Verifier(new SlackSignature.Generator(SECRET))),
                new IgnoringSelfEvents(sdk, true)));
    app.command("/exitcode", (request, context) -> context.ack(request.getPayload().getText()));
    new SlackAppServer(app, "/slack/events", Integer.parseInt(args[0])).start();
  }
}
