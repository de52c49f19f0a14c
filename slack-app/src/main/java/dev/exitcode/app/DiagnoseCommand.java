package dev.exitcode.app;

import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import dev.exitcode.evidence.CaseFiles;
import dev.exitcode.intake.Reading;
import dev.exitcode.intake.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exitcode diagnose}: why it died, from anything pasted or piped. */
@Command(
    name = "diagnose",
    description = "Says why a pod or container died, from anything pasted or piped.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "It reads Kubernetes objects as JSON or YAML, kubectl describe, kubectl get pods, docker"
          + " inspect,",
      "docker ps -a, case files, and text with log lines and codes in it.",
      "",
      "Examples:",
      "  kubectl get pod NAME -o json | exitcode diagnose -",
      "  kubectl describe pod NAME | exitcode diagnose",
      "  kubectl logs NAME -c api --previous > api.log",
      "  kubectl get pod NAME -o json | exitcode diagnose - --logs api=api.log",
      "  docker inspect NAME | exitcode diagnose -o json",
      "  kubectl describe pod NAME | exitcode diagnose -o case > case.json"
    })
final class DiagnoseCommand implements Callable<Integer> {
  private final Console here;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "What to read; - or nothing: standard input.")
  private @Nullable String file;

  @Option(
      names = "--logs",
      paramLabel = "CONTAINER=FILE",
      description = "The log of a container, best of the instance that died. May be repeated.")
  private Map<String, Path> logs = new LinkedHashMap<>();

  @Option(names = "--container", paramLabel = "NAME", description = "Look at this container only.")
  private @Nullable String container;

  @Mixin private AnswerOptions options = new AnswerOptions();

  DiagnoseCommand(Console here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    try {
      GivenText text = text();
      Request request = new Request(logs(), container, Instant.now());
      boolean raw = options.form() == AnswerOptions.Form.CASE;
      return raw ? cases(text, request) : diagnoses(text, request);
    } catch (IOException e) {
      here.err().println(e.getMessage());
      return ExitStatus.NO_INPUT;
    }
  }

  private GivenText text() throws IOException {
    if (file != null && !file.equals("-")) {
      return GivenText.of(Path.of(file));
    }
    if (here.interactive()) {
      here.err().println("Paste what you have, then press Ctrl-D.");
      here.err().flush();
    }
    return GivenText.of(here.in(), "standard input");
  }

  private Map<String, List<String>> logs() throws IOException {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    for (Map.Entry<String, Path> log : logs.entrySet()) {
      lines.put(log.getKey(), GivenText.of(log.getValue()).text().lines().toList());
    }
    return lines;
  }

  private int cases(GivenText text, Request request) {
    return switch (Diagnosing.bundled().read(text.text(), request)) {
      case Reading.NotUnderstood not -> notUnderstood(not.sentence());
      case Reading.Understood read -> {
        text.remarks().forEach(here.err()::println);
        read.remarks().forEach(here.err()::println);
        read.cases().forEach(file -> here.out().println(CaseFiles.write(file)));
        yield ExitStatus.OK;
      }
    };
  }

  private int diagnoses(GivenText text, Request request) {
    TeamKnowledge team = options.team(here);
    return switch (Diagnosing.bundled().with(() -> team).diagnose(text.text(), request)) {
      case Outcome.NotUnderstood not -> notUnderstood(not.sentence());
      case Outcome.Diagnosed diagnosed -> {
        print(diagnosed.withRemarks(text.remarks()).ofPart(!text.remarks().isEmpty()));
        yield ExitStatus.OK;
      }
    };
  }

  private int notUnderstood(String sentence) {
    here.err().println(sentence);
    return ExitStatus.DATA;
  }

  private void print(Outcome.Diagnosed all) {
    if (options.form() == AnswerOptions.Form.JSON) {
      here.out().print(DiagnosisJson.of(all));
    } else {
      all.remarks().forEach(here.err()::println);
      here.out().print(new TerminalDiagnosis(here.terminal()).of(all));
    }
  }
}
