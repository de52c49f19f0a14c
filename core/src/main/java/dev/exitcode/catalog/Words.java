package dev.exitcode.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words the catalog knows: those that ask for an entry, and those that only sharpen a code.
 * Spaces and punctuation are forgiven, so {@code crash loop back-off} finds {@code
 * crashloopbackoff}.
 */
final class Words {
  /**
   * A word or phrase of the catalog.
   *
   * @param phrase as the catalog writes it
   * @param entry what the phrase asks for by itself, or null where it only sharpens
   */
  record Known(String phrase, @Nullable Entry entry) {
    /** Whether {@code variant} is the reading beside this word or another name of the same. */
    boolean sharpens(Entry variant) {
      return variant.with().contains(phrase)
          || (entry != null && variant.with().stream().anyMatch(entry.words()::contains));
    }
  }

  private final Map<String, Known> exact = new HashMap<>();
  private final Map<String, Known> squashed = new HashMap<>();

  Words(Collection<Entry> entries) {
    entries.forEach(entry -> entry.words().forEach(word -> put(new Known(word, entry))));
    entries.forEach(entry -> entry.with().forEach(word -> put(new Known(word, null))));
    entries.stream()
        .filter(entry -> entry.codes().isEmpty())
        .forEach(entry -> putName(new Known(entry.id(), entry)));
  }

  /** The word or phrase of the catalog that {@code phrase}, in lower case, stands for. */
  @Nullable Known find(String phrase) {
    Known known = exact.get(phrase);
    return known != null ? known : squashed.get(Text.squash(phrase));
  }

  /** The word or phrase of the catalog that is written just so. */
  @Nullable Known findExactly(String phrase) {
    return exact.get(phrase);
  }

  /** Every word and phrase, as the catalog writes it. */
  Set<String> all() {
    return exact.keySet();
  }

  private void put(Known known) {
    exact.putIfAbsent(known.phrase(), known);
    putName(known);
  }

  /** Numbers and signs are the meaning of phrases such as {@code exit -1}: none is squashed. */
  private void putName(Known known) {
    String key = Text.squash(known.phrase());
    boolean numberless = !key.isEmpty() && key.chars().noneMatch(Character::isDigit);
    if (numberless || (known.phrase().indexOf(' ') < 0 && key.length() > 3)) {
      squashed.putIfAbsent(key, known);
    }
  }
}
