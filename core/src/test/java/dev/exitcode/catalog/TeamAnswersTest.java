package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Answer.Explained;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TeamAnswersTest {
  private static final Catalog BUNDLED = Catalog.bundled();
  private static final String BY_CODE =
      "'id':'importer-42','codes':[42],'runbook':'https://wiki.acme.example/42','ask':'@team-billing'";
  private static final String BY_IMAGE =
      "'id':'importer-42','codes':[42],'match':{'images':['ghcr.io/acme/importer']}";

  @Test
  void entryOfTheCodeAlone_goesFirstAndSaysWhoseItIs() {
    Explained answer = answer("42", BY_CODE);
    assertThat(answer.heading()).isEqualTo("42 · Licence expired");
    assertThat(answer.entry().meaning()).isEqualTo("The licence has run out.");
    assertThat(answer.readings().getFirst())
        .isEqualTo("This is what your team says, in entry importer-42 of team/importer.yaml.");
    assertThat(answer.related().getFirst()).isEqualTo(BUNDLED.exitCode(42));
    assertThat(answer.entry().nextSteps())
        .extracting(Entry.Step::text)
        .containsExactly(
            "Follow your team's runbook: https://wiki.acme.example/42", "Ask @team-billing.");
  }

  @Test
  void entryWithMoreConditions_isAReadingOnly() {
    Explained answer = answer("42", BY_IMAGE);
    assertThat(answer.entry()).isEqualTo(BUNDLED.exitCode(42));
    assertThat(answer.readings().getFirst())
        .isEqualTo(
            "Your team says of 42 where the image is ghcr.io/acme/importer: Licence expired."
                + " The licence has run out. (entry importer-42 of team/importer.yaml)");
  }

  @Test
  void contextWord_keepsOurSharperEntry() {
    String code137 = "'id':'ours-137','codes':[137]";
    Explained ours = (Explained) BUNDLED.answer("137 java");
    Explained answer = answer("137 java", code137);
    assertThat(answer.entry()).isEqualTo(ours.entry());
    assertThat(answer.readings().getFirst()).startsWith("Your team says of 137: Licence expired.");
    assertThat(answer("137", code137).entry().name()).isEqualTo("Licence expired");
  }

  @Test
  void otherCodes_areAnsweredAsBefore() {
    assertThat(answer("43", BY_CODE)).isEqualTo(BUNDLED.answer("43"));
    assertThat(answer("OOMKilled", BY_CODE)).isEqualTo(BUNDLED.answer("OOMKilled"));
  }

  @Test
  void comparison_hasTheTeamsSide() {
    Answer answer = BUNDLED.with(() -> TeamEntries.knowing(BY_CODE)).answer("42 vs 43");
    assertThat(((Answer.Compared) answer).left().entry().name()).isEqualTo("Licence expired");
  }

  @Test
  void question_leadsBackToTheTeamsEntry() {
    Catalog catalog = BUNDLED.with(() -> TeamEntries.knowing(BY_CODE));
    assertThat(catalog.questionFor(catalog.answer("exit code 42"))).hasValue("42");
  }

  @Test
  void knowledge_mayChangeWhileItIsAsked() {
    AtomicReference<TeamKnowledge> team = new AtomicReference<>(TeamKnowledge.NONE);
    Catalog catalog = BUNDLED.with(team::get);
    assertThat(catalog.answer("42")).isEqualTo(BUNDLED.answer("42"));
    team.set(TeamEntries.knowing(BY_CODE));
    assertThat(((Explained) catalog.answer("42")).entry().name()).isEqualTo("Licence expired");
  }

  private static Explained answer(String question, String entry) {
    return (Explained) BUNDLED.with(() -> TeamEntries.knowing(entry)).answer(question);
  }
}
