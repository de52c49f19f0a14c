package dev.exitcode.k8s;

import static dev.exitcode.k8s.Parsed.cases;
import static dev.exitcode.k8s.Parsed.list;
import static dev.exitcode.k8s.Parsed.theCase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.PodFacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class TranslationTest {
  private static final String A = "{kind:'Pod', metadata:{name:'a'}}";
  private static final String B = "{kind:'Pod', metadata:{name:'b'}}";
  private static final String EVENT =
      "{kind:'Event', reason:'Killing', involvedObject:{kind:'Pod', name:'a'}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "'Pod'",
        "[]",
        "{}",
        "{kind:'Service'}",
        "{kind:7}",
        "{kind:'List', items:[]}",
        "{kind:'List', items:[null, 3, 'x', {}]}",
        "{kind:'Status', reason:'NotFound', code:404}",
        "[{Id:'4f', State:{ExitCode:137}, HostConfig:{}}]",
        "{exitCode:1, message:'a line of a log'}",
        "{metadata:{name:'a'}, spec:{containers:[]}}",
      })
  void whatIsNoObject_givesNoCase(String json) {
    assertThat(cases(json)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        A,
        "[" + A + "]",
        "{kind:'List', items:[" + A + "]}",
        "{kind:'PodList', items:[{metadata:{name:'a'}}]}",
        "{kind:'List', items:[{kind:'List', items:[[" + A + "]]}, {kind:'Secret'}]}",
      })
  void pod_isFoundHoweverItIsWrapped(String json) {
    CaseFile file = theCase(json);
    assertThat(file.pod().identity().name()).isEqualTo("a");
    assertThat(file.platform()).isEqualTo(Platform.KUBERNETES);
  }

  @Test
  void podsAlone_areASubjectEach() {
    assertThat(names(cases(A, B))).containsExactly("a", "b");
  }

  @Test
  void podsAlone_mayHaveWhatIsNotUnderstoodBesideThem() {
    assertThat(names(cases(A, "{kind:'Service'}", B))).containsExactly("a", "b");
  }

  @Test
  void firstPod_isTheSubjectWhereThereIsMore() {
    assertThat(names(cases(EVENT, B, A))).containsExactly("b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "phase:'Running', containerStatuses:[{name:'c', ready:true, state:{running:{}}}] | b",
        "phase:'Succeeded', containerStatuses:[{name:'c', state:{terminated:{exitCode:0}}}] | b",
        "phase:'Running', containerStatuses:[{name:'c', restartCount:1, state:{running:{}}}] | b a",
        "containerStatuses:[{name:'c', state:{waiting:{reason:'ImagePullBackOff'}}}] | b a",
        "containerStatuses:[{name:'c', state:{terminated:{exitCode:3}}}] | b a",
        "containerStatuses:[{name:'c', ready:false, state:{running:{}}}] | b a",
        "phase:'Failed' | b a",
        "phase:'Pending' | b a",
        "reason:'Evicted' | b a",
      })
  void otherPod_isACaseOfItsOwnWhereItIsNotWell(String status, String names) {
    String other = "{kind:'Pod', metadata:{name:'a'}, status:{" + status + "}}";
    assertThat(names(cases(EVENT, B, other))).containsExactly(names.split(" "));
  }

  @Test
  void typedLists_makeOneInput() {
    List<CaseFile> cases =
        cases(
            "[{kind:'PodList', items:[{metadata:{name:'a'}}]}, {kind:'EventList',"
                + " items:[{reason:'Killing', involvedObject:{kind:'Pod', name:'a'}}]}]");
    assertThat(names(cases)).containsExactly("a");
    assertThat(cases.getFirst().events()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metadata:{creationTimestamp:'2026-03-01T10:00:00Z'} | 2026-03-01T10:00:00Z",
        "metadata:{managedFields:[{time:'2026-03-01T10:00:00Z'}]} | 2026-03-01T10:00:00Z",
        "status:{startTime:'2026-03-01T10:00:00Z',"
            + " conditions:[{lastTransitionTime:'2026-03-02T10:00:00+01:00'}]} |"
            + " 2026-03-02T09:00:00Z",
        "status:{containerStatuses:[{state:{terminated:{finishedAt:'2026-03-03T10:00:00Z'}}}]}"
            + " | 2026-03-03T10:00:00Z",
        "metadata:{deletionTimestamp:'2026-03-01T10:00:00Z'} |",
        "metadata:{annotations:{startTime:'2026-03-01T10:00:00Z'}} |",
        "spec:{startTime:'2026-03-01T10:00:00Z'} |",
        "status:{startTime:'1970-01-01T00:00:00Z'} |",
        "status:{startTime:'0001-01-01T00:00:00Z'} |",
        "status:{startTime:'today'} |",
        "status:{startTime:1772359200} |",
      })
  void observation_isAtTheLatestRealTime(String fields, @Nullable String time) {
    assertThat(theCase("{kind:'Pod', " + fields + "}").observedAt())
        .isEqualTo(time == null ? null : Instant.parse(time));
  }

  @Test
  void observation_isThatOfAllObjects() {
    CaseFile file = theCase(A, "{kind:'Event', reason:'x', lastTimestamp:'2026-03-01T10:00:00Z'}");
    assertThat(file.observedAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
  }

  @Test
  void deepNesting_isWalked() {
    JsonNode tree = Parsed.tree(A);
    for (int depth = 0; depth < 100_000; depth++) {
      ArrayNode outer = JsonNodeFactory.instance.arrayNode();
      tree = outer.add(tree);
    }
    assertThat(names(new Translation().cases(tree))).containsExactly("a");
  }

  @Test
  void manyPodsOfOneNodeThatFailed_haveAHundredSiblings() {
    String pod = "{kind:'Pod', metadata:{name:'x'}, spec:{nodeName:'n'}, status:{phase:'Failed'}}";
    List<CaseFile> cases = cases(list((pod + ",").repeat(300) + pod));
    assertThat(cases).hasSize(301);
    assertThat(cases).allSatisfy(c -> assertThat(c.siblings()).hasSize(100));
  }

  @Test
  void ofManyPodsThatAreWell_aFewAreSiblings() {
    String well = "{kind:'Pod', metadata:{name:'x'}, spec:{nodeName:'n'}}";
    String failed =
        "{kind:'Pod', metadata:{name:'y'}, spec:{nodeName:'n'}, status:{phase:'Failed'}}";
    List<CaseFile> cases = cases(list((well + ",").repeat(300) + failed));
    assertThat(cases.getFirst().siblings()).hasSize(10);
    assertThat(cases.getFirst().siblings()).last().extracting(TranslationTest::name).isEqualTo("y");
    assertThat(cases.getLast().siblings()).hasSize(10);
  }

  private static List<String> names(List<CaseFile> cases) {
    return cases.stream().map(CaseFile::pod).map(TranslationTest::name).toList();
  }

  private static String name(PodFacts pod) {
    return pod.identity().name() + "";
  }
}
