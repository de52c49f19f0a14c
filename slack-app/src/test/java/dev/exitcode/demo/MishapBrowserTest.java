package dev.exitcode.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.demo.cluster.DemoCluster;
import dev.exitcode.redact.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.node.ObjectNode;

/** Something crashes at a click, and a notice is read, edited and followed, in a real browser. */
@EnabledIf(value = "dev.exitcode.demo.Browser#isInstalled", disabledReason = "needs chromium")
final class MishapBrowserTest {
  private static final String WEB = "shop/web-6d4b75cb6d-4jq7s";

  private static Browser browser;
  private DemoCluster cluster;
  private Workspace workspace;
  private Hand bot;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start(1280, 1000);
  }

  @AfterAll
  static void stop() throws IOException {
    browser.close();
  }

  @BeforeEach
  void open() throws IOException {
    cluster = DemoCluster.start(0, Clock.systemUTC());
    workspace = Workspace.start(0, Secret.of("s"));
    workspace.offer(cluster.mishaps());
    bot = new Hand(workspace);
    browser.open(workspace.page());
    browser.await(".message");
  }

  @AfterEach
  void close() {
    bot.close();
    workspace.close();
    cluster.close();
  }

  @Test
  void crash_isMadeAndEndedOnThePage() throws Exception {
    browser.click(".mishaps-open");
    browser.await("#mishaps");
    choose("subject", WEB);
    choose("way", "segfault");
    browser.click("#crash");
    browser.await("#mishaps .recover");
    assertThat(browser.text(".used")).contains(WEB, "crashed in native code");
    picture("crash-menu.png");
    browser.click("#mishaps .recover");
    browser.awaitGone("#mishaps .recover");
    await().until(() -> cluster.mishaps().subjects().stream().noneMatch(Mishaps.Subject::broken));
  }

  @Test
  void notice_isEditedInItsPlaceAndFollowedInItsThread() throws Exception {
    String root = post("shop/web crashed", "");
    post("the log", root);
    post("it is well again", root);
    browser.await(".replies");
    assertThat(browser.text(".replies")).isEqualTo("2 replies");
    assertThat(browser.count("main .message")).isEqualTo(2);
    bot.call("chat.update", message("shop/web recovered").put("ts", root));
    browser.await(".edited");
    assertThat(browser.text("main .message:last-child"))
        .contains("shop/web recovered", "(edited)")
        .doesNotContain("crashed");
    browser.click(".replies");
    browser.await(".thread .message");
    assertThat(browser.text(".thread")).contains("shop/web recovered", "the log", "well again");
    post("one more", root);
    browser.await(".thread .message:nth-child(4)");
    picture("crash-thread.png");
    browser.click(".thread header button");
    browser.awaitGone(".thread");
  }

  private String post(String text, String thread) throws Exception {
    ObjectNode message = message(text);
    if (!thread.isEmpty()) {
      message.put("thread_ts", thread);
    }
    return bot.call("chat.postMessage", message).path("ts").asString("");
  }

  private static ObjectNode message(String text) {
    return Json.object().put("channel", Ids.CHANNEL).put("text", text);
  }

  private static void choose(String id, String value) throws IOException {
    browser.script(
        """
        const choice = document.getElementById(arguments[0]);
        choice.value = arguments[1];
        choice.dispatchEvent(new Event("input", { bubbles: true }));
        """,
        id,
        value);
  }

  private static void picture(String name) throws IOException {
    String folder = System.getProperty("screenshots");
    if (folder != null) {
      browser.screenshot(Path.of(folder, name));
    }
  }
}
