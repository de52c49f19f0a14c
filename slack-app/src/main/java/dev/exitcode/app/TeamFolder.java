package dev.exitcode.app;

import dev.exitcode.app.TeamFile.Content;
import dev.exitcode.catalog.TeamEntry;
import dev.exitcode.catalog.TeamKnowledge;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a team's own knowledge: its files {@code *.yaml}, {@code *.yml} and {@code *.json},
 * not those in folders below. A bad file never replaces a good one: what it said last stays in
 * force. Looked at by one thread, asked by many.
 */
final class TeamFolder {
  /** The file with which there would be more is bad. */
  static final int MOST_ENTRIES = 5_000;

  private final Path folder;
  private final TeamFiles source;
  private final Clock clock;
  private Map<String, Kept> files = new TreeMap<>();
  private volatile TeamState state;

  /**
   * One file.
   *
   * @param good what is in force of it, or null where it never was good
   * @param problems what is wrong with it now
   * @param since when that was first seen
   */
  private record Kept(
      ByteBuffer bytes,
      Content content,
      @Nullable Content good,
      List<String> problems,
      Instant since) {}

  /** Reads nothing before {@link #look}. */
  TeamFolder(Path folder, Clock clock) {
    this.folder = folder;
    this.source = new TeamFiles(folder);
    this.clock = clock;
    this.state = new TeamState(TeamKnowledge.NONE, 0, List.of(), clock.instant());
  }

  /** A folder as it is now. */
  static TeamState read(Path folder, Clock clock) {
    TeamFolder read = new TeamFolder(folder, clock);
    read.look();
    return read.state();
  }

  TeamState state() {
    return state;
  }

  /** Reads what is new; returns whether the knowledge or its problems changed. */
  boolean look() {
    List<String> problems = new ArrayList<>();
    try {
      files = judged(read(source.names(problems)));
    } catch (IOException e) {
      problems.add(
          folder + ": this folder cannot be read: check that it is one and who may read it.");
    }
    files.values().forEach(file -> problems.addAll(file.problems()));
    return tell(List.copyOf(problems));
  }

  private boolean tell(List<String> problems) {
    TeamState before = state;
    TeamKnowledge knowledge = knowledge(before.knowledge());
    boolean same = problems.equals(before.problems());
    if (same && knowledge == before.knowledge()) {
      return false;
    }
    state = new TeamState(knowledge, files.size(), problems, same ? before.since() : oldest());
    return true;
  }

  private Instant oldest() {
    return files.values().stream()
        .filter(file -> !file.problems().isEmpty())
        .map(Kept::since)
        .min(Comparator.naturalOrder())
        .orElse(clock.instant());
  }

  /** The bytes of each file are read each time: no mark of a file tells every change. */
  private Map<String, Kept> read(List<String> names) {
    Map<String, Kept> read = new TreeMap<>();
    for (String name : names) {
      Kept before = files.get(name);
      ByteBuffer bytes = source.bytes(name);
      Content content =
          before != null && bytes.hasRemaining() && bytes.equals(before.bytes())
              ? before.content()
              : source.content(name, bytes);
      Content good = before == null ? null : before.good();
      read.put(name, new Kept(bytes, content, good, List.of(), Instant.MAX));
    }
    return read;
  }

  /** Decides of each file whether it is good beside the others. */
  private Map<String, Kept> judged(Map<String, Kept> read) {
    Map<String, Kept> judged = new TreeMap<>();
    Map<String, String> ids = new HashMap<>();
    read.forEach(
        (name, file) -> {
          List<String> problems = problems(name, file.content(), ids);
          Content good = problems.isEmpty() ? file.content() : file.good();
          judged.put(
              name, new Kept(file.bytes(), file.content(), good, problems, since(name, problems)));
        });
    return judged;
  }

  private Instant since(String name, List<String> problems) {
    Kept before = files.get(name);
    return before != null && before.problems().equals(problems) ? before.since() : clock.instant();
  }

  private List<String> problems(String name, Content content, Map<String, String> ids) {
    List<String> problems = new ArrayList<>(content.problems());
    Path path = folder.resolve(name);
    boolean good = problems.isEmpty();
    content
        .lines()
        .forEach(
            (id, line) -> {
              String place = path + ":" + line;
              String first = good ? ids.putIfAbsent(id, place) : ids.get(id);
              if (first != null) {
                problems.add(place + ": " + first + " has the id " + id + " too: change one.");
              }
            });
    if (ids.size() > MOST_ENTRIES) {
      problems.add(path + ": with this file there are more than 5,000 entries.");
    }
    return List.copyOf(problems);
  }

  /** Each id once; the same object where nothing changed. */
  private TeamKnowledge knowledge(TeamKnowledge before) {
    Map<String, TeamEntry> inForce = new LinkedHashMap<>();
    for (Kept file : files.values()) {
      if (file.problems().isEmpty()) {
        add(file.good(), inForce);
      }
    }
    files.values().forEach(file -> add(file.good(), inForce));
    TeamKnowledge now = TeamKnowledge.of(inForce.values());
    return now.entries().equals(before.entries()) ? before : now;
  }

  private static void add(@Nullable Content content, Map<String, TeamEntry> inForce) {
    if (content != null) {
      content.entries().forEach(entry -> inForce.putIfAbsent(entry.id(), entry));
    }
  }
}
