package dev.exitcode.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Everything known about exit codes, signals, reasons and states. Immutable, but for what a team
 * adds, and safe for use by many threads.
 */
public final class Catalog {
  private static final Set<String> LIST =
      Set.of("list", "ls", "codes", "common", "common codes", "list codes", "all codes", "all");

  private final Library library;
  private final Explainer explainer;
  private final Comparison comparison;
  private final Supplier<TeamKnowledge> team;
  private final TeamAnswers teamAnswers;

  private Catalog(Library library, Supplier<TeamKnowledge> team) {
    this.library = library;
    this.team = team;
    this.teamAnswers = new TeamAnswers(library.codes());
    this.explainer = new Explainer(library);
    this.comparison = new Comparison(library.codes());
  }

  /** Reads the catalog that ships with Exitcode; takes tens of milliseconds, so keep the result. */
  public static Catalog bundled() {
    List<Entry> entries =
        CatalogReader.FILES.parallelStream()
            .map(CatalogReader::bundled)
            .flatMap(List::stream)
            .toList();
    return new Catalog(
        new Library(entries, CatalogReader.bundled(CatalogReader.FALLBACKS)),
        () -> TeamKnowledge.NONE);
  }

  /**
   * The same catalog that answers with what a team knows of an exit code first, and says so; takes
   * no time to speak of.
   *
   * @param knowledge asked for each answer, so that it may change; must be safe for many threads
   */
  public Catalog with(Supplier<TeamKnowledge> knowledge) {
    return new Catalog(library, knowledge);
  }

  /**
   * What the team knows now: as long as it is the same object, the same questions have the same
   * answers.
   */
  public TeamKnowledge team() {
    return team.get();
  }

  /** All entries that say something of their own, in the order of the files. */
  public List<Entry> entries() {
    return library.entries();
  }

  /**
   * The entry with this id, also where {@link #exitCode} made it up: {@code 42}, {@code minus-9}.
   */
  public Optional<Entry> entry(String id) {
    return library.entry(id);
  }

  /**
   * What an exit code means by itself; every number has an entry. Takes constant time and allocates
   * nothing.
   */
  public Entry exitCode(long code) {
    return library.codes().get(code);
  }

  /**
   * Answers any text a person may type or paste: a code, a word, either with words that sharpen it
   * ({@code 137 java}), two of them, {@code list}, a line of {@code docker ps} or {@code kubectl
   * get pods}. Never throws and never returns null; takes time linear in the length of the text.
   */
  public Answer answer(String question) {
    String text = Text.clean(question);
    if (LIST.contains(text)) {
      return new Answer.Listed(commonCodes());
    }
    String asked = Pasted.shorten(text, this::namesASubject);
    Answer answer = answerPlain(Pasted.withoutAges(asked));
    return answer instanceof Answer.NotFound ? answerPlain(asked) : answer;
  }

  /**
   * The question that {@link #answer} answers with this again, such as {@code 137 java}: made from
   * the catalog's own words, never from what was typed, which may hold a secret. At most 150
   * characters; empty where there is none.
   */
  public Optional<String> questionFor(Answer answer) {
    return new Questions(this).of(answer);
  }

  /** The question for an entry by itself, as {@link #questionFor(Answer)} makes it. */
  public Optional<String> questionFor(Entry entry) {
    return new Questions(this).of(entry);
  }

  private boolean namesASubject(String text) {
    return Sides.of(Lexer.tokens(text, library.words())).getFirst().hasSubject();
  }

  private Answer answerPlain(String text) {
    List<Side> sides = Sides.of(Lexer.tokens(text, library.words()));
    TeamKnowledge known = team.get();
    List<Answer.Explained> explained =
        sides.stream()
            .flatMap(side -> explainer.explain(side).stream())
            .map(ours -> teamAnswers.of(ours, known))
            .toList();
    return switch (explained.size()) {
      case 0 -> library.suggestions().instead(sides.getFirst());
      case 1 -> explained.getFirst();
      default -> comparison.of(explained);
    };
  }

  private List<Entry> commonCodes() {
    return library.entries().stream()
        .filter(entry -> entry.common() && !entry.codes().isEmpty())
        .sorted(Comparator.comparingLong(entry -> entry.codes().getFirst().first()))
        .toList();
  }
}
