package dev.exitcode.slack;

import dev.exitcode.k8s.PodQuery;
import dev.exitcode.slack.PodLexicon.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a question about a pod from plain words: takes out what is no name, and what is left is the
 * pod or workload, its namespace and its cluster. Guesses nothing of a text that may be something
 * else: several lines, many words, an exit code.
 */
final class PodWords {
  static final String HOW =
      "Name the pod or what it belongs to, such as `/exitcode pod payments/api` or `/exitcode pod"
          + " api`.";

  private static final int LONGEST = 600;
  private static final int MOST_WORDS = 24;
  private static final int MOST_NAMES = 3;
  private static final Set<String> COMMAND = Set.of("pod", "pods");
  private static final Pattern AROUND = Pattern.compile("^[\"'`(<\\[{*_]+|[\"'`)>\\]}*_?!,;:.…]+$");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");
  private static final Pattern LETTER = Pattern.compile("[A-Za-z]");

  private final PodLexicon lexicon = PodLexicon.standard();
  private final Set<String> clusters;
  private final List<Word> words = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> references = new ArrayList<>();
  private @Nullable String namespace;
  private @Nullable String cluster;
  private @Nullable AskedTime when;

  private record Word(String text, Role role) {}

  private PodWords(List<String> said, Set<String> clusters) {
    this.clusters = clusters;
    for (int i = 0; i < said.size(); i++) {
      String two = small(String.join(" ", said.subList(i, Math.min(i + 2, said.size()))));
      if (isTime(two)) {
        i++;
      } else if (!isTime(small(said.get(i)))) {
        words.add(new Word(said.get(i), lexicon.of(small(said.get(i)))));
      }
    }
  }

  /**
   * The question about a pod that a text asks, or null where it may ask something else.
   *
   * @param clusters their names
   */
  static @Nullable PodAsked read(String typed, Set<String> clusters) {
    String text = typed.strip();
    if (text.length() > LONGEST || text.indexOf('\n') >= 0) {
      return null;
    }
    List<String> said =
        Stream.of(text.split("\\s+", -1))
            .map(word -> AROUND.matcher(word).replaceAll(""))
            .filter(word -> !word.isEmpty())
            .toList();
    return said.isEmpty() || said.size() > MOST_WORDS ? null : read(said, clusters);
  }

  private static @Nullable PodAsked read(List<String> said, Set<String> clusters) {
    if (!COMMAND.contains(said.getFirst())) {
      return new PodWords(said, clusters).sorted().implied();
    }
    List<String> rest = said.subList(1, said.size());
    return rest.size() == 1
        ? exactly(rest.getFirst())
        : new PodWords(rest, clusters).sorted().commanded();
  }

  /** A single word after "pod" is a name, whatever it means elsewhere. */
  private static PodAsked exactly(String word) {
    try {
      return new PodAsked.About(List.of(PodQuery.parse(word)), true, null);
    } catch (IllegalArgumentException e) {
      return new PodAsked.Unclear(String.valueOf(e.getMessage()));
    }
  }

  /** Other alphabets keep their capitals, of which some would turn into letters of this one. */
  private static String small(String word) {
    return word.chars().allMatch(c -> c < 128) ? word.toLowerCase(Locale.ROOT) : word;
  }

  private boolean isTime(String said) {
    AskedTime time = lexicon.time(said);
    if (time != null) {
      when = time;
    }
    return time != null;
  }

  private PodWords sorted() {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).role() == Role.NAME) {
        take(i, words.get(i).text());
      }
    }
    return this;
  }

  private void take(int i, String word) {
    Role before = before(i);
    if (word.indexOf('/') >= 0) {
      references.add(word);
    } else if (before == Role.CLUSTER || (after(i) == Role.CLUSTER && !isNamed(i + 2))) {
      cluster = word;
    } else if (before == Role.PLACE && clusters.contains(word)) {
      cluster = word;
    } else if (before == Role.NAMESPACE
        || before == Role.PLACE
        || (after(i) == Role.NAMESPACE && !isNamed(i + 2))) {
      namespace = small(word);
    } else {
      names.add(word);
    }
  }

  /** The role of the word before, articles passed over. */
  private @Nullable Role before(int i) {
    int at = i - 1;
    while (at >= 0 && words.get(at).role() == Role.ARTICLE) {
      at--;
    }
    return at < 0 ? null : words.get(at).role();
  }

  private @Nullable Role after(int i) {
    return i + 1 < words.size() ? words.get(i + 1).role() : null;
  }

  private boolean isNamed(int i) {
    return i < words.size() && words.get(i).role() == Role.NAME;
  }

  private boolean says(Role role) {
    return words.stream().anyMatch(word -> word.role() == role);
  }

  private PodAsked commanded() {
    try {
      PodAsked about = about(true);
      return about == null ? new PodAsked.Unclear(HOW) : about;
    } catch (IllegalArgumentException e) {
      return new PodAsked.Unclear(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable PodAsked implied() {
    boolean counted = names.stream().anyMatch(name -> NUMBER.matcher(name).matches());
    if (references.isEmpty() && counted) {
      return null; // an exit code
    }
    if (references.isEmpty() && names.isEmpty()) {
      return says(Role.AGAIN) && words.size() <= MOST_NAMES ? new PodAsked.Again() : null;
    }
    try {
      return isQuestion() ? about(isStrong()) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private boolean isQuestion() {
    return !references.isEmpty() || words.size() == 1 || says(Role.TROUBLE) || says(Role.KIND);
  }

  /** Two names with letters and a slash between them, or a pod or workload that broke. */
  private boolean isStrong() {
    return references.isEmpty()
        ? says(Role.TROUBLE) && isOfKind()
        : Stream.of(references.getFirst().split("/", -1))
            .allMatch(part -> LETTER.matcher(part).find());
  }

  /** "api pod", "deployment cart"; but not "the pod died of something". */
  private boolean isOfKind() {
    for (int i = 0; i + 1 < words.size(); i++) {
      Role one = words.get(i).role();
      Role next = words.get(i + 1).role();
      if ((one == Role.KIND && next == Role.NAME) || (one == Role.NAME && next == Role.KIND)) {
        return true;
      }
    }
    return false;
  }

  private PodAsked.@Nullable About about(boolean strong) {
    if (names.size() > MOST_NAMES || references.size() > 1) {
      return null;
    }
    List<PodQuery> readings = references.isEmpty() ? ofNames() : List.of(ofReference());
    return readings.isEmpty() ? null : new PodAsked.About(readings, strong, when);
  }

  /** A kind before the slash leaves the namespace to be said in another word. */
  private PodQuery ofReference() {
    PodQuery query = PodQuery.parse(references.getFirst());
    return query.namespace() == null
        ? query.in(query.cluster() == null ? cluster : query.cluster(), namespace)
        : query;
  }

  /** "payments api" is api in payments, or else payments-api. */
  private List<PodQuery> ofNames() {
    List<String> given = names.stream().map(PodWords::small).toList();
    List<PodQuery> readings = new ArrayList<>();
    if (given.size() == MOST_NAMES && clusters.contains(names.getFirst())) {
      readings.add(new PodQuery(names.getFirst(), given.get(1), given.get(2)));
    } else if (given.size() == 2 && namespace == null && given.getFirst().indexOf('.') < 0) {
      readings.add(new PodQuery(cluster, given.get(0), given.get(1)));
    }
    if (!given.isEmpty()) {
      readings.add(new PodQuery(cluster, namespace, String.join("-", given)));
    }
    return readings;
  }
}
