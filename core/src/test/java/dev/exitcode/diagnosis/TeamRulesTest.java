package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.TeamEntries;
import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.diagnosis.Diagnosis.KnownBy;
import dev.exitcode.diagnosis.Diagnosis.NextStep;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamRulesTest {
  private static final String IMAGE = "'match':{'images':['ghcr.io/acme/importer']}";
  private static final String IMPORTER = "'id':'importer-42','codes':[42]," + IMAGE;

  @Test
  void entry_winsOverOurReadingOfTheCode_andSaysSo() {
    Diagnosis told =
        first(
            importer(42),
            IMPORTER
                + ",'runbook':'https://wiki.acme.example/42','ask':'@team-billing','nextSteps':[{'do':'Renew"
                + " it.','command':'kubectl -n <namespace> logs <pod> -c <container> <day>'}]");
    assertThat(told.cause()).isEqualTo(Cause.APPLICATION_ERROR);
    assertThat(told.confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(told.summary()).isEqualTo("The licence has run out.");
    assertThat(told.evidence())
        .contains(
            new Fact(
                "your team's entry importer-42 in team/importer.yaml: Licence expired",
                "team/importer.yaml"),
            new Fact("image ghcr.io/acme/importer:1.4", "containers[importer].image"));
    assertThat(told.nextSteps())
        .containsExactly(
            new NextStep("Renew it.", "kubectl -n shop logs importer-1 -c importer <day>"),
            new NextStep("Follow your team's runbook: https://wiki.acme.example/42", null),
            new NextStep("Ask @team-billing.", null));
    assertThat(told.wouldDecide()).isEmpty();
    assertThat(told.knownBy())
        .isEqualTo(
            new KnownBy(
                "importer-42",
                "team/importer.yaml",
                "https://wiki.acme.example/42",
                "@team-billing"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'codes':[42] | possible application-error",
        "'codes':[42],'match':{'images':['ghcr.io/acme/importer']} | likely application-error",
        "'codes':[42],'cause':'missing-configuration' | possible missing-configuration",
        "'codes':[42],'match':{'namespaces':['shop']},'cause':'disk-full' | likely disk-full",
        "'match':{'logs':['licence']},'cause':'disk-full' | likely disk-full",
      })
  void confidence_isLikelyWhereMoreThanTheCodeAgrees(String entry, String told) {
    Scenes scenes = importer(42).log("importer", "FATAL: licence expired");
    assertThat(told(scenes, "'id':'x'," + entry)).isEqualTo(told + " by x");
  }

  @Test
  void logLine_isEvidenceWithItsNumber() {
    Scenes scenes = importer(1).log("importer", "starting", "licence expired", "bye");
    Diagnosis told = first(scenes, "'id':'x','match':{'logs':['licence']}");
    assertThat(told.evidence().getFirst()).isEqualTo(new Fact("licence expired", "log importer:2"));
  }

  @Test
  void entry_winsOverOurReadingOfTheLog() {
    Scenes scenes = importer(42).log("importer", "java.lang.OutOfMemoryError: Java heap space");
    assertThat(FirstDiagnosis.of(scenes)).contains("java-heap-exhausted");
    assertThat(told(scenes, IMPORTER)).isEqualTo("likely application-error by importer-42");
  }

  /** What the platform says stands, unless the entry names its reason. */
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'codes':[137] | certain memory-limit-exceeded by nobody",
        "'codes':[137],'match':{'images':['*']} | certain memory-limit-exceeded by nobody",
        "'match':{'reasons':['OOMKilled']} | certain memory-limit-exceeded by x",
        "'match':{'reasons':['OOMKilled']},'cause':'java-heap-exhausted' | likely"
            + " java-heap-exhausted by x",
        "'match':{'reasons':['OOMKilled'],'images':['*/exporter']} | certain memory-limit-exceeded"
            + " by nobody",
        "'match':{'reasons':['Error']} | certain memory-limit-exceeded by nobody",
      })
  void oomKill_isThePlatformsWord(String entry, String told) {
    Scenes scenes =
        Scenes.pod("shop", "importer-1")
            .container(
                "importer",
                c ->
                    c.image("ghcr.io/acme/importer:1.4")
                        .memoryLimit("64Mi")
                        .last(137, "OOMKilled")
                        .backingOff());
    assertThat(told(scenes, "'id':'x'," + entry)).isEqualTo(told);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'match':{'namespaces':['shop']},'codes':[137] | nobody",
        "'match':{'reasons':['Evicted']} | x",
        "'match':{'reasons':['Evicted'],'images':['ghcr.io/acme/*']} | x",
        "'match':{'reasons':['Evicted'],'images':['*/exporter']} | nobody",
      })
  void eviction_isThePlatformsWord(String entry, String by) {
    Scenes scenes =
        Scenes.pod("shop", "importer-1")
            .reason("Evicted", "The node was low on resource: memory.")
            .container(
                "importer", c -> c.image("ghcr.io/acme/importer:1").ended(137, "Error", 0, 60));
    List<Diagnosis> all = all(scenes, "'id':'x'," + entry);
    assertThat(all).hasSize(1);
    assertThat(told(all.getFirst())).isEqualTo("certain evicted-node-pressure by " + by);
  }

  @Test
  void imageError_isThePlatformsWord() {
    Scenes scenes =
        Scenes.pod("shop", "importer-1")
            .container(
                "importer",
                c ->
                    c.image("ghcr.io/acme/importer:1")
                        .waiting("ImagePullBackOff", "Back-off pulling image"));
    String named = "'id':'x','match':{'reasons':['ImagePullBackOff']},'ask':'@team-registry'";
    assertThat(all(scenes, IMPORTER)).allMatch(d -> d.knownBy() == null);
    Diagnosis told = first(scenes, named);
    assertThat(told.cause()).isEqualTo(FirstDiagnosis.first(scenes).cause());
    assertThat(told.nextSteps()).containsExactly(new NextStep("Ask @team-registry.", null));
  }

  @Test
  void stopThatSomebodyAskedFor_isNoFailureOfTheProgram() {
    Scenes scenes =
        Scenes.pod("shop", "importer-1")
            .container("importer", c -> c.ended(143, "Error", 0, 60))
            .event("Killing", "Stopping container importer", 58, "importer");
    assertThat(told(scenes, "'id':'x','codes':[143]")).endsWith("stopped-on-request by nobody");
  }

  @Test
  void failingProbe_explainsACodeButNotALogLine() {
    Scenes scenes =
        Scenes.pod("shop", "importer-1")
            .container("importer", c -> c.last(137, "Error", 0, 60).backingOff())
            .event(
                "Killing",
                "Container importer failed liveness probe, will be restarted",
                59,
                "importer")
            .log("importer", "licence expired");
    assertThat(told(scenes, "'id':'x','codes':[137]")).endsWith("liveness-probe-failed by nobody");
    assertThat(told(scenes, "'id':'x','match':{'logs':['licence']}")).endsWith("by x");
  }

  @Test
  void success_isNotTurnedIntoFailureByALogLine() {
    Scenes scenes =
        Scenes.pod("shop", "importer-1")
            .restartPolicy("Never")
            .phase("Succeeded")
            .container("importer", c -> c.ended(0, "Completed", 0, 60))
            .log("importer", "licence expired soon");
    assertThat(told(scenes, "'id':'x','match':{'logs':['licence']}"))
        .isEqualTo("certain completed by nobody");
    assertThat(told(scenes, "'id':'x','codes':[0],'match':{'logs':['licence']}")).endsWith("by x");
  }

  @Test
  void entryThatDoesNotSayWhy_addsItsStepsBeforeOurs() {
    String entry = "'id':'x'," + IMAGE + ",'runbook':'https://wiki.acme.example/importer'";
    Diagnosis ours = FirstDiagnosis.first(importer(42));
    Diagnosis told = first(importer(42), entry);
    assertThat(told.cause()).isEqualTo(ours.cause());
    assertThat(told.summary()).isEqualTo(ours.summary());
    assertThat(told.evidence()).isEqualTo(ours.evidence());
    assertThat(told.nextSteps().getFirst().text())
        .isEqualTo("Follow your team's runbook: https://wiki.acme.example/importer");
    assertThat(told.nextSteps()).containsAll(ours.nextSteps());
    assertThat(told.knownBy()).isNotNull();
  }

  @Test
  void healthyPod_staysHealthy() {
    Scenes scenes =
        Scenes.pod("shop", "importer-1")
            .container("importer", c -> c.image("ghcr.io/acme/importer:1").running(0).ready());
    assertThat(all(scenes, "'id':'x'," + IMAGE + ",'ask':'@me'")).isEmpty();
    assertThat(all(scenes, IMPORTER)).isEmpty();
  }

  @Test
  void knowledge_isAskedForEachCase() {
    AtomicReference<TeamKnowledge> team = new AtomicReference<>(TeamKnowledge.NONE);
    Diagnostician diagnostician = Diagnostician.standard().with(team::get);
    assertThat(diagnostician.diagnose(importer(42).file()).getFirst().knownBy()).isNull();
    team.set(TeamEntries.knowing(IMPORTER));
    assertThat(diagnostician.diagnose(importer(42).file()).getFirst().knownBy()).isNotNull();
  }

  private static Scenes importer(long code) {
    return Scenes.pod("shop", "importer-1")
        .container(
            "importer",
            c -> c.image("ghcr.io/acme/importer:1.4").last(code, "Error", 0, 60).backingOff());
  }

  private static List<Diagnosis> all(Scenes scenes, String entry) {
    TeamKnowledge team = TeamEntries.knowing(entry);
    return Diagnostician.standard().with(() -> team).diagnose(scenes.file());
  }

  private static Diagnosis first(Scenes scenes, String entry) {
    return all(scenes, entry).getFirst();
  }

  private static String told(Scenes scenes, String entry) {
    return told(first(scenes, entry));
  }

  private static String told(Diagnosis d) {
    String by = d.knownBy() == null ? "nobody" : d.knownBy().entry();
    return d.confidence().name().toLowerCase(Locale.ROOT) + ' ' + d.cause().id() + " by " + by;
  }
}
