package dev.exitcode.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnswerMessageTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/exitcode/slack/golden");

  private final Replies replies = new Replies(Fixtures.KNOWLEDGE);

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "137, 137",
        "137 java, 137-java",
        "137 vs 143, 137-vs-143",
        "OOMKilled, oomkilled",
        "list, list",
        "help, help",
        "xyzzy, not-found"
      })
  void message_isAsKept(String question, String file) throws IOException {
    assertGolden(file + ".json", replies.toQuestion(question));
  }

  @Test
  void modal_isAsKept() throws IOException {
    assertGolden("137-more.json", Wire.view(replies.details("137")));
  }

  @Test
  void sharedMessage_isAsKept() throws IOException {
    assertGolden("137-shared.json", replies.shared("137", "U0USER"));
  }

  /** Run with EXITCODE_GOLDEN=write to accept what is rendered now. */
  private static void assertGolden(String file, String json) throws IOException {
    String pretty =
        new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(JsonParser.parseString(json))
            + "\n";
    if ("write".equals(System.getenv("EXITCODE_GOLDEN"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(GOLDEN.resolve(file), pretty, UTF_8);
    }
    assertThat(pretty).isEqualTo(Files.readString(GOLDEN.resolve(file), UTF_8));
  }

  @Test
  void everyEntry_fits() {
    AnswerMessage renderer = new AnswerMessage(Fixtures.CATALOG);
    for (Entry entry : Fixtures.CATALOG.entries()) {
      Answer answer =
          new Answer.Explained(null, entry.name(), entry, List.of(), List.of(entry, entry, entry));
      String json = Wire.ephemeral(renderer.render(answer, Audience.asked()));
      assertThat(json).as(entry.id()).hasSizeLessThan(12_000);
      SlackLimits.checkMessage(json);
      SlackLimits.checkView(Wire.view(AnswerModal.render(answer)));
    }
  }

  /** An entry nobody can ask for is a flaw of the catalog; its answer then lacks the buttons. */
  @Test
  void entries_canBeAskedForAgain() {
    assertThat(
            Fixtures.CATALOG.entries().stream()
                .filter(e -> Fixtures.CATALOG.questionFor(e).isEmpty()))
        .extracting(Entry::id)
        .hasSizeLessThanOrEqualTo(Fixtures.CATALOG.entries().size() / 50);
  }

  @Test
  void everyButton_leadsToAnAnswer() {
    for (String question :
        List.of("137", "137 java", "137 vs 143", "OOMKiled", "help", "nonsense")) {
      JsonObject message = SlackLimits.checkMessage(replies.toQuestion(question));
      for (String value : buttonValues(message)) {
        assertThat(replies.isAnswered(value)).as("%s → %s", question, value).isTrue();
      }
    }
  }

  @Test
  void compared_canBeSharedAndHasBothSides() {
    JsonObject message = SlackLimits.checkMessage(replies.toQuestion("137 143"));
    assertThat(buttonValues(message)).contains("137 vs 143", "137", "143");
    assertThat(message.get("text").getAsString()).contains("137").contains("143");
  }

  @Test
  void text_isAWholeShortAnswer() {
    String text = SlackLimits.checkMessage(replies.toQuestion("137")).get("text").getAsString();
    assertThat(text).startsWith("137 · SIGKILL: ").contains("Most often: ").contains("First: ");
  }

  @Test
  void typedText_neverComesBack() {
    String secret = "xoxb-123456789012-abcdefghijkl";
    for (String question : List.of(secret, "137 " + secret, secret + " vs 143")) {
      assertThat(replies.toQuestion(question)).doesNotContain(secret).doesNotContain("xoxb");
    }
  }

  @Test
  void dockerCauses_standApart() {
    Answer.Explained answer = (Answer.Explained) Fixtures.CATALOG.answer("137");
    String message = replies.toQuestion("137");
    assertThat(message.indexOf("On a plain Docker host"))
        .isGreaterThan(message.indexOf(answer.entry().causes().getFirst().cause()));
  }

  private static List<String> buttonValues(JsonObject message) {
    List<String> values = new ArrayList<>();
    for (JsonElement block : message.getAsJsonArray("blocks")) {
      if (block.getAsJsonObject().get("type").getAsString().equals("actions")) {
        block
            .getAsJsonObject()
            .getAsJsonArray("elements")
            .forEach(button -> values.add(button.getAsJsonObject().get("value").getAsString()));
      }
    }
    return values;
  }
}
