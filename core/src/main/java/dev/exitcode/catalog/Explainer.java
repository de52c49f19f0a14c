package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Explains one side of a question. */
final class Explainer {
  private static final int MOST_RELATED = 8;
  private static final String EXIT_CODE_TOPIC = "exit-code";

  /** Words that leave the other platform's causes and steps out where they sharpen no code. */
  private static final Map<String, Platform> PLATFORMS =
      Map.of(
          "docker", Platform.DOCKER,
          "podman", Platform.DOCKER,
          "compose", Platform.DOCKER,
          "docker compose", Platform.DOCKER,
          "kubernetes", Platform.KUBERNETES,
          "k8s", Platform.KUBERNETES,
          "kubectl", Platform.KUBERNETES);

  /** What is asked about, before words sharpen it. */
  private record Subject(@Nullable Long code, Entry entry, List<String> readings) {}

  private final Library library;
  private final ExitCodes codes;
  private final Readings readings;

  Explainer(Library library) {
    this.library = library;
    this.codes = library.codes();
    this.readings = new Readings(codes);
  }

  /** The explanation; empty where the side has no subject. */
  Optional<Answer.Explained> explain(Side side) {
    return Optional.ofNullable(subject(side)).map(subject -> explain(side, subject));
  }

  private Answer.Explained explain(Side side, Subject subject) {
    Entry best = sharpest(side, subject);
    List<Words.Known> idle = side.words().stream().filter(word -> !word.sharpens(best)).toList();
    List<String> said =
        Stream.of(ownReadings(subject, best), beside(idle, subject), unknown(side))
            .flatMap(List::stream)
            .toList();
    String heading = heading(subject.code(), best);
    return new Answer.Explained(
        subject.code(), heading, onPlatform(best, idle), said, related(side, subject, best));
  }

  /** The readings of the number, without what the entry's own words say already. */
  private static List<String> ownReadings(Subject subject, Entry best) {
    List<String> said = new ArrayList<>(subject.readings());
    Long code = subject.code();
    if (code != null && best.setBy().contains("128 + " + (code - Signals.BASE))) {
      said.remove(Readings.signalCode(code));
    }
    return said;
  }

  /** The part of the entry for the platform named last, or all of it where none is named. */
  private static Entry onPlatform(Entry best, List<Words.Known> idle) {
    return idle.stream()
        .map(word -> PLATFORMS.get(word.phrase()))
        .filter(Objects::nonNull)
        .reduce((first, last) -> last)
        .map(best::on)
        .orElse(best);
  }

  /** The general entry, what the words stand for, then what the best entry points to. */
  private List<Entry> related(Side side, Subject subject, Entry best) {
    Map<String, Entry> related = new LinkedHashMap<>();
    Stream.of(
            Stream.of(subject.entry()),
            matching(side, subject).stream(),
            entries(side),
            furtherReading(best, subject.code()).stream())
        .flatMap(entries -> entries)
        .forEach(entry -> related.putIfAbsent(entry.id(), entry));
    related.remove(best.id());
    return related.values().stream().limit(MOST_RELATED).toList();
  }

  private List<Entry> furtherReading(Entry best, @Nullable Long code) {
    List<Entry> own = code == null ? List.of() : codes.ownVariants(code);
    List<Entry> named = library.seeAlso(best);
    return library.isMade(best)
        ? Stream.concat(own.stream(), named.stream()).toList()
        : Stream.concat(named.stream(), own.stream()).toList();
  }

  private @Nullable Subject subject(Side side) {
    Token.Numeric number = side.number();
    return number != null
        ? numeric(side, number)
        : entries(side).findFirst().map(this::word).orElse(null);
  }

  /** What the words ask for by themselves, in their order. */
  private static Stream<Entry> entries(Side side) {
    return side.words().stream().map(Words.Known::entry).filter(Objects::nonNull);
  }

  private Subject numeric(Side side, Token.Numeric number) {
    if (number.value() instanceof Numerals.Whole(long value)) {
      return number(side, number.sort(), value);
    }
    return number.value() instanceof Numerals.Huge
        ? new Subject(null, codes.beyond(), List.of())
        : fraction();
  }

  private Subject number(Side side, Token.Sort sort, long value) {
    boolean namesItsSignal =
        entries(side).anyMatch(e -> Objects.equals(e.onlyCode(), Signals.BASE + value));
    if (Signals.exists(value) && (sort == Token.Sort.SIGNAL || namesItsSignal)) {
      return signal(value);
    }
    List<String> said = new ArrayList<>(readings.of(value));
    if (sort == Token.Sort.SIGNAL) {
      said.addFirst("Linux has the signals 1 to 64, so the number is read as an exit code.");
    }
    return new Subject(value, codes.get(value), said);
  }

  private Subject signal(long number) {
    long code = Signals.BASE + number;
    String reading =
        "Signal %d is %s; a container whose main process dies of it ends with %d."
            .formatted(number, Signals.title(number), code);
    return new Subject(code, codes.get(code), List.of(reading));
  }

  private Subject fraction() {
    return new Subject(
        null,
        library.entry(EXIT_CODE_TOPIC).orElse(codes.get(2)),
        List.of(
            "An exit code is a whole number: bash, dash and busybox refuse to exit with a fraction"
                + " and end with 2, mksh with 1; zsh and ksh cut the fraction off."));
  }

  private Subject word(Entry entry) {
    Long code = entry.onlyCode();
    return new Subject(code, entry, code == null ? List.of() : readings.of(code));
  }

  /** The entry whose context words match most; the general one where none does. */
  private Entry sharpest(Side side, Subject subject) {
    List<Entry> matching = matching(side, subject);
    return matching.isEmpty() ? subject.entry() : Collections.max(matching, byFit(side));
  }

  private static Comparator<Entry> byFit(Side side) {
    return Comparator.<Entry>comparingLong(variant -> matches(side, variant))
        .thenComparingInt(variant -> -firstMatch(side, variant))
        .thenComparing(variant -> variant.onlyCode() != null);
  }

  private List<Entry> matching(Side side, Subject subject) {
    return subject.code() == null
        ? List.of()
        : codes.variants(subject.code()).stream()
            .filter(variant -> matches(side, variant) > 0)
            .toList();
  }

  private static long matches(Side side, Entry variant) {
    return side.words().stream().filter(word -> word.sharpens(variant)).count();
  }

  private static int firstMatch(Side side, Entry variant) {
    int at = 0;
    while (!side.words().get(at).sharpens(variant)) {
      at++;
    }
    return at;
  }

  /** What the words say that the chosen entry does not stand for, each thing once. */
  private List<String> beside(List<Words.Known> idle, Subject subject) {
    return idle.stream()
        .filter(word -> !PLATFORMS.containsKey(word.phrase()))
        .flatMap(word -> beside(word, subject).stream())
        .distinct()
        .toList();
  }

  private Optional<String> beside(Words.Known word, Subject subject) {
    Optional<Entry> sharper = sharper(word, subject);
    Entry entry = sharper.orElse(word.entry());
    if (entry == null) {
      return Optional.of(
          "Nothing special is known beside “%s”: the general answer holds."
              .formatted(word.phrase()));
    }
    boolean same =
        entry.id().equals(subject.entry().id()) || (sharper.isEmpty() && isOf(entry, subject));
    return same ? Optional.empty() : Optional.of(entry.name() + ": " + entry.meaning());
  }

  private Optional<Entry> sharper(Words.Known word, Subject subject) {
    return Optional.ofNullable(subject.code()).stream()
        .flatMap(code -> codes.variants(code).stream())
        .filter(word::sharpens)
        .findFirst();
  }

  private static boolean isOf(Entry entry, Subject subject) {
    Long code = entry.onlyCode();
    return code != null && code.equals(subject.code());
  }

  private List<String> unknown(Side side) {
    List<String> words = side.unknown();
    if (words.isEmpty()) {
      return List.of();
    }
    String left =
        words.size() == 1
            ? "One word is not known here and was left out."
            : "Some words are not known here and were left out.";
    Optional<String> near = library.suggestions().forWords(words).stream().findFirst();
    return List.of(near.map(word -> left + " Did you mean " + word + "?").orElse(left));
  }

  private static String heading(@Nullable Long code, Entry entry) {
    if (code == null || entry.name().startsWith(code.toString())) {
      return entry.name();
    }
    String number = Readings.isStatus(code) ? code + " (" + Readings.hex(code) + ")" : "" + code;
    return number + " · " + entry.name();
  }
}
