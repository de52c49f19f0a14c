package dev.exitcode.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code kubectl describe pod}: whole, of several pods, or any piece of it. */
final class DescribeReader implements Form {
  private static final String CUT =
      "The description looks cut: the part with the events is missing.";
  private static final int LONGEST_MESSAGE = 120;

  /** A block of lines with one of these is a piece of a description. */
  private static final Pattern TELLING =
      Pattern.compile(
          "^\\s*(?:(?:Last )?State:\\s+(?:Waiting|Running|Terminated)|Exit Code:\\s+-?\\d"
              + "|Restart Count:\\s+\\d|QoS Class:|Controlled By:|(?:Init )?Containers:$"
              + "|(?:Limits|Requests):(?:$|\\s+(?:memory|cpu):)|Conditions:$"
              + "|(?:Liveness|Readiness|Startup):\\s+(?:http-get|exec|tcp-socket|grpc)\\b"
              + "|Reason:\\s+(?:[A-Z]\\w+)$)");

  private static final Pattern LABEL =
      Pattern.compile("^(\\s*)([A-Z][A-Za-z]*(?:[ -][A-Za-z]+){0,3}):(?:\\s+(.*))?$");
  private static final Pattern HEADING = Pattern.compile("^\\s*([a-z0-9][a-z0-9-]{0,62}):$");

  private DescribedContainer container = new DescribedContainer(new Sketch());
  private Section section = Section.NONE;
  private String kind = "APP";
  private boolean inBlock;
  private boolean seen;
  private boolean whole;

  /** The parts that are read in different ways. */
  private enum Section {
    NONE,
    POD,
    CONTAINERS,
    CONDITIONS,
    OTHER
  }

  @Override
  public int read(Lines lines, Draft draft) {
    String line = lines.current();
    if (line.isBlank()) {
      inBlock = false;
      seen = false;
      return 0;
    }
    enter(lines, draft);
    if (inBlock && draft.isDescriptionAsked() && !line.startsWith("Name:")) {
      draft.describePiece();
      section = Section.NONE;
      begin(draft.subject());
    }
    return inBlock ? line(lines, draft) : 0;
  }

  /** Looks once at each block whether it is of a description. */
  private void enter(Lines lines, Draft draft) {
    if (!inBlock && !seen) {
      seen = true;
      inBlock = isTelling(lines);
      if (inBlock && section != Section.CONTAINERS) {
        begin(draft.subject());
      }
    }
  }

  /** Whether the description of a pod was begun and its events never came. */
  void end(Draft draft) {
    if (whole) {
      draft.cut(CUT);
    }
  }

  private static boolean isTelling(Lines lines) {
    for (int i = 0; !lines.peek(i).isBlank(); i++) {
      if (TELLING.matcher(lines.peek(i)).find()) {
        return true;
      }
    }
    return false;
  }

  private int line(Lines lines, Draft draft) {
    String line = lines.current();
    Matcher label = LABEL.matcher(line);
    if (label.matches()) {
      String value = label.group(3) == null ? "" : label.group(3).strip();
      return label(label.group(2), value, lines, draft);
    }
    return heading(lines, draft) || other(line, draft) ? 1 : 0;
  }

  private boolean heading(Lines lines, Draft draft) {
    Matcher heading = HEADING.matcher(lines.current());
    if (heading.matches() && (section == Section.CONTAINERS || opensContainer(lines))) {
      open(draft.subject(), heading.group(1));
      return true;
    }
    return false;
  }

  private static boolean opensContainer(Lines lines) {
    return lines.peek(1).strip().matches("(?:Container ID|Image|State|Last State):.*");
  }

  private void open(PodDraft pod, String name) {
    section = Section.CONTAINERS;
    begin(pod, pod.container(name).put("kind", kind));
  }

  private void begin(PodDraft pod) {
    begin(pod, null);
  }

  private void begin(PodDraft pod, @org.jspecify.annotations.Nullable Sketch known) {
    container = known == null ? DescribedContainer.unnamed(pod) : new DescribedContainer(known);
  }

  private boolean other(String line, Draft draft) {
    return switch (section) {
      case CONTAINERS, NONE -> container.more(line);
      case CONDITIONS -> condition(line, draft.subject());
      case POD, OTHER -> Character.isWhitespace(line.charAt(0)) || line.endsWith(":");
    };
  }

  private static boolean condition(String line, PodDraft pod) {
    Matcher row = Pattern.compile("^\\s*([A-Z]\\w+)\\s+(True|False|Unknown)\\s*$").matcher(line);
    if (row.matches()) {
      pod.facts()
          .add(
              "status.conditions",
              new Sketch().put("type", row.group(1)).put("status", row.group(2)));
    }
    return row.matches() || line.strip().matches("Type\\s+Status");
  }

  private int label(String label, String value, Lines lines, Draft draft) {
    switch (label) {
      case "Events" -> {
        whole = false;
        section = Section.NONE;
        inBlock = false;
        return 0;
      }
      case "Name" -> name(value, draft);
      case "Containers" -> section("APP");
      case "Init Containers" -> section("INIT");
      case "Ephemeral Containers" -> section("EPHEMERAL");
      case "Conditions" -> section = Section.CONDITIONS;
      case "Volumes" -> section = Section.OTHER;
      case "Message" -> {
        return message(value, lines, draft);
      }
      default -> {
        if (section == Section.POD || DescribedPod.isOfPod(label)) {
          DescribedPod.read(label, value, draft.subject());
        } else if (section != Section.OTHER && !container.read(label, value)) {
          return container.more(lines.current()) ? 1 : 0;
        }
      }
    }
    return 1;
  }

  private void name(String value, Draft draft) {
    if (section != Section.NONE && section != Section.CONDITIONS && section != Section.OTHER) {
      return;
    }
    if (whole) {
      draft.cut(CUT);
    }
    draft.kubernetes();
    describe(draft.pod(null, value), draft);
  }

  private void describe(PodDraft pod, Draft draft) {
    draft.describe(pod);
    section = Section.POD;
    whole = true;
    begin(pod);
  }

  private void section(String kindOfContainers) {
    section = Section.CONTAINERS;
    kind = kindOfContainers;
  }

  /** A message may have line breaks; what follows it in a description is known. */
  private int message(String value, Lines lines, Draft draft) {
    int taken = linesUntil(section == Section.POD ? "IP:" : "Exit Code:", lines);
    StringBuilder message = new StringBuilder(value);
    for (int i = 1; i < taken; i++) {
      message.append('\n').append(lines.peek(i));
    }
    if (section == Section.POD) {
      draft.subject().facts().put("status.message", message.toString());
    } else {
      container.message(message.toString());
    }
    return taken;
  }

  private static int linesUntil(String label, Lines lines) {
    for (int i = 1; i < LONGEST_MESSAGE; i++) {
      if (lines.peek(i).strip().startsWith(label)) {
        return i;
      }
    }
    return 1;
  }
}
