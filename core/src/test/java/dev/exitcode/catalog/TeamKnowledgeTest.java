package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.TeamKnowledge.Known;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamKnowledgeTest {
  private static final TeamCase IMPORTER =
      new TeamCase(
          42L,
          "ghcr.io/acme/importer:1.4.2",
          "billing",
          "importer",
          Map.of("app", "importer", "tier", "1"),
          List.of("Error", "", ""),
          List.of("starting", "FATAL licence expired on 2026-04-30", "bye"));

  @ParameterizedTest(name = "{0} fits {1}: {2}")
  @CsvSource({
    "ghcr.io/acme/importer, ghcr.io/acme/importer:1.4, true",
    "ghcr.io/acme/importer, ghcr.io/acme/importer, true",
    "ghcr.io/acme/importer, ghcr.io/acme/importer@sha256:abc, true",
    "ghcr.io/acme/importer, ghcr.io/acme/importer:1.4@sha256:abc, true",
    "ghcr.io/acme/importer:1.*, ghcr.io/acme/importer:1.4@sha256:abc, true",
    "ghcr.io/acme/importer:1.*, ghcr.io/acme/importer:2.0, false",
    "ghcr.io/acme/importer, ghcr.io/acme/importer-tools:1.4, false",
    "ghcr.io/acme/importer, ghcr.io/acme2/importer:1.4, false",
    "importer, ghcr.io/acme/importer:1.4, false",
    "*/importer, ghcr.io/acme/importer:1.4, true",
    "ghcr.io/acme/*, ghcr.io/acme/importer:1.4, true",
    "ghcr.io/acme/importe?, ghcr.io/acme/importer:1.4, true",
    "ghcr.io/acme/importer?, ghcr.io/acme/importer:1.4, false",
    "localhost:5000/importer, localhost:5000/importer:1.4, true",
    "localhost, localhost:5000/importer:1.4, false",
    "postgres, docker.io/library/postgres:17, true",
    "docker.io/library/postgres, postgres:17, true",
    "acme/importer, docker.io/acme/importer:1, true",
    "*, anything, true",
    "a*b*c, aXbXXbc, true",
    "a*b*c, aXbXXb, false",
  })
  void image_fitsAsPeopleNameIt(String pattern, String image, boolean fits) {
    assertThat(Glob.fitsImage(pattern, image)).isEqualTo(fits);
  }

  @Test
  void globOfManyStars_takesNoTime() {
    String text = "a".repeat(4_000);
    assertThat(Glob.fits("*a".repeat(100) + "b", text)).isFalse();
    assertThat(Glob.fits("*a".repeat(100) + "*", text)).isTrue();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'codes':[42] | true",
        "'codes':[41] | false",
        "'codes':['40-49'] | true",
        "'codes':['43-49'] | false",
        "'codes':[42],'match':{'images':['ghcr.io/acme/importer']} | true",
        "'codes':[42],'match':{'images':['ghcr.io/acme/exporter','*/importer']} | true",
        "'codes':[42],'match':{'images':['ghcr.io/acme/exporter']} | false",
        "'codes':[42],'match':{'labels':{'app':'importer'}} | true",
        "'codes':[42],'match':{'labels':{'app':'imp*','tier':'?'}} | true",
        "'codes':[42],'match':{'labels':{'app':'importer','tier':'2'}} | false",
        "'codes':[42],'match':{'labels':{'team':'*'}} | false",
        "'codes':[42],'match':{'namespaces':['bill*']} | true",
        "'codes':[42],'match':{'namespaces':['bill']} | false",
        "'codes':[42],'match':{'containers':['importer']} | true",
        "'codes':[42],'match':{'containers':['sidecar']} | false",
        "'codes':[42],'match':{'reasons':['Error']} | true",
        "'codes':[42],'match':{'reasons':['error']} | false",
        "'codes':[42],'match':{'reasons':['OOMKilled']} | false",
        "'match':{'logs':['licence expired']} | true",
        "'match':{'logs':['no such','licence expired']} | true",
        "'match':{'logs':['licence revoked']} | false",
        "'codes':[1],'match':{'logs':['licence expired']} | false",
      })
  void entry_appliesWhereAllItsConditionsAreMet(String conditions, boolean applies) {
    TeamKnowledge team = TeamEntries.knowing("'id':'x'," + conditions);
    assertThat(team.first(IMPORTER, TeamEntry::saysWhy) != null).isEqualTo(applies);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'codes':[42]",
        "'match':{'images':['*']}",
        "'match':{'namespaces':['*']}",
        "'match':{'containers':['*']}",
        "'match':{'labels':{'app':'*'}}",
        "'match':{'reasons':['Error']}",
        "'match':{'logs':['x']}",
      })
  void unknown_meetsNoCondition(String conditions) {
    TeamCase nothing = new TeamCase(null, null, null, null, Map.of(), List.of(), List.of());
    assertThat(TeamEntries.knowing("'id':'x'," + conditions).first(nothing, e -> true)).isNull();
  }

  @Test
  void ofSeveral_theOneWithMostConditionsGoesFirst_thenTheFirstGiven() {
    TeamKnowledge team =
        TeamEntries.knowing(
            "'id':'code','codes':[42]",
            "'id':'image','codes':[42],'match':{'images':['*/importer']}",
            "'id':'image-too','codes':[42],'match':{'images':['*/importer']}");
    assertThat(first(team)).isEqualTo("image");
    assertThat(team.entries())
        .extracting(TeamEntry::id)
        .containsExactly("image", "image-too", "code");
  }

  @Test
  void line_isTheNewestThatFits() {
    TeamCase twice = lines("licence expired", "retry", "licence expired", "bye");
    Known known =
        TeamEntries.knowing("'id':'x','match':{'logs':['licence']}").first(twice, e -> true);
    assertThat(known).isNotNull();
    assertThat(known.line()).isEqualTo(2);
  }

  @Test
  void longLogs_areLookedAtFromTheirEndOnly() {
    String filler = "x".repeat(1_000);
    List<String> lines = new ArrayList<>(Collections.nCopies(100, filler));
    lines.set(10, "licence");
    assertThat(logs(lines)).isFalse();
    lines.set(90, "licence");
    assertThat(logs(lines)).isTrue();
  }

  @Test
  void costlyPatterns_endAtTheirBudget() {
    LinePattern costly = new Costly();
    TeamEntry entry = TeamEntries.of("'id':'x','codes':[42]");
    TeamEntry.Match match =
        new TeamEntry.Match(List.of(), Map.of(), List.of(), List.of(), List.of(), List.of(costly));
    TeamEntry other = new TeamEntry("f", entry.entry(), match, null, null, null);
    TeamCase of = lines(Collections.nCopies(60, "y".repeat(1_000)).toArray(String[]::new));
    TeamCase coded = new TeamCase(42L, null, null, null, Map.of(), List.of(), of.lines());
    TeamKnowledge team = TeamKnowledge.of(Collections.nCopies(5_000, other));
    assertThat(team.first(coded, e -> true)).isNull();
    assertThat(Costly.calls).isLessThanOrEqualTo((int) (LineSearch.MOST_STEPS / 100_000));
  }

  private static boolean logs(List<String> lines) {
    TeamKnowledge team = TeamEntries.knowing("'id':'x','match':{'logs':['licence']}");
    return team.first(lines(lines.toArray(String[]::new)), e -> true) != null;
  }

  private static TeamCase lines(String... lines) {
    return new TeamCase(null, null, null, null, Map.of(), List.of(), List.of(lines));
  }

  private static @Nullable String first(TeamKnowledge team) {
    Known known = team.first(IMPORTER, TeamEntry::saysWhy);
    return known == null ? null : known.entry().id();
  }

  /** Says that it takes 100 steps a character, and counts. */
  private static final class Costly implements LinePattern {
    static int calls;

    @Override
    public String text() {
      return "costly";
    }

    @Override
    public boolean isIn(String line) {
      calls++;
      return false;
    }

    @Override
    public int stepsPerCharacter() {
      return 100;
    }

    @Override
    public String needs() {
      return "";
    }
  }
}
