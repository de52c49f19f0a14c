package dev.exitcode.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The page with the real bot in a real browser. With {@code -Dscreenshots="$PWD/docs/images"} it
 * also renews the pictures of the README.
 */
@EnabledIf(value = "dev.exitcode.demo.Browser#isInstalled", disabledReason = "needs chromium")
final class PageBrowserTest {
  private static final String ENTER = "\uE007";
  private static final String TAB = "\uE004";
  private static final String ESCAPE = "\uE00C";
  private static final String ANSWER = ".message.ephemeral:last-child";

  private static final String NEWEST = ".message:last-child";
  private static final String DESCRIBED = Questions.describedPod();

  private static Browser browser;
  private BotBeside demo;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start(1120, 1450);
  }

  @AfterAll
  static void stop() throws IOException {
    browser.close();
  }

  @BeforeEach
  void open() throws IOException {
    demo = BotBeside.start();
    browser.open(demo.workspace().page());
    browser.await(".message");
  }

  @AfterEach
  void close() {
    demo.close();
  }

  @Test
  void page_saysWhatToTry() throws IOException {
    assertThat(browser.text(".message")).contains("/exitcode 139", "/exitcode 137 vs 143");
  }

  @Test
  void typedCommand_isAnsweredToTheAskerOnly() throws IOException {
    browser.type("/ex");
    browser.await(".offer:not([hidden])");
    browser.type(TAB + "139" + ENTER);
    assertThat(browser.text(ANSWER)).contains("Only visible to you", "139", "Share with channel");
    assertThat(browser.text(".used")).contains("/exitcode 139", "Slack shows none");
    picture("exitcode-139.png");
    browser.click("button.theme");
    browser.await("[data-theme=dark]");
    picture("exitcode-139-dark.png");
  }

  @Test
  void contextWord_sharpensTheAnswer() throws IOException {
    browser.type("/exitcode 137 java" + ENTER);
    assertThat(browser.text(ANSWER)).contains("137", "JVM killed");
    picture("exitcode-137-java.png");
  }

  @Test
  void moreButton_opensTheModalAndEscapeClosesIt() throws IOException {
    browser.type("/exitcode 139" + ENTER);
    browser.click(ANSWER + " button[data-action='exitcode.more']");
    assertThat(browser.text("dialog[open]")).contains("Exit code explained", "139", "Sources");
    browser.type(ESCAPE);
    browser.awaitGone("dialog");
    assertThat(browser.script("return document.activeElement.id").asString(""))
        .isEqualTo("message");
  }

  @Test
  void shareButton_postsForEveryone() throws IOException {
    browser.type("/exitcode 139" + ENTER);
    browser.click(ANSWER + " button[data-action='exitcode.share']");
    browser.await(".message:not(.ephemeral) [data-action='exitcode.more']");
    assertThat(browser.text(".message:not(.ephemeral):last-child")).contains("139");
  }

  @Test
  void pasteInADirectMessage_isDiagnosed() throws IOException {
    browser.click("a[href='#D0TRY0EXIT']");
    paste(DESCRIBED);
    browser.type(ENTER);
    browser.await(NEWEST + " h3");
    assertThat(browser.text(NEWEST))
        .contains("Liveness probe failed · certain", "payments/api-7c9d5b8f6-x2x7q", "Next steps")
        .doesNotContain("correct-horse");
    picture("exitcode-paste.png");
  }

  @Test
  void menuOfAMessage_explainsItToTheReaderOnly() throws IOException {
    paste("can somebody look?\n" + DESCRIBED);
    browser.type(ENTER);
    browser.await(".message:last-child .menu");
    browser.script("[...document.querySelectorAll('.menu')].at(-1).click()");
    assertThat(browser.text(ANSWER)).contains("Only visible to you", "Liveness probe failed");
  }

  @Test
  void attachedFile_isDiagnosed() throws IOException {
    browser.click("a[href='#D0TRY0EXIT']");
    browser.script(
        """
        const file = new File([arguments[0]], "describe.txt", { type: "text/plain" });
        const chosen = new DataTransfer();
        chosen.items.add(file);
        const input = document.getElementById("file");
        input.files = chosen.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
        """,
        DESCRIBED);
    browser.await(".composer .file");
    browser.click(".send");
    browser.await(NEWEST + " h3");
    assertThat(browser.text(NEWEST)).contains("Liveness probe failed");
  }

  /** As the clipboard does it, line breaks included. */
  private static void paste(String text) throws IOException {
    browser.script("document.execCommand('insertText', false, arguments[0])", text);
  }

  @Test
  void page_asksNothingOfAnyoneElse() throws IOException {
    browser.type("/exitcode list" + ENTER);
    browser.await(ANSWER);
    String own = demo.workspace().page().toString();
    assertThat(browser.script("return performance.getEntriesByType('resource').map(e => e.name)"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(name.asString("")).startsWith(own));
  }

  private void picture(String name) throws IOException {
    String folder = System.getProperty("screenshots");
    if (folder != null) {
      browser.script("document.activeElement.blur()");
      browser.screenshot(Path.of(folder, name));
      browser.script("document.getElementById('message').focus()");
    }
  }
}
