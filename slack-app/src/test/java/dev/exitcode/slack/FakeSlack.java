package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.util.List;

/** Slack's Web API and response URLs on loopback. */
final class FakeSlack implements AutoCloseable {
  static final String RESPONSE_PATH = "/actions/T0/1/abc";

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  FakeSlack() {
    server.start();
    answer("auth.test", okJson("{\"ok\":true,\"team_id\":\"T0TEAM\",\"user_id\":\"U0BOT\"}"));
    answer("chat.postMessage", okJson("{\"ok\":true,\"channel\":\"D0DIRECT\",\"ts\":\"1.2\"}"));
    answer("views.open", okJson("{\"ok\":true}"));
    server.stubFor(post(urlPathEqualTo(RESPONSE_PATH)).willReturn(okJson("{\"ok\":true}")));
  }

  WireMockServer server() {
    return server;
  }

  Endpoints endpoints() {
    URI here = URI.create(server.baseUrl());
    return new Endpoints(URI.create(server.baseUrl() + "/api/"), here, here);
  }

  String responseUrl() {
    return server.baseUrl() + RESPONSE_PATH;
  }

  /** Answers every call of a method alike. */
  void answer(String method, ResponseDefinitionBuilder response) {
    server.stubFor(post(urlEqualTo("/api/" + method)).willReturn(response));
  }

  /** Answers the calls of a method one after the other; the last answer stays. */
  void answerInTurn(String path, List<ResponseDefinitionBuilder> responses) {
    for (int i = 0; i < responses.size(); i++) {
      server.stubFor(
          post(urlEqualTo(path))
              .inScenario(path)
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "call " + i)
              .willReturn(responses.get(i))
              .willSetStateTo("call " + Math.min(i + 1, responses.size() - 1)));
    }
  }

  int calls(String method) {
    return server.findAll(postRequestedFor(urlEqualTo("/api/" + method))).size();
  }

  /** The bodies of the messages posted so far. */
  List<String> posts() {
    return server.findAll(postRequestedFor(urlEqualTo("/api/chat.postMessage"))).stream()
        .map(request -> request.getBodyAsString())
        .toList();
  }

  /** The bodies posted to the response URL so far. */
  List<String> responses() {
    return server.findAll(postRequestedFor(urlPathEqualTo(RESPONSE_PATH))).stream()
        .map(request -> request.getBodyAsString())
        .toList();
  }

  @Override
  public void close() {
    server.stop();
  }
}
