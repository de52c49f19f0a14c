package dev.exitcode.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog knows about one exit code, signal, reason or state. Texts are plain, short and
 * unescaped; their lengths are bounded by {@code catalog.schema.json}. Immutable.
 *
 * @param id unique over all files and stable, such as {@code 137}, {@code oomkilled} or {@code
 *     137-dotnet}
 * @param codes what exit codes it explains, single codes as ranges of one; empty for a word
 * @param with context words, lower case: the entry is the sharper reading of its codes beside one
 *     of them
 * @param words words that ask for it by themselves, lower case
 * @param name a few words for the heading
 * @param signal the signal the code stands for, such as {@code SIGKILL}, or null
 * @param meaning one sentence
 * @param setBy who wrote the number or the word
 * @param normal whether and when it is normal to see this
 * @param causes the most likely first, never empty
 * @param nextSteps the first step first, never empty
 * @param seeAlso ids of related entries
 * @param common whether the list of common codes shows it
 * @param sources where the facts come from, never empty
 */
public record Entry(
    String id,
    List<CodeRange> codes,
    List<String> with,
    List<String> words,
    String name,
    @Nullable String signal,
    String meaning,
    String setBy,
    String normal,
    Severity severity,
    List<Cause> causes,
    List<Step> nextSteps,
    List<String> prevention,
    List<Misconception> misconceptions,
    List<Contrast> contrasts,
    List<String> seeAlso,
    boolean common,
    List<Source> sources) {

  /** Copies every list, save those that are still to be read from the catalog. */
  public Entry {
    codes = List.copyOf(codes);
    with = List.copyOf(with);
    words = List.copyOf(words);
    causes = LateEntry.keep(causes);
    nextSteps = LateEntry.keep(nextSteps);
    prevention = LateEntry.keep(prevention);
    misconceptions = LateEntry.keep(misconceptions);
    contrasts = LateEntry.keep(contrasts);
    seeAlso = List.copyOf(seeAlso);
    sources = LateEntry.keep(sources);
  }

  /** This entry made to speak of one code: for generic entries, and ranges with one name a code. */
  Entry narrowed(long code, String ownName, @Nullable String ownSignal, String ownMeaning) {
    return new Entry(
        code < 0 ? "minus-" + -code : Long.toString(code),
        List.of(new CodeRange(code, code)),
        with,
        words,
        ownName,
        ownSignal,
        ownMeaning,
        setBy,
        normal,
        severity,
        causes,
        nextSteps,
        prevention,
        misconceptions,
        contrasts,
        seeAlso,
        common,
        sources);
  }

  /** The one code this entry is about, or null where it is about several or none. */
  public @Nullable Long onlyCode() {
    return codes.size() == 1 && codes.getFirst().isSingle() ? codes.getFirst().first() : null;
  }

  /**
   * This entry with the causes and steps of one platform only; unchanged where none would remain.
   */
  public Entry on(Platform platform) {
    List<Cause> kept =
        causes.stream().filter(c -> c.on() == platform || c.on() == Platform.ANY).toList();
    List<Step> steps =
        nextSteps.stream().filter(s -> s.on() == platform || s.on() == Platform.ANY).toList();
    return kept.isEmpty() || steps.isEmpty()
        ? this
        : new Entry(
            id,
            codes,
            with,
            words,
            name,
            signal,
            meaning,
            setBy,
            normal,
            severity,
            kept,
            steps,
            prevention,
            misconceptions,
            contrasts,
            seeAlso,
            common,
            sources);
  }

  /** Exit codes from {@code first} to {@code last}, both included. */
  public record CodeRange(long first, long last) {
    /** Whether the range is one code. */
    public boolean isSingle() {
      return first == last;
    }

    /** Whether {@code code} lies in the range. */
    public boolean contains(long code) {
      return first <= code && code <= last;
    }
  }

  /** Why it may have happened, and the field, event or log line that shows it. */
  public record Cause(Platform on, String cause, String tellBy) {}

  /** What to do, and the command for it with placeholders such as {@code <pod>}, or null. */
  public record Step(Platform on, String text, @Nullable String command) {}

  /** What is commonly believed, and what is true. */
  public record Misconception(String belief, String truth) {}

  /** One sentence on what tells this entry from the one named by {@code to}. */
  public record Contrast(String to, String difference) {}

  /** Where a fact comes from; the address is null for experiments and books. */
  public record Source(String title, @Nullable String url) {}
}
