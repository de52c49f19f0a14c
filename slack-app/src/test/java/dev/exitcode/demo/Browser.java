package dev.exitcode.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

/** A headless Chromium, driven through chromedriver in the few words of W3C WebDriver we need. */
public final class Browser implements AutoCloseable {
  private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process driver;
  private final Path profile;
  private String session;

  private Browser(Process driver, Path profile, String session) {
    this.driver = driver;
    this.profile = profile;
    this.session = session;
  }

  /** Whether this machine has both programs, as Debian's chromium and chromium-driver do. */
  public static boolean isInstalled() {
    return Stream.of("chromium", "chromedriver")
        .allMatch(name -> Files.isExecutable(Path.of("/usr/bin", name)));
  }

  public static Browser start(int width, int height) throws IOException {
    Path profile = Files.createTempDirectory("exitcode-chromium");
    Process driver =
        new ProcessBuilder("/usr/bin/chromedriver", "--port=0").redirectErrorStream(true).start();
    Browser browser = new Browser(driver, profile, "http://127.0.0.1:" + port(driver) + "/session");
    List<String> arguments =
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=en-GB",
            "--force-device-scale-factor=1",
            "--window-size=" + width + "," + height,
            "--user-data-dir=" + profile);
    var options = Map.of("binary", "/usr/bin/chromium", "args", arguments);
    var match = Map.of("browserName", "chrome", "goog:chromeOptions", options);
    var asked = Map.of("capabilities", Map.of("alwaysMatch", match));
    browser.session += "/" + Json.text(browser.ask("POST", "", asked), "sessionId");
    return browser;
  }

  private static String port(Process driver) throws IOException {
    // Left open: the driver must not find its output closed while it runs.
    var lines =
        new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(ignored -> {}));
        return started.group(1);
      }
    }
    throw new IOException("chromedriver ended before it started");
  }

  public void open(URI page) throws IOException {
    ask("POST", "/url", Map.of("url", page.toString()));
  }

  /** Waits until something matches, then clicks it. */
  public void click(String css) throws IOException {
    ask("POST", "/element/" + find(css) + "/click", Map.of());
  }

  /** Types into what has the focus; {@code \uE007} is Enter, {@code \uE004} Tab. */
  public void type(String keys) throws IOException {
    JsonNode focused = ask("GET", "/element/active", Map.of());
    ask("POST", "/element/" + Json.text(focused, ELEMENT) + "/value", Map.of("text", keys));
  }

  /** The visible text of the newest match, waiting until there is one. */
  public String text(String css) throws IOException {
    return ask("GET", "/element/" + find(css) + "/text", Map.of()).asString("");
  }

  public int count(String css) throws IOException {
    return elements(css).size();
  }

  public void awaitGone(String css) {
    patiently().until(() -> count(css) == 0);
  }

  public void await(String css) {
    patiently().until(() -> count(css) > 0);
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofSeconds(30));
  }

  public JsonNode script(String script, String... args) throws IOException {
    return ask("POST", "/execute/sync", Map.of("script", script, "args", List.of(args)));
  }

  public void screenshot(Path file) throws IOException {
    byte[] png = Base64.getDecoder().decode(ask("GET", "/screenshot", Map.of()).asString(""));
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, png);
  }

  private String find(String css) throws IOException {
    await(css);
    JsonNode found = elements(css);
    return Json.text(found.path(found.size() - 1), ELEMENT);
  }

  private JsonNode elements(String css) throws IOException {
    return ask("POST", "/elements", Map.of("using", "css selector", "value", css));
  }

  private JsonNode ask(String method, String path, Object body) throws IOException {
    var content = HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(session + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, method.equals("GET") ? HttpRequest.BodyPublishers.noBody() : content)
            .build();
    try {
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode value = Json.read(response.body()).path("value");
      if (response.statusCode() != 200) {
        throw new IOException(method + " " + path + ": " + Json.text(value, "message"));
      }
      return value;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      ask("DELETE", "", Map.of());
    } finally {
      driver.destroy();
      client.close();
      try (Stream<Path> files = Files.walk(profile)) {
        files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
      }
    }
  }
}
