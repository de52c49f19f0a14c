package dev.exitcode.intake;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.CaseFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns whatever a person pastes or pipes into cases, and recognises by itself what it is. Never
 * throws, takes time linear in the text. Thread-safe where what it was built with is.
 */
public final class Intake {
  /** The remark where a text ends in the middle. */
  public static final String LOOKS_CUT =
      "The text looks cut: it ends in the middle. Send it as a file for a complete answer.";

  private static final String NOT_UNDERSTOOD =
      "I could not find a crash in this text. Paste the output of `kubectl describe pod"
          + " NAME`, `kubectl get pod NAME -o json`, `docker inspect NAME`, or the last lines of"
          + " the log.";
  private static final String TOO_DEEP =
      "The JSON in this text is nested more than "
          + JsonPiece.DEEPEST
          + " deep, which no object of Kubernetes or Docker is: it was not read.";

  /** The most characters that are read of JSON and YAML, which has no middle to leave out. */
  public static final int MOST_STRUCTURED = 64 << 20;

  private final ObjectReader objects;
  private final Function<String, Optional<JsonNode>> yaml;

  /**
   * @param objects translates Kubernetes' objects
   * @param yaml one YAML document as a tree; empty where it is none; never throws
   */
  public Intake(ObjectReader objects, Function<String, Optional<JsonNode>> yaml) {
    this.objects = objects;
    this.yaml = yaml;
  }

  /** What a text says, with what is known beside it. */
  public Reading read(String text, Request request) {
    String plain = PasteCleaner.plain(PasteCleaner.bounded(text));
    Draft draft = new Draft();
    if (text.length() > PasteCleaner.most(text)) {
      draft.cut(PasteCleaner.LONG);
    }
    JsonIslands json = new JsonIslands(plain, Intake::isKnown);
    if (json.isTooDeep()) {
      return new Reading.NotUnderstood(TOO_DEEP);
    }
    if (json.isCut() || plain.stripTrailing().endsWith("...")) {
      draft.cut(LOOKS_CUT);
    }
    List<CaseFile> known = structured(json.trees(), draft);
    String rest = json.rest();
    if (known.isEmpty()) {
      YamlIslands islands = new YamlIslands(rest, yaml);
      known = translated(islands.trees());
      rest = islands.rest();
    }
    lines(present(PasteCleaner.lines(rest)), draft);
    Instant latest = Clocks.latest(draft, Times.latest(plain, request.now()), request.now());
    return new Finishing(draft, request, latest).reading(known, NOT_UNDERSTOOD);
  }

  /** Whether a text begins as objects of Kubernetes or Docker do. */
  public static boolean isStructured(String text) {
    String start = text.substring(0, Math.min(text.length(), 1_000)).stripLeading();
    return start.startsWith("{") || start.startsWith("[") || start.startsWith("apiVersion:");
  }

  private static boolean isKnown(JsonNode tree) {
    return CaseFiles.isCaseFile(tree)
        || DockerInspect.isContainer(tree)
        || CloudLog.isEntry(tree)
        || Fragments.whole(tree) != null;
  }

  /** Case files and Kubernetes' objects as cases; Docker's containers into the draft. */
  private List<CaseFile> structured(List<JsonNode> trees, Draft draft) {
    List<CaseFile> cases = new ArrayList<>();
    List<JsonNode> kubernetes = new ArrayList<>();
    for (JsonNode tree : trees) {
      if (CaseFiles.isCaseFile(tree)) {
        @Nullable CaseFile file = caseFile(tree, draft);
        if (file != null) {
          cases.add(file);
        }
      } else if (isDocker(tree)) {
        docker(tree, draft);
      } else if (CloudLog.isEntry(tree.isArray() ? tree.path(0) : tree)) {
        CloudLog.read(tree, draft);
      } else {
        JsonNode whole = Fragments.whole(tree);
        kubernetes.add(whole == null ? tree : whole);
      }
    }
    cases.addAll(translated(kubernetes));
    return cases;
  }

  private static void docker(JsonNode tree, Draft draft) {
    Stream<JsonNode> containers = tree.isArray() ? tree.valueStream() : Stream.of(tree);
    containers
        .filter(DockerInspect::isContainer)
        .forEach(container -> DockerInspect.read(container, draft));
  }

  private static boolean isDocker(JsonNode tree) {
    return DockerInspect.isContainer(tree.isArray() ? tree.path(0) : tree);
  }

  private static @Nullable CaseFile caseFile(JsonNode tree, Draft draft) {
    try {
      return CaseFiles.read(tree);
    } catch (IllegalArgumentException e) {
      draft.remark(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private List<CaseFile> translated(List<JsonNode> trees) {
    return trees.isEmpty() ? List.of() : objects.cases(Fragments.join(trees));
  }

  /** The lines without what is told of an earlier trouble, where they tell of a present one. */
  private static List<String> present(List<String> all) {
    List<String> present = Earlier.without(all);
    return present.equals(all) || !tellsOfAnEnd(present) ? all : present;
  }

  private static boolean tellsOfAnEnd(List<String> lines) {
    Draft draft = new Draft();
    lines(lines, draft);
    return draft.tellsOfAnEnd();
  }

  private static void lines(List<String> given, Draft draft) {
    DescribeReader describe = new DescribeReader();
    List<Form> inOrder =
        List.of(
            new DescribedJob(),
            describe,
            new EventRows(),
            new PodRows(),
            new DockerRows(),
            new CommandLines(),
            new FreeText());
    Lines lines = new Lines(given);
    while (lines.hasNext()) {
      lines.skip(Math.max(1, taken(inOrder, lines, draft)));
    }
    describe.end(draft);
  }

  private static int taken(List<Form> inOrder, Lines lines, Draft draft) {
    for (Form form : inOrder) {
      int taken = form.read(lines, draft);
      if (taken > 0) {
        return taken;
      }
    }
    return 0;
  }
}
