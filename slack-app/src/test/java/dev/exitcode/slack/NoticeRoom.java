package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.exitcode.access.Grant;
import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.incident.Request;
import dev.exitcode.incident.Routing;
import dev.exitcode.incident.Silence;
import dev.exitcode.incident.Storm;
import dev.exitcode.incident.Workload;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.WatchView;
import dev.exitcode.store.IncidentTable;
import dev.exitcode.store.Location;
import dev.exitcode.store.Store;
import dev.exitcode.store.StormTable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A bot with a store and a scripted Slack around it, without any watch. */
final class NoticeRoom implements AutoCloseable {
  final FakeSlack fake = new FakeSlack();
  final FakeCluster cluster = new FakeCluster("payments/api-7c9");
  final Store store;
  List<WatchView> views = List.of();
  @Nullable Silence silence;
  private final SlackBot bot;
  private final SlackClient slack;
  private int clicks;

  NoticeRoom(Path folder, Grant... grants) throws Exception {
    for (String method : List.of("chat.postEphemeral", "chat.update")) {
      fake.answer(method, okJson("{\"ok\":true}"));
    }
    Files.createDirectories(folder);
    store = Store.open(new Location.SqliteFile(folder.resolve("a.db")), Clock.systemUTC());
    bot =
        new SlackBot(
            Fixtures.config(Fixtures.http(Fixtures.SECRET), fake.endpoints()),
            cluster.knowledge(grants),
            Clock.systemUTC());
    bot.answerFrom(this::book);
    bot.start();
    slack = new SlackClient(bot.address(), Fixtures.SECRET);
  }

  private NoticeBook book() {
    return new NoticeBook() {
      @Override
      public Store store() {
        return store;
      }

      @Override
      public List<String> clusters() {
        return List.of("prod-eu");
      }

      @Override
      public Outlook outlook(PodRef pod, CaseFile file, @Nullable Diagnosis diagnosis) {
        Cause cause = Objects.requireNonNull(diagnosis).cause();
        Workload workload = new Workload(pod.cluster(), pod.namespace(), "Pod", pod.name());
        Candidate candidate =
            new Candidate(workload, "", cause, Severity.WARNING, Map.of(), Map.of(), List.of());
        return new Outlook(
            candidate, Routing.all("C0PAY").route(candidate, Instant.now()), silence);
      }

      @Override
      public List<WatchView> views() {
        return views;
      }
    };
  }

  /** What was asked below notices since this was asked last. */
  List<Request> requests() {
    return store.<List<String>>write(tx -> tx.requests().take("prod-eu")).stream()
        .map(doc -> IncidentFiles.read(doc, Request.class))
        .toList();
  }

  void put(Incident incident) {
    Workload workload = incident.workload();
    store.run(
        tx ->
            tx.incidents()
                .put(
                    new IncidentTable.Row(
                        incident.id(),
                        workload.cluster(),
                        workload.namespace(),
                        workload.name(),
                        incident.container(),
                        incident.state() == Incident.State.CLOSED,
                        incident.course().lastAt(),
                        IncidentFiles.write(incident))));
  }

  void put(Storm storm) {
    store.run(
        tx ->
            tx.storms()
                .put(
                    new StormTable.Row(
                        storm.id(),
                        storm.cluster(),
                        storm.endedAt() != null,
                        storm.joinedAt(),
                        IncidentFiles.write(storm))));
  }

  /** Clicks in the channel of the usual incident; the answer to the one who did. */
  String click(NoticeButton button, String id) throws Exception {
    return click(button.action(), id, "C0PAY");
  }

  String click(String action, String value, String channel) throws Exception {
    Clicked click = new Clicked(action, value, fake.responseUrl(), "t" + clicks++, false);
    return answer(click, channel);
  }

  /** Clicks in a row that only the one sees who clicked before. */
  String clickBehind(NoticeButton button, String id) throws Exception {
    String url = fake.responseUrl();
    return answer(new Clicked(button.action(), id, url, "t" + clicks++, true), "C0PAY");
  }

  private String answer(Clicked click, String channel) throws Exception {
    int before = fake.responses().size();
    send(click.json().replace("C0CHANNEL", channel));
    await().atMost(Duration.ofSeconds(20)).until(() -> fake.responses().size() > before);
    String answer = fake.responses().getLast();
    JsonObject message = SlackLimits.checkMessage(answer);
    assertThat(message.get("response_type").getAsString()).isEqualTo("ephemeral");
    return answer;
  }

  /** Clicks what opens a modal; the modal. */
  JsonObject open(NoticeButton button, String id) throws Exception {
    int before = fake.calls("views.open");
    String trigger = "t" + clicks++;
    String json = new Clicked(button.action(), id, fake.responseUrl(), trigger, false).json();
    send(json.replace("C0CHANNEL", "C0PAY"));
    await().atMost(Duration.ofSeconds(20)).until(() -> fake.calls("views.open") > before);
    var call = fake.server().findAll(postRequestedFor(urlEqualTo("/api/views.open"))).getLast();
    String form = URLDecoder.decode(call.getBodyAsString(), StandardCharsets.UTF_8);
    return JsonParser.parseString(
            form.substring(form.indexOf("{\"type\":\"modal\""), form.lastIndexOf('}') + 1))
        .getAsJsonObject();
  }

  /** Sends a modal with these values of its blocks; what Slack is answered. */
  String submit(JsonObject view, String values) throws Exception {
    return slack.send(slack.signed(submission(view, values))).body();
  }

  /** The body of a request that sends a modal. */
  String submission(JsonObject view, String values) {
    JsonObject sent = view.deepCopy();
    sent.addProperty("id", "V1");
    sent.add("state", JsonParser.parseString("{\"values\":" + values + "}"));
    String trigger = "t" + clicks++;
    JsonObject payload =
        JsonParser.parseString(new Clicked("a", "b", "c", trigger, false).json()).getAsJsonObject();
    payload.addProperty("type", "view_submission");
    payload.remove("actions");
    payload.add("view", sent);
    return SlackClient.encode(Map.of("payload", payload.toString()));
  }

  void send(String payload) throws Exception {
    var request = slack.signed(SlackClient.encode(Map.of("payload", payload)));
    assertThat(slack.send(request).statusCode()).isEqualTo(200);
  }

  /** Delivers the same three times more, as Slack does where it heard nothing within its time. */
  List<String> again(String body) throws Exception {
    List<String> answers = new ArrayList<>();
    for (int retry = 0; retry <= 3; retry++) {
      long at = Instant.now().getEpochSecond() + 3 * retry;
      var request = slack.signed(body, Long.toString(at));
      request.header("X-Slack-Retry-Num", Integer.toString(retry));
      answers.add(slack.send(request).body());
    }
    return answers;
  }

  /** Ends what is going on; what it did can be looked at. */
  void settle() {
    bot.close();
  }

  /** What a command is answered. */
  String ask(String text) throws Exception {
    String answer = slack.ask(text).body();
    SlackLimits.checkMessage(answer);
    return answer;
  }

  @Override
  public void close() {
    slack.close();
    bot.close();
    store.close();
    fake.close();
  }
}
