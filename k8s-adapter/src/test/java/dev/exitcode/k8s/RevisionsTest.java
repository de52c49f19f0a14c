package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.WorkloadFacts.Change;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionsTest {
  private static final String POD =
      "{kind:'Pod',metadata:{name:'api-b-1',namespace:'n',labels:{'pod-template-hash':'b'},"
          + "ownerReferences:[{kind:'ReplicaSet',name:'api-b',controller:true}]}}";
  private static final String DEPLOYMENT =
      "{kind:'Deployment',metadata:{name:'api',namespace:'n'}}";

  private static String set(String name, int revision, String at, String template) {
    return "{kind:'ReplicaSet',metadata:{name:'%s',namespace:'n',creationTimestamp:'%s',annotations:{'deployment.kubernetes.io/revision':'%d'},ownerReferences:[{kind:'Deployment',name:'api',controller:true}]},spec:{template:%s}}"
        .formatted(name, at, revision, template);
  }

  private static String template(String container) {
    return "{spec:{containers:[{name:'api'," + container + "}]}}";
  }

  private static List<Change> changes(String... objects) {
    CaseFile file = new Translation().cases(Parsed.tree(Parsed.list(objects))).getFirst();
    return file.workloads().getLast().changes();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image:'a:1' | image:'a:2' | api: image a:1 → a:2",
        "image:'a:1' | image:'a:1',command:['x','y'] | api: command none → x y",
        "args:['-v'] | args:['-q'] | api: args -v → -q",
        "resources:{limits:{memory:'256Mi'}} | resources:{limits:{memory:'128Mi'}} | api: memory"
            + " limit 256Mi → 128Mi",
        "resources:{requests:{cpu:'1'}} | resources:{} | api: cpu request 1 → none",
        "env:[{name:'A',value:'1'}] | env:[{name:'A',value:'2'},{name:'B'}] | 'api: variables A,"
            + " B'",
        "envFrom:[] | envFrom:[{configMapRef:{name:'x'}}] | api: sources of its variables changed",
      })
  void change_isToldInWords(String before, String after, String what) {
    assertThat(
            changes(
                POD,
                DEPLOYMENT,
                set("api-a", 1, "2026-11-27T08:00:00Z", template(before)),
                set("api-b", 2, "2026-11-27T09:00:00Z", template(after))))
        .containsExactly(new Change(Instant.parse("2026-11-27T09:00:00Z"), what));
  }

  @Test
  void annotationsOfTheTemplate_tellAConfigurationAndARestart() {
    assertThat(
            changes(
                POD,
                DEPLOYMENT,
                set(
                    "api-a",
                    1,
                    "2026-11-27T08:00:00Z",
                    "{metadata:{annotations:{'checksum/config':'1',other:'1'}}}"),
                set(
                    "api-b",
                    2,
                    "2026-11-27T09:00:00Z",
                    "{metadata:{annotations:{'checksum/config':'2',other:'2','kubectl.kubernetes.io/restartedAt':'x'}}}")))
        .extracting(Change::what)
        .containsExactly(
            "configuration: checksum/config changed", "restarted by kubectl rollout restart");
  }

  @Test
  void goingBack_hasNoTimeOfItsOwn() {
    assertThat(
            changes(
                POD,
                DEPLOYMENT,
                set("api-b", 3, "2026-11-27T08:00:00Z", template("image:'a:1'")),
                set("api-c", 2, "2026-11-27T09:00:00Z", template("image:'a:2'"))))
        .containsExactly(new Change(null, "api: image a:2 → a:1"));
  }

  @Test
  void changes_areOfTheSameWorkloadTheNewestFirst() {
    String other =
        set("web-a", 9, "2026-11-27T09:30:00Z", template("image:'w:1'"))
            .replace("name:'api',controller", "name:'web',controller");
    assertThat(
            changes(
                POD,
                DEPLOYMENT,
                other,
                set("api-c", 3, "2026-11-27T09:20:00Z", template("image:'a:3'")),
                set("api-a", 1, "2026-11-27T08:00:00Z", template("image:'a:1'")),
                set("api-b", 2, "2026-11-27T09:00:00Z", template("image:'a:2'"))))
        .extracting(Change::what)
        .containsExactly("api: image a:2 → a:3", "api: image a:1 → a:2");
  }

  @Test
  void statefulSet_isToldByItsControllerRevisions() {
    String revision =
        "{kind:'ControllerRevision',metadata:{name:'db-%s',namespace:'n',creationTimestamp:'2026-11-27T0%s:00:00Z',"
            + "ownerReferences:[{kind:'StatefulSet',name:'db',controller:true}]},revision:%s,data:{spec:{template:%s}}}";
    assertThat(
            changes(
                "{kind:'Pod',metadata:{name:'db-0',namespace:'n',ownerReferences:[{kind:'StatefulSet',name:'db',controller:true}]}}",
                "{kind:'StatefulSet',metadata:{name:'db',namespace:'n'}}",
                revision.formatted("1", "1", "1", template("image:'d:1'")),
                revision.formatted("2", "2", "2", template("image:'d:2'"))))
        .containsExactly(new Change(Instant.parse("2026-11-27T02:00:00Z"), "api: image d:1 → d:2"));
  }

  /** It keeps no template of before, but the Jobs that it made do. */
  @Test
  void cronJob_isToldByItsRuns() {
    String run =
        "{kind:'Job',metadata:{name:'sum-2%s',namespace:'n',creationTimestamp:'2026-11-27T0%s:00:00Z',"
            + "ownerReferences:[{kind:'CronJob',name:'sum',controller:true}]},spec:{template:%s}}";
    assertThat(
            changes(
                "{kind:'Pod',metadata:{name:'sum-23-x',namespace:'n',ownerReferences:[{kind:'Job',name:'sum-23',controller:true}]}}",
                "{kind:'CronJob',metadata:{name:'sum',namespace:'n'}}",
                run.formatted("3", "3", template("image:'s:2'")),
                run.formatted("1", "1", template("image:'s:1'")),
                run.formatted("2", "2", template("image:'s:1'"))))
        .containsExactly(new Change(Instant.parse("2026-11-27T03:00:00Z"), "api: image s:1 → s:2"));
  }

  @Test
  void oneRevision_isNoChange() {
    assertThat(
            changes(
                POD, DEPLOYMENT, set("api-b", 1, "2026-11-27T08:00:00Z", template("image:'a'"))))
        .isEmpty();
  }
}
