package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.demo.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The demo in a real browser: page, bot and cluster. With {@code -Dscreenshots="$PWD/docs/images"}
 * it also renews the pictures of what it shows.
 */
@EnabledIf(value = "dev.exitcode.demo.Browser#isInstalled", disabledReason = "needs chromium")
final class PodPageBrowserTest {
  private static final String ENTER = "\uE007";
  private static final String BACKSPACE = "\uE003";
  private static final String ESCAPE = "\uE00C";
  private static final String OPTIONS = "dialog [role=listbox]:not([hidden]) [role=option]";

  private static Browser browser;
  private Demo demo;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start(1120, 1300);
  }

  @AfterAll
  static void stop() throws IOException {
    browser.close();
  }

  @BeforeEach
  void open() throws IOException {
    demo = Demo.start(0, null, Clock.systemUTC());
    browser.open(demo.page());
    browser.await(".message");
  }

  @AfterEach
  void close() {
    demo.close();
  }

  @Test
  void podByHalfItsName_isExplainedToTheAsker() throws IOException {
    browser.click("a[href='#D0TRY0EXIT']"); // no notice comes between there
    browser.type("/exitcode pod cart" + ENTER);
    browser.await(".message.ephemeral h3");
    assertThat(browser.text(".message.ephemeral")).contains("shop/cart-7c9d6b5f4-x8kqp", "OOM");
    picture("exitcode-pod-cart.png");
  }

  @Test
  void shortcut_offersPodsWhileTypingAndAnswersDirectly() throws IOException {
    openForm();
    typeUntilOffered();
    assertThat(browser.text(OPTIONS)).contains("shop/cart-");
    picture("exitcode-ask-about-a-pod.png");
    browser.type(ENTER);
    browser.awaitGone(OPTIONS);
    browser.type(ENTER);
    browser.awaitGone("dialog");
    browser.await(".unread");
    browser.click("a[href='#D0TRY0EXIT']");
    browser.await(".message h3");
    assertThat(browser.text(".message:last-child")).contains("shop/cart-7c9d6b5f4-x8kqp");
  }

  @Test
  void nothingChosen_isSaidBesideTheField() throws IOException {
    openForm();
    browser.type(ESCAPE);
    browser.awaitGone(OPTIONS);
    browser.click("dialog .button.primary");
    assertThat(browser.text("dialog .wrong")).contains("complete this required field");
  }

  /** The bot answers from memory, and learns what pods there are while somebody types. */
  private static void typeUntilOffered() throws IOException {
    browser.type("cart");
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> browser.count(OPTIONS) > 0 || typeAgain());
  }

  private static boolean typeAgain() throws IOException {
    browser.type(BACKSPACE + "t");
    return false;
  }

  private static void openForm() throws IOException {
    browser.click("[aria-label=Shortcuts]");
    browser.click("[data-shortcut=ask_about_pod]");
    browser.await("dialog[open] .field input");
  }

  private static void picture(String name) throws IOException {
    String folder = System.getProperty("screenshots");
    if (folder != null) {
      browser.script("document.activeElement.id === 'message' && document.activeElement.blur()");
      browser.screenshot(Path.of(folder, name));
    }
  }
}
