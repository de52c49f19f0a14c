package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.Diagnostician;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.CaseFiles;
import dev.exitcode.intake.Intake;
import dev.exitcode.intake.Reading;
import dev.exitcode.k8s.Translation;
import dev.exitcode.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every labelled case through the command line. What is measured goes to {@code
 * target/cases-report.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CasesTest {
  private static final double LEAST_RIGHT = 0.98;
  private static final double LEAST_CERTAIN_RIGHT = 0.995;

  private List<Scored> all = List.of();

  @BeforeAll
  void ask() throws IOException {
    all = LabelledCase.all().stream().map(Scored::of).toList();
    String report = report();
    Files.writeString(Path.of("target/cases-report.md"), report);
    System.out.println(report);
  }

  @Test
  void cause_isRightAlmostAlways() {
    assertThat(share(all, Scored::isRight))
        .as(faulty(s -> !s.isRight()))
        .isGreaterThanOrEqualTo(LEAST_RIGHT);
  }

  @Test
  void plainErrors_doNotHappen() {
    assertThat(all).isNotEmpty().noneMatch(Scored::isPlainError);
  }

  @Test
  void certain_isRight() {
    List<Scored> certain = all.stream().filter(s -> s.confidence().equals("certain")).toList();
    assertThat(share(certain, Scored::isRight)).isGreaterThanOrEqualTo(LEAST_CERTAIN_RIGHT);
  }

  @Test
  void restOfTheLabel_isMetWhereTheCauseIs() {
    List<Scored> right = all.stream().filter(Scored::isRight).toList();
    assertThat(share(right, Scored::namesContainer)).isGreaterThanOrEqualTo(LEAST_RIGHT);
    assertThat(share(right, Scored::knowsWhetherBenign)).isGreaterThanOrEqualTo(LEAST_RIGHT);
    assertThat(share(right, Scored::isFirmEnough)).isGreaterThanOrEqualTo(LEAST_RIGHT);
  }

  @Test
  void output_keepsItsPromisedForm() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("../docs/diagnosis.schema.json")));
    assertThat(all).allSatisfy(s -> assertThat(schema.validate(s.output())).isEmpty());
  }

  /** A case file is how a crash is reported, so it must be diagnosed as the crash was. */
  @Test
  void redactedCaseFile_isDiagnosedAlike() {
    Intake intake = new Intake(new Translation(), KubectlYaml::tree);
    assertThat(LabelledCase.all())
        .allSatisfy(
            one -> {
              if (intake.read(one.text(), one.request()) instanceof Reading.Understood u) {
                u.cases().forEach(CasesTest::sameAfterRedaction);
              }
            });
  }

  private static void sameAfterRedaction(CaseFile file) {
    Diagnostician diagnostician = Diagnostician.standard();
    CaseFile redacted = CaseFiles.redacted(file, Redactor.standard());
    CaseFile again = CaseFiles.read(JsonMapper.shared().readTree(CaseFiles.write(redacted)));
    assertThat(verdicts(diagnostician.diagnose(again)))
        .isEqualTo(verdicts(diagnostician.diagnose(file)));
  }

  private static List<String> verdicts(List<Diagnosis> diagnoses) {
    return diagnoses.stream()
        .map(d -> d.subject().container() + " " + d.cause() + " " + d.confidence())
        .toList();
  }

  private String faulty(Predicate<Scored> which) {
    return all.stream().filter(which).map(Scored::line).collect(Collectors.joining("\n"));
  }

  private static double share(List<Scored> of, Predicate<Scored> which) {
    return of.isEmpty() ? 1 : (double) of.stream().filter(which).count() / of.size();
  }

  private String report() {
    long here = all.stream().filter(s -> s.asked().isOfThisRepository()).count();
    StringBuilder text = new StringBuilder("# Labelled cases\n\n");
    text.append("- %d from here, %d from beside%n".formatted(here, all.size() - here));
    line(text, "cause right", share(all, Scored::isRight), all.size());
    line(text, "plain errors", share(all, Scored::isPlainError), all.size());
    List<Scored> right = all.stream().filter(Scored::isRight).toList();
    line(text, "container right", share(right, Scored::namesContainer), right.size());
    line(text, "benign right", share(right, Scored::knowsWhetherBenign), right.size());
    line(text, "firm enough", share(right, Scored::isFirmEnough), right.size());
    Map<String, List<Scored>> byConfidence =
        all.stream()
            .collect(Collectors.groupingBy(Scored::confidence, TreeMap::new, Collectors.toList()));
    byConfidence.forEach(
        (confidence, some) ->
            line(text, confidence + " right", share(some, Scored::isRight), some.size()));
    text.append(
        "\n| case | label | answer | confidence | fault | why |\n|---|---|---|---|---|---|\n");
    all.stream()
        .filter(s -> !s.faults().isEmpty())
        .forEach(s -> text.append(s.line()).append('\n'));
    return text.toString();
  }

  private static void line(StringBuilder text, String what, double share, int of) {
    text.append("- %s: %.1f %% of %d%n".formatted(what, 100 * share, of));
  }
}
