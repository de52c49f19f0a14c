package dev.exitcode.slack;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Catalog;
import java.util.List;
import java.util.Map;

/** Bolt with our listeners in it. */
final class BoltApp {
  private final App app;
  private final SlackRequestParser parser;

  BoltApp(SlackConfig config, Catalog catalog) {
    com.slack.api.SlackConfig sdk = new com.slack.api.SlackConfig();
    sdk.setStatsEnabled(false);
    sdk.setMethodsEndpointUrlPrefix(config.endpoints().api().toString());
    AppConfig settings =
        AppConfig.builder()
            .slack(Slack.getInstance(sdk))
            .singleTeamBotToken(config.botToken().reveal())
            .signingSecret(null)
            .clientId(null)
            .clientSecret(null)
            .build();
    app = new App(settings, settings.getSlack(), List.of());
    parser = new SlackRequestParser(settings);
    app.command(
        "/exitcode", (request, context) -> explain(catalog, request.getPayload().getText()));
    app.start();
  }

  Response run(String body, Map<String, List<String>> headers) throws Exception {
    return app.run(
        parser.parse(
            SlackRequestParser.HttpRequest.builder()
                .requestUri(SlackBot.PATH)
                .queryString(Map.of())
                .headers(new RequestHeaders(headers))
                .requestBody(body)
                .remoteAddress("")
                .build()));
  }

  private static Response explain(Catalog catalog, String text) {
    String answer =
        switch (catalog.answer(text == null ? "" : text)) {
          case Answer.Explained e -> e.heading() + ": " + e.entry().meaning();
          case Answer.Compared c -> c.difference();
          case Answer.Listed l -> l.entries().size() + " codes";
          case Answer.NotFound n -> n.sentence();
        };
    return Response.json(200, Map.of("response_type", "ephemeral", "text", answer));
  }
}
