package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of {@code users.info} and {@code usergroups.users.list}, with quotes for readability. */
final class SlackDirectoryTest {
  private final FakeSlack fake = new FakeSlack();
  private final SlackConfig config =
      Fixtures.config(Fixtures.http(Fixtures.SECRET), fake.endpoints());
  private final List<Duration> pauses = new ArrayList<>();
  private final SlackApi api = new SlackApi(config, pauses::add);
  private final SlackDirectory directory =
      new SlackDirectory(new WebMethods(api, fake.endpoints()), new Installation(config));

  @BeforeEach
  void answer() {
    is("");
  }

  @AfterEach
  void stop() {
    api.close();
    fake.close();
  }

  /** A member of the workspace of whom this is said, too; what is said last counts. */
  private void is(String more) {
    answer("users.info", "'user':{'id':'U1','team_id':'T0TEAM'" + more + "}");
  }

  private void answer(String method, String fields) {
    fake.answer(method, okJson("{'ok':true,%s}".formatted(fields).replace('\'', '"')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Tokyo", "America/Argentina/Buenos_Aires", "Etc/UTC"})
  void zone_isThatOfTheProfile(String zone) throws IOException {
    is(",'tz':'" + zone + "','tz_offset':-10800");
    assertThat(directory.person("U1").zone()).isEqualTo(ZoneId.of(zone));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"", ",'tz':null", ",'tz':''", ",'tz':'Mars/Olympus'", ",'tz':{}"})
  void zone_isNoneWhereTheProfileHasNoneThatIsKnown(String more) throws IOException {
    is(more);
    assertThat(directory.person("U1").zone()).isNull();
    assertThat(directory.person("U1").member()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        ",'deleted':false,'is_bot':false                      | true",
        ",'is_restricted':null                                | true",
        ",'deleted':true                                      | false",
        ",'is_bot':true                                       | false",
        ",'is_workflow_bot':true                              | false",
        ",'is_restricted':true                                | false",
        ",'is_ultra_restricted':true                          | false",
        ",'is_stranger':true                                  | false",
        ",'team_id':'T0OTHER'                                 | false",
        ",'team_id':null                                      | false",
        ",'id':'U2'                                           | false",
        ",'team_id':'T0X','enterprise_user':{'teams':['T0TEAM']} | true",
        ",'team_id':'T0X','enterprise_user':{'teams':['T0Y']} | false",
        ",'team_id':'T0X','enterprise_user':{'teams':[null,{}]} | false",
        ",'team_id':'T0X','enterprise_user':{'teams':'T0TEAM'} | false",
      })
  void s41_onlyActivePeopleOfThisWorkspace_areMembers(String more, boolean member)
      throws IOException {
    is(more);
    assertThat(directory.person("U1").member()).isEqualTo(member);
  }

  @Test
  void s41_slackbot_isNoMember() throws IOException {
    is(",'id':'USLACKBOT'");
    assertThat(directory.person("USLACKBOT").member()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'user':null", "'user':[]", "'none':1"})
  void answerWithoutAUser_isNobody(String fields) throws IOException {
    answer("users.info", fields);
    assertThat(directory.person("U1").member()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'users':['U1','U2'] | U1,U2",
        "'users':[]          | ''",
        "'users':[null,'U2',{}] | U2",
        "'users':'U1'        | ''",
        "'none':1            | ''",
      })
  void group_hasThoseWhomSlackNames(String fields, String users) throws IOException {
    answer("usergroups.users.list", fields);
    assertThat(String.join(",", directory.group("S1").stream().sorted().toList()))
        .isEqualTo(users.replace("'", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"ok\":true,\"user\":{\"id\":\"U1\"", "{]", "[]", "", "<html>"})
  void brokenAnswer_isNone(String body) {
    fake.answer("users.info", okJson(body));
    assertThatThrownBy(() -> directory.person("U1")).isInstanceOf(IOException.class);
  }

  /** What was known last is better than to wait. */
  @Test
  void s40_whatSlackPutsOff_isNotWaitedFor() {
    fake.answer("users.info", aResponse().withStatus(429).withHeader("Retry-After", "20"));
    assertThatThrownBy(() -> directory.person("U1")).isInstanceOf(IOException.class);
    assertThat(pauses).isEmpty();
  }

  @Test
  void refusal_isNoAnswer() {
    fake.answer("users.info", okJson("{\"ok\":false,\"error\":\"missing_scope\"}"));
    assertThatThrownBy(() -> directory.person("U1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("missing_scope");
  }
}
