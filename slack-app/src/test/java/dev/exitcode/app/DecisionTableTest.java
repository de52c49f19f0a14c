package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row of the decision table comes to a cause, which the cases named for it prove. */
class DecisionTableTest {
  private static final Path TABLE = Path.of("../core/src/test/resources/cases/decision-table.txt");
  private static final Pattern ROW = Pattern.compile("(\\d+): [^|]+ \\| (.+)");
  private static final int ROWS = 73;
  private static final String HEALTHY = "healthy";

  /** One row of the file. */
  private record Row(int number, List<Proof> proofs) {
    static Row of(String line) {
      Matcher row = ROW.matcher(line);
      assertThat(row.matches()).as("a row: %s", line).isTrue();
      return new Row(
          Integer.parseInt(row.group(1)),
          Arrays.stream(row.group(2).split("; ", -1)).map(Proof::of).toList());
    }
  }

  /** A cause and the cases that have it. */
  private record Proof(String cause, List<String> cases) {
    static Proof of(String text) {
      String[] parts = text.split(": ", 2);
      return new Proof(parts[0], List.of(parts[1].split(" ", -1)));
    }
  }

  @Test
  void everyRow_isThereOnce() throws IOException {
    assertThat(rows().map(Row::number))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, ROWS).boxed().toList());
  }

  @TestFactory
  Stream<DynamicTest> row_comesToItsCauses() throws IOException {
    Map<String, LabelledCase> cases =
        LabelledCase.all().stream()
            .collect(
                Collectors.toMap(c -> c.folder().getFileName().toString(), Function.identity()));
    return rows()
        .flatMap(
            row ->
                row.proofs().stream()
                    .map(
                        p ->
                            DynamicTest.dynamicTest(
                                row.number() + " " + p.cause(), () -> check(p, cases))));
  }

  private static void check(Proof proof, Map<String, LabelledCase> cases) {
    assertThat(proof.cases())
        .isNotEmpty()
        .allSatisfy(
            id -> {
              assertThat(cases).containsKey(id);
              LabelledCase asked = cases.get(id);
              assertThat(labelOf(asked)).isEqualTo(proof.cause());
              assertThat(Scored.of(asked).isRight()).isTrue();
            });
  }

  private static String labelOf(LabelledCase asked) {
    String cause = asked.cause();
    return cause == null ? HEALTHY : cause;
  }

  private static Stream<Row> rows() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Row::of);
  }
}
