package dev.exitcode.catalog;

import dev.exitcode.catalog.Answer.Explained;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts what a team knows of an exit code before what the catalog knows. */
final class TeamAnswers {
  private static final int MOST_READINGS = 5;
  private static final int MOST_NAMED = 3;

  private final ExitCodes codes;

  TeamAnswers(ExitCodes codes) {
    this.codes = codes;
  }

  /**
   * The team's entry in the place of the general one of the code, where the code is all it asks
   * for; what else the team knows of the code as readings.
   */
  Explained of(Explained ours, TeamKnowledge team) {
    Long code = ours.code();
    List<TeamEntry> known = code == null ? List.of() : team.ofCode(code);
    if (code == null || known.isEmpty()) {
      return ours;
    }
    boolean general = codes.get(code).id().equals(ours.entry().id());
    if (general && known.getFirst().isOfCodeAlone()) {
      List<String> readings = readings(code, known.subList(1, known.size()), ours);
      return shown(code, known.getFirst(), ours, readings);
    }
    List<String> readings = readings(code, known, ours);
    return new Explained(code, ours.heading(), ours.entry(), readings, ours.related());
  }

  private static List<String> readings(long code, List<TeamEntry> known, Explained ours) {
    return Stream.concat(
            known.stream().limit(MOST_READINGS).map(entry -> reading(code, entry)),
            ours.readings().stream())
        .toList();
  }

  private static Explained shown(long code, TeamEntry team, Explained ours, List<String> readings) {
    List<String> said = new ArrayList<>();
    said.add("This is what your team says, in entry " + team.id() + " of " + team.file() + ".");
    said.addAll(readings);
    List<Entry> related = Stream.concat(Stream.of(ours.entry()), ours.related().stream()).toList();
    return new Explained(code, code + " · " + team.entry().name(), team.entry(), said, related);
  }

  private static String reading(long code, TeamEntry entry) {
    String where = entry.isOfCodeAlone() ? "" : " where " + conditions(entry.match());
    return "Your team says of %d%s: %s. %s (entry %s of %s)"
        .formatted(
            code, where, entry.entry().name(), entry.entry().meaning(), entry.id(), entry.file());
  }

  private static String conditions(TeamEntry.Match match) {
    List<String> labels =
        match.labels().entrySet().stream().map(l -> l.getKey() + "=" + l.getValue()).toList();
    List<String> logs = match.logs().stream().map(LinePattern::text).toList();
    return String.join(
        " and ",
        Stream.of(
                condition("the image is ", match.images()),
                condition("the pod has the label ", labels),
                condition("the namespace is ", match.namespaces()),
                condition("the container is ", match.containers()),
                condition("the reason is ", match.reasons()),
                condition("the log shows ", logs))
            .flatMap(part -> part)
            .toList());
  }

  private static Stream<String> condition(String words, List<String> values) {
    if (values.isEmpty()) {
      return Stream.of();
    }
    String named = String.join(" or ", values.subList(0, Math.min(MOST_NAMED, values.size())));
    return Stream.of(words + named + (values.size() > MOST_NAMED ? " or others" : ""));
  }
}
