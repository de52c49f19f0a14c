package dev.exitcode.k8s.apiserver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The API server as one account meets it. */
final class Api {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client;
  private final URI base;
  private final String token;

  Api(SSLContext tls, URI base, String token) {
    this(
        HttpClient.newBuilder().sslContext(tls).connectTimeout(Duration.ofSeconds(5)).build(),
        base,
        token);
  }

  private Api(HttpClient client, URI base, String token) {
    this.client = client;
    this.base = base;
    this.token = token;
  }

  /** What came back; the tree is missing where it is no JSON. */
  record Answer(int status, String type, String text) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (JacksonException e) {
        return MissingNode.getInstance();
      }
    }

    /** The object that was asked for, or a test that fails with the server's answer. */
    JsonNode ok() {
      if (status >= 300) {
        throw new AssertionError(status + " " + text);
      }
      return json();
    }
  }

  Api as(String otherToken) {
    return new Api(client, base, otherToken);
  }

  Answer get(String path) {
    return send(path, "application/json", HttpRequest.newBuilder().GET());
  }

  Answer getAs(String type, String path) {
    return send(path, type, HttpRequest.newBuilder().GET());
  }

  Answer post(String path, JsonNode object) {
    return send(path, "application/json", body("POST", "application/json", object));
  }

  Answer merge(String path, JsonNode patch) {
    return send(path, "application/json", body("PATCH", "application/merge-patch+json", patch));
  }

  Answer delete(String path) {
    return send(path, "application/json", HttpRequest.newBuilder().DELETE());
  }

  static JsonNode tree(String json) {
    return JSON.readTree(json);
  }

  private static HttpRequest.Builder body(String method, String type, JsonNode object) {
    return HttpRequest.newBuilder()
        .method(method, BodyPublishers.ofString(object.toString()))
        .header("Content-Type", type);
  }

  private Answer send(String path, String type, HttpRequest.Builder request) {
    try {
      var answer =
          client.send(
              request
                  .uri(base.resolve(path))
                  .timeout(Duration.ofSeconds(30))
                  .header("Accept", type)
                  .header("Authorization", "Bearer " + token)
                  .build(),
              BodyHandlers.ofString());
      String kind = answer.headers().firstValue("Content-Type").orElse("");
      return new Answer(answer.statusCode(), kind, answer.body());
    } catch (IOException e) {
      return new Answer(599, "", String.valueOf(e));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
