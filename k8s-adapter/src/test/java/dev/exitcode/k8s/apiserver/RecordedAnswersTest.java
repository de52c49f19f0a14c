package dev.exitcode.k8s.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a real API server answers, kept for tests that have none: in the folder {@code recorded}, by
 * version. Run with EXITCODE_GOLDEN=write to keep what is answered now. Those of 1.24 are of an API
 * server built as {@code .ci/kube/build} builds, of the Go module k8s.io/kubernetes v1.24.17 with
 * all of k8s.io replaced by v0.24.17; it calls itself 0.0.
 */
@RealApiServer
final class RecordedAnswersTest {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "dev", "exitcode", "k8s", "recorded");
  private static final String IN = "/api/v1/namespaces/recorded";
  private static final String POD = IN + "/pods/api-7c9d5f4b6d-x2x9k";
  private static final String TABLE = "application/json;as=Table;g=meta.k8s.io;v=v1";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Test
  void answers_areAsRecorded(ApiServer server) throws IOException {
    World.create(server.admin(), "recorded");
    Records records = new Records(server.admin());
    objects(records, server.admin());
    lists(records, server.admin());
    refusals(records, server.admin());
  }

  private static void objects(Records records, Api admin) throws IOException {
    records.compare("pod", 200, admin.get(POD));
    records.compare("pods-table", 200, admin.getAs(TABLE, IN + "/pods?limit=1"));
    records.compare("pods-page", 200, admin.get(IN + "/pods?limit=1"));
    records.compare("event", 200, admin.get(IN + "/events/api-7c9d5f4b6d-x2x9k.17a1"));
    String events = "/apis/events.k8s.io/v1/namespaces/recorded/events/";
    records.compare("event-new", 200, admin.get(events + "legacy-w4tzn.17b2"));
  }

  /** As they are asked for about a pod; the pages as a look for one reads them. */
  private static void lists(Records records, Api admin) throws IOException {
    String apps = "/apis/apps/v1/namespaces/recorded";
    String api = "labelSelector=app%3Dapi&limit=";
    records.compare("pods-list", 200, admin.get(IN + "/pods?" + api + "100"));
    records.compare("pods-next", 200, admin.get(IN + "/pods?limit=50&continue=" + next(admin)));
    records.compare("replicasets-list", 200, admin.get(apps + "/replicasets?" + api + "50"));
    records.compare("replicaset", 200, admin.get(apps + "/replicasets/api-7c9d5f4b6d"));
    records.compare("deployment", 200, admin.get(apps + "/deployments/api"));
    String old = IN + "/events?fieldSelector=involvedObject.name%3Dapi-7c9d5f4b6d-x2x9k";
    records.compare("events-list", 200, admin.get(old + "&limit=500"));
    String events = "/apis/events.k8s.io/v1/namespaces/recorded/events";
    String about = "?fieldSelector=regarding.name%3Dapi-7c9d5f4b6d-x2x9k&limit=500";
    records.compare("events-new-list", 200, admin.get(events + about));
    records.compare("no-page", 400, admin.get(IN + "/pods?limit=1&continue=bm9uZQ"));
  }

  private static String next(Api admin) {
    JsonNode metadata = admin.get(IN + "/pods?limit=1").ok().path("metadata");
    return metadata.path("continue").asString();
  }

  private static void refusals(Records records, Api admin) throws IOException {
    records.compare("not-found", 404, admin.get(IN + "/pods/none"));
    String metrics = "/apis/metrics.k8s.io/v1beta1/namespaces/recorded/pods/none";
    records.compare("no-metrics", 404, admin.get(metrics));
    Api stranger = Account.of(admin, "recorded", "default").api();
    records.compare("forbidden", 403, stranger.get(POD));
    records.compare("forbidden-list", 403, stranger.get("/api/v1/pods"));
    records.compare("unauthorized", 401, admin.as("no-token").get(POD));
    records.compare("log-no-previous", 400, admin.get(POD + "/log?previous=true"));
    records.compare("log-no-container", 400, admin.get(POD + "/log?container=none"));
  }

  /**
   * The folder of the server's version; a version that nobody has recorded compares with nothing.
   */
  private record Records(Path folder) {
    private Records(Api admin) throws IOException {
      this(FOLDER.resolve(version(admin)));
      if (writes()) {
        Files.createDirectories(folder);
      }
      assumeThat(folder).exists();
    }

    void compare(String name, int status, Api.Answer answer) throws IOException {
      assertThat(answer.status()).as("%s: %s", name, answer.text()).isEqualTo(status);
      JsonNode json = answer.json();
      String type = json.isMissingNode() ? "text/plain" : "application/json";
      assertThat(answer.type()).startsWith(type);
      Path file = folder.resolve(name + (json.isMissingNode() ? ".txt" : ".json"));
      String text =
          json.isMissingNode() ? answer.text() : lasting(JSON.writeValueAsString(json)) + "\n";
      if (writes()) {
        Files.writeString(file, text);
      }
      assertThat(text).isEqualTo(Files.readString(file));
    }

    private static boolean writes() {
      return "write".equals(System.getenv("EXITCODE_GOLDEN"));
    }

    private static String version(Api admin) {
      JsonNode version = admin.get("/version").ok();
      return version.path("gitVersion").asString().replaceFirst("^v(\\d+\\.\\d+).*", "$1");
    }

    /** The answer without what is another each time. */
    private static String lasting(String json) {
      return json.replaceAll(
              "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "6f2b1c04-5d7e-4a3f-9b8c-1e2d3c4b5a69")
          .replaceAll("(\"resourceVersion\" : )\"[0-9]+\"", "$1\"1000\"")
          .replaceAll("(\"(creationTimestamp|time)\" : )\"[^\"]+\"", "$1\"2026-11-27T09:00:00Z\"")
          .replaceAll("(\"continue\" : )\"[^\"]+\"", "$1\"bmV4dA\"")
          .replaceAll("\"[0-9]+[smhd]([0-9]+[smh])?\"", "\"4m\"")
          .replaceAll("\\([^)]* ago\\)", "(2m ago)")
          .replaceAll("kube-api-access-[a-z0-9]{5}", "kube-api-access-x7k2m");
    }
  }
}
