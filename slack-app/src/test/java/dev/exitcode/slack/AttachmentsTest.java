package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.slack.api.model.File;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AttachmentsTest {
  private final FakeSlack fake = new FakeSlack();
  private final SlackApi api = new SlackApi(config());
  private final Attachments attachments = new Attachments(config(), api::once);

  private SlackConfig config() {
    return Fixtures.config(Fixtures.http(Fixtures.SECRET), fake.endpoints());
  }

  @AfterEach
  void stop() {
    api.close();
    fake.close();
  }

  private File file(ResponseDefinitionBuilder response) {
    fake.server().stubFor(get(urlEqualTo("/f")).willReturn(response));
    return at(fake.server().baseUrl() + "/f");
  }

  private static File at(String url) {
    return File.builder().urlPrivateDownload(url).mimetype("text/plain").build();
  }

  private void assertProblem(File file, String problem) {
    Attachments.Texts read = attachments.read(List.of(file));
    assertThat(read.texts()).isEmpty();
    assertThat(read.problems()).containsExactly(problem);
  }

  @Test
  void text_isRead() {
    assertThat(attachments.read(List.of(file(aResponse().withBody("exit 137 ü")))).texts())
        .containsExactly("exit 137 ü");
  }

  @Test
  void whatPowerShellWrites_isRead() {
    byte[] utf16 = "\uFEFFexit 137".getBytes(UTF_16LE);
    assertThat(attachments.read(List.of(file(aResponse().withBody(utf16)))).texts())
        .containsExactly("exit 137");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "https://evil.example/f",
        "https://files.slack.com@evil.example/f",
        "https://evil.example/files.slack.com",
        "file:///etc/passwd",
        "::not a url",
        "/f",
      })
  void otherAddress_isNeverAsked(String url) {
    fake.server().stubFor(get(anyUrl()).willReturn(aResponse().withBody("x")));
    assertProblem(at(url), Attachments.UNSEEN);
    assertThat(fake.server().findAll(getRequestedFor(anyUrl()))).isEmpty();
  }

  @Test
  void userInfo_isNeverSent() {
    String url = fake.server().baseUrl().replace("http://", "http://slack@");
    assertProblem(at(url + "/f"), Attachments.UNSEEN);
    assertThat(fake.server().findAll(getRequestedFor(anyUrl()))).isEmpty();
  }

  @Test
  void redirect_isNotFollowed() {
    assertProblem(
        file(temporaryRedirect(fake.server().baseUrl() + "/elsewhere")), Attachments.UNSEEN);
    assertThat(fake.server().findAll(getRequestedFor(urlEqualTo("/elsewhere")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 403, 404})
  void fileTheBotMayNotSee_isSaid(int status) {
    assertProblem(file(aResponse().withStatus(status)), Attachments.UNSEEN);
  }

  @Test
  void pageToSignIn_isNotTheFile() {
    assertProblem(
        file(aResponse().withHeader("Content-Type", "text/html; charset=utf-8").withBody("<html>")),
        Attachments.UNSEEN);
  }

  @Test
  void page_isReadWhereItIsWhatWasAttached() {
    File page = file(aResponse().withHeader("Content-Type", "text/html").withBody("<p>137"));
    page.setMimetype("text/html");
    assertThat(attachments.read(List.of(page)).texts()).containsExactly("<p>137");
  }

  @Test
  void largeFile_isNotReadToItsEnd() {
    assertProblem(
        file(aResponse().withBody("a".repeat(Attachments.LARGEST + 1))), Attachments.TOO_LARGE);
    assertThat(
            attachments
                .read(List.of(file(aResponse().withBody("a".repeat(Attachments.LARGEST)))))
                .texts())
        .hasSize(1);
  }

  @Test
  void fileThatSaysItIsLarge_isNotAsked() {
    File large = file(aResponse().withBody("a"));
    large.setSize(Attachments.LARGEST + 1);
    assertProblem(large, Attachments.TOO_LARGE);
    assertThat(fake.server().findAll(getRequestedFor(anyUrl()))).isEmpty();
  }

  @Test
  void binary_isNotText() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};
    assertProblem(file(aResponse().withBody(png)), Attachments.NO_TEXT);
    byte[] noise = new byte[4096];
    java.util.Arrays.fill(noise, (byte) 0xC3);
    assertProblem(file(aResponse().withBody(noise)), Attachments.NO_TEXT);
  }

  @Test
  void logCutInsideACharacter_isStillALog() {
    byte[] whole = "an ordinary line of a log, exit code 137 ü".getBytes(UTF_8);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
    assertThat(attachments.read(List.of(file(aResponse().withBody(cut)))).texts()).hasSize(1);
  }

  @Test
  void failingHost_isWorthAnotherTry() {
    for (ResponseDefinitionBuilder response :
        List.of(
            aResponse().withStatus(503),
            aResponse().withStatus(429),
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))) {
      Attachments.Texts read = attachments.read(List.of(file(response)));
      assertThat(read.problems()).singleElement().asString().contains("try again in a minute");
    }
  }

  @Test
  void manyFiles_areReadUpToAFew() {
    File one = file(aResponse().withBody("x"));
    Attachments.Texts read = attachments.read(Collections.nCopies(5, one));
    assertThat(read.texts()).hasSize(Attachments.MOST);
    assertThat(read.problems()).containsExactly(Attachments.TOO_MANY);
  }
}
